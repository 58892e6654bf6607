using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Testing;

/// <summary>
/// Every static member of an assembly that gives a <see cref="Text"/> or a <see cref="Problem"/> to others: it is called with sample arguments, and each language
/// must be written in its own script. A table may refuse a combination that its engine never makes, but every code must have a text in some.
/// </summary>
/// <param name="assembly">Whose texts.</param>
/// <param name="exceptions">Members whose text may hold the other script, or only one, each with its reason.</param>
internal sealed class Translations(Assembly assembly, IReadOnlyDictionary<string, string> exceptions)
{
    /// <summary>Arguments for parameters of a type; an enum gets each of its values. A new kind of parameter needs its sample here.</summary>
    private static readonly Dictionary<Type, object> Samples = new()
    {
        [typeof(string)] = "x-1",
        [typeof(int)] = 3,
        [typeof(long)] = 3L,
        [typeof(double)] = 3.0,
        [typeof(bool)] = true,
        [typeof(Text)] = new Text("thing", "东西"),
        [typeof(RuleText)] = new RuleText("thing", "东西"),
        [typeof(IReadOnlyList<RuleText>)] = new[] { new RuleText("thing", "东西"), new RuleText("other", "其他") },
        [typeof(CheckedLog)] = new CheckedLog("x-1", 3, [], Reached: 5, VouchedFor: true),
        [typeof(Instant)] = Instant.FromUtc(2026, 11, 22, 9, 0),
        [typeof(Instant?)] = Instant.FromUtc(2026, 11, 22, 9, 0),
        [typeof(LocalDate)] = new LocalDate(2026, 11, 22),
        [typeof(DateOnly)] = new DateOnly(2026, 11, 22),
        [typeof(Duration)] = Duration.FromHours(3),
        [typeof(IReadOnlyList<PersonRole>)] = new[] { PersonRole.Analyst, PersonRole.Manager },
        [typeof(string[])] = new[] { "x-1", "x-2", "x-3", "x-4" },
        [typeof(IReadOnlyList<string>)] = new[] { "x-1", "x-2", "x-3", "x-4" },
        [typeof(IEnumerable<string>)] = new[] { "x-1", "x-2", "x-3", "x-4" },
        [typeof(IEnumerable<Text>)] = new[] { new Text("thing", "东西"), new Text("other", "其他") },
        [typeof(IReadOnlyList<Text>)] = new[] { new Text("thing", "东西"), new Text("other", "其他") },
        [typeof(Rectify.Clocks.Rules.Period)] = new Rectify.Clocks.Rules.Period.Elapsed(3, PeriodUnit.Hours, CountingCode.HoursElapsed, null),
        [typeof(Bound)] = new Bound([Role.Provider], ["CN"], ["DE"], [], [], [], null),
        [typeof(Terms)] = RuleBook.Embedded().Terms,
        // Its test is a number of the specification; PublicationTextsTests goes through all of them.
        [typeof(Rectify.Publications.Checking.CsafFinding)] = new Rectify.Publications.Checking.CsafFinding("6.1.1", "/product_tree", "x-1"),
        [typeof(Rule)] = RuleBook.Embedded().Rules.First(rule => rule.Id == "eu.cra.aev.ew"),
        [typeof(Func<Instant, string>)] = (Func<Instant, string>)(instant => instant.ToString()),
        [typeof(ImmutableArray<string>)] = ImmutableArray.Create("x-1", "x-2", "x-3", "x-4"),
    };

    private Dictionary<string, Func<IEnumerable<(object[] Arguments, Text? Text)>>>? found;

    private Dictionary<string, Func<IEnumerable<(object[] Arguments, Text? Text)>>> Texts => found ??= Find();

    /// <summary>The members, in order.</summary>
    public IEnumerable<string> Members => Texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>Exceptions that are of no text any more.</summary>
    public IEnumerable<string> Idle => exceptions.Keys.Where(member => !Texts.ContainsKey(member));

