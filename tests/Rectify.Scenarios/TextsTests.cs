using System.Reflection;
using System.Text.RegularExpressions;
using Rectify.Foundation;

namespace Rectify.Scenarios;

/// <summary>Every text of the program stands in a table of <see cref="Text"/>; this finds the one that was not translated.</summary>
public sealed partial class TextsTests
{
    // Format names, file names and the like read the same in both languages; these members may have no Chinese character.
    private static readonly string[] SameInBoth = [];

    public static TheoryData<string> Members
    {
        get
        {
            var members = new TheoryData<string>();
            foreach (var member in Tables().SelectMany(Texts)) members.Add($"{member.DeclaringType?.Name}.{member.Name}");
            return members;
        }
    }

    [Fact]
    public void There_are_tables_of_texts() => Assert.True(Tables().Count() >= 8, "too few tables found: did the namespace change?");

    [Theory, MemberData(nameof(Members))]
    public void Text_is_written_in_both_languages(string name)
    {
        var member = Tables().SelectMany(Texts).First(each => $"{each.DeclaringType?.Name}.{each.Name}" == name);
        foreach (var text in Values(member))
        {
            Assert.False(string.IsNullOrWhiteSpace(text.English), $"{name} has no English");
            Assert.False(string.IsNullOrWhiteSpace(text.Chinese), $"{name} has no Chinese");
            Assert.False(Han().IsMatch(text.English), $"{name} has Chinese in its English: {text.English}");
            if (!SameInBoth.Contains(name)) Assert.True(Han().IsMatch(text.Chinese), $"{name} is not translated: {text.Chinese}");
        }
    }

    private static IEnumerable<Type> Tables() =>
        Assembly.Load("Rectify.Cli").GetTypes()
            .Where(type => type.Name.EndsWith("Texts", StringComparison.Ordinal) && type is { IsAbstract: true, IsSealed: true });

    private static IEnumerable<MemberInfo> Texts(Type table) =>
        table.GetMembers(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo { PropertyType: var type } && type == typeof(Text)
                || member is MethodInfo { ReturnType: var returned, IsSpecialName: false } && returned == typeof(Text));

    // A text with arguments is asked with samples of them: every member of an enum, one and many of a number, with and without what may be null.
    private static IEnumerable<Text> Values(MemberInfo member)
    {
        if (member is PropertyInfo property) return property.GetValue(null) is Text text ? [text] : [];
        var method = (MethodInfo)member;
        var samples = method.GetParameters().Select(parameter => Samples(parameter).ToList()).ToList();
        return Enumerable.Range(0, samples.Count == 0 ? 1 : samples.Max(list => list.Count))
            .Select(i => method.Invoke(null, [.. samples.Select(list => list[i % list.Count])]))
            .OfType<Text>();
    }

    private static IEnumerable<object?> Samples(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var optional = Nullable.GetUnderlyingType(parameter.ParameterType) is not null
            || new NullabilityInfoContext().Create(parameter).ReadState == NullabilityState.Nullable;
        if (optional) yield return null;
        if (type.IsEnum) foreach (var value in Enum.GetValues(type)) yield return value;
        else if (type == typeof(string)) yield return "x";
        else if (type == typeof(bool)) { yield return false; yield return true; }
        else if (type == typeof(int)) { yield return 1; yield return 2; }
        else if (type == typeof(long)) { yield return 1L; yield return 2L; }
        else if (type == typeof(Text)) yield return new Text("x", "甲");
        else if (type.IsValueType) yield return Activator.CreateInstance(type);
        else throw new NotSupportedException($"{parameter.Member.DeclaringType?.Name}.{parameter.Member.Name} takes a {type}: say here what a sample of it is");
    }

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Han();
}
