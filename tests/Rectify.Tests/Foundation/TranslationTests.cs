using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Tests.Foundation;

/// <summary>
/// Finds every static member of the product that gives a <see cref="Text"/> or a <see cref="Problem"/> to others, calls it with sample
/// arguments, and looks whether each language is written in its own script. A table may refuse a combination that its engine never makes,
/// but every code must have a text in some.
/// </summary>
public sealed class TranslationTests
{
    /// <summary>Members whose text may hold the other script, or only one, each with its reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["Text.Same"] = "It makes such texts: names, identifiers, paths.",
        ["AdvisoriesTexts.Of(Correction)"] = "It passes on the two languages that a correction's record holds.",
        ["ClocksTexts.AnswerTo"] = "A number is written alike in both.",
        ["OrderProblems.NotADate"] = "It shows how a date is written in either language.",
    };

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
        [typeof(Func<Instant, string>)] = (Func<Instant, string>)(instant => instant.ToString()),
        [typeof(ImmutableArray<string>)] = ImmutableArray.Create("x-1", "x-2", "x-3", "x-4"),
    };

    public static TheoryData<string> Members => [.. Texts().Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_text_is_written_in_both_languages(string member)
    {
        var (written, refused) = (new HashSet<object>(), new HashSet<object>());
        foreach (var (arguments, text) in Texts()[member]())
        {
            (text is null ? refused : written).Add(CodeOf(arguments));
            if (text is not { } said) continue;
            Assert.True(said.English.Length > 0 && (Exceptions.ContainsKey(member) || !said.English.EnumerateRunes().Any(IsHan)), $"English: {said.English}");
            Assert.True(Exceptions.ContainsKey(member) || said.Chinese.EnumerateRunes().Any(IsHan), $"Chinese: {said.Chinese}");
        }
        Assert.NotEmpty(written);
        Assert.Empty(refused.Except(written));
    }

    [Fact]
    public void Every_exception_is_needed() => Assert.All(Exceptions.Keys, member => Assert.True(Texts().ContainsKey(member), $"{member} is not a text any more"));

    private static Dictionary<string, Func<IEnumerable<(object[] Arguments, Text? Text)>>> Texts()
    {
        var texts = new Dictionary<string, Func<IEnumerable<(object[], Text?)>>>();
        const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        foreach (var type in typeof(Text).Assembly.GetTypes().Where(type => !type.Name.StartsWith('<') && !type.ContainsGenericParameters))
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
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>();
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