    /// <summary>Demands both languages of a member.</summary>
    public void Demand(string member)
    {
        var (written, refused) = (new HashSet<object>(), new HashSet<object>());
        foreach (var (arguments, text) in Texts[member]())
        {
            (text is null ? refused : written).Add(CodeOf(arguments));
            if (text is not { } said) continue;
            Assert.True(said.English.Length > 0 && (exceptions.ContainsKey(member) || !said.English.EnumerateRunes().Any(IsHan)), $"English: {said.English}");
            Assert.True(exceptions.ContainsKey(member) || said.Chinese.EnumerateRunes().Any(IsHan), $"Chinese: {said.Chinese}");
        }
        Assert.NotEmpty(written);
        Assert.Empty(refused.Except(written));
    }

    private Dictionary<string, Func<IEnumerable<(object[] Arguments, Text? Text)>>> Find()
    {
        var texts = new Dictionary<string, Func<IEnumerable<(object[], Text?)>>>();
        const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (var type in assembly.GetTypes().Where(type => !type.Name.StartsWith('<') && !type.ContainsGenericParameters))
        {
            foreach (var property in type.GetProperties(All).Where(property => IsText(property.PropertyType) && property.GetMethod is { IsPrivate: false }))
                texts[$"{type.Name}.{property.Name}"] = () => [([], TextOf(property.GetValue(null)))];
            foreach (var method in type.GetMethods(All).Where(method => IsText(method.ReturnType) && !method.IsPrivate && !method.IsSpecialName && !method.Name.StartsWith('<')))
                texts[$"{type.Name}.{Signature(method)}"] = () => Arguments(method.GetParameters()).Select(arguments => (arguments, Call(method, arguments)));
        }
        return texts;
    }

    private static string Signature(MethodInfo method) => method.DeclaringType?.GetMember(method.Name, MemberTypes.Method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Length > 1
        ? $"{method.Name}({string.Join(',', method.GetParameters().Select(parameter => parameter.ParameterType.Name))})"
        : method.Name;

    private static bool IsText(Type type) => type == typeof(Text) || type == typeof(Problem);

    /// <summary>Null when the table has no text for this combination.</summary>
    private static Text? Call(MethodInfo method, object[] arguments)
    {
        try
        {
            return TextOf(method.Invoke(null, arguments));
        }
        catch (TargetInvocationException refusal) when (refusal.InnerException is ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>The enum value that the text stands for: the argument, or the first one in it.</summary>
    private static object CodeOf(object[] arguments) => arguments switch
    {
        [] => "",
        [Enum code, ..] => code,
        [var record, ..] => record.GetType().GetProperties().Where(property => property.PropertyType.IsEnum).Select(property => property.GetValue(record)).FirstOrDefault() ?? "",
    };

    private static Text TextOf(object? value) => value switch
    {
        Text text => text,
        Problem problem => problem.Message,
        _ => throw new InvalidOperationException("A text is null"),
    };

    private static IEnumerable<object[]> Arguments(ParameterInfo[] parameters) =>
        parameters.Aggregate((IEnumerable<object[]>)[[]], (sofar, parameter) => sofar.SelectMany(before => Values(parameter.ParameterType).Select(value => (object[])[.. before, value])));

    private static IEnumerable<object> Values(Type type)
    {
        if (Samples.TryGetValue(type, out var sample)) return [sample];
        if (type == typeof(Circumstance)) return Enum.GetValues<AnswerKind>().Select(CircumstanceTaking);
        // NodaTime counts a day among the days of a week that is none of them.
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().Where(value => value is not IsoDayOfWeek.None);
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Values(underlying);
        if (type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length) is { } made && made.GetParameters().Length > 0)
            return Arguments(made.GetParameters()).Select(made.Invoke);
        if (type.IsValueType && Activator.CreateInstance(type) is { } value) return [value];
        throw new InvalidOperationException($"There is no sample of {type}: add one to Samples");
    }

    private static Circumstance CircumstanceTaking(AnswerKind kind) => new()
    {
        Id = "thing", Name = new RuleText("thing", "东西"), Asks = new RuleText("Is it so?", "是否如此？"), Takes = kind,
        Words = [KeyValuePair.Create("x-1", new RuleText("thing", "东西"))],
    };

    private static bool IsHan(Rune rune) => rune.Value is >= 0x4E00 and <= 0x9FFF or >= 0x3400 and <= 0x4DBF;
}
