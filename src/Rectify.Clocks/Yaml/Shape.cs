using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Yaml;

/// <summary>
/// How one kind of value is read. A node that does not fit adds a problem and gives an empty value, so that reading goes on and finds the
/// next problem too; the empty value never leaves the reader, because a file with a problem has no value.
/// </summary>
internal sealed record Shape<T>(Func<YamlNode, ReadProblems, T> Read);

/// <summary>The shapes that all files share.</summary>
internal static class Shapes
{
    internal static readonly Shape<string> Text = Parsed("text", static s => s.Trim().Length == 0 ? null : s.Trim());

    /// <summary>An id: lower-case letters, digits, dots and hyphens, at most 80.</summary>
    internal static readonly Shape<string> Id = Parsed("id", static s => IsId(s) ? s : null);

    /// <summary>A date of the years 1900 to 2200, so that no period counted from it leaves the calendar.</summary>
    internal static readonly Shape<LocalDate> Date = ParsedValue("date (YYYY-MM-DD)",
        static s => LocalDatePattern.Iso.Parse(s) is { Success: true, Value.Year: >= 1900 and <= 2200 } r ? r.Value : (LocalDate?)null);

    internal static readonly Shape<int> Count = ParsedValue("whole number from 1",
        static s => int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 && n <= 1_000_000 ? n : (int?)null);

    /// <summary>A whole number from 1 to a bound.</summary>
    internal static Shape<int> CountTo(int most) => ParsedValue($"whole number from 1 to {most}",
        s => int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 && n <= most ? n : (int?)null);

    internal static readonly Shape<LocalTime> TimeOfDay = ParsedValue("time of day (HH:mm)",
        static s => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(s) is { Success: true } r ? r.Value : (LocalTime?)null);

    internal static readonly Shape<bool> YesNo = ParsedValue("yes or no", static s => s switch { "yes" => true, "no" => false, _ => (bool?)null });

    internal static readonly Shape<Uri?> Url = new(static (node, problems) =>
    {
        if (Scalar(node, problems) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "https" or "http") return url;
        problems.Add(ReadCode.WrongValue, node.At, "web address", text);
        return null;
    });

    internal static readonly Shape<string> Zone = Parsed("time zone of the tz database",
        static s => DateTimeZoneProviders.Tzdb.GetZoneOrNull(s) is null ? null : s, empty: "UTC");

    internal static Shape<T> Word<T>() where T : struct, Enum => new(static (node, problems) =>
    {
        if (Scalar(node, problems) is not { } text) return default;
        if (Words.TryParse<T>(text, out var value)) return value;
        problems.Add(ReadCode.UnknownWord, node.At, text, Nearest.To(text, Words.All<T>()), typeof(T).Name);
        return default;
    });

    internal static Shape<IReadOnlyList<T>> ListOf<T>(Shape<T> item) => new((node, problems) =>
    {
        if (node is YamlNode.Sequence list) return [.. list.Items.Select(i => item.Read(i, problems))];
        problems.Add(ReadCode.WrongShape, node.At, "list", node.Kind());
        return [];
    });

    /// <summary>A list with at least one entry.</summary>
    internal static Shape<IReadOnlyList<T>> SomeOf<T>(Shape<T> item) => new((node, problems) =>
    {
        var items = ListOf(item).Read(node, problems);
        if (node is YamlNode.Sequence { Items.Count: 0 }) problems.Add(ReadCode.WrongShape, node.At, "list with at least one entry", "empty list");
        return items;
    });

    /// <summary>
    /// A mapping, read key by key; what <paramref name="read"/> does not ask for is reported as unknown. Empty it is what is made of a mapping
    /// without keys, of which nothing more is said.
    /// </summary>
    internal static Shape<T> Keyed<T>(Func<Keys, T> read) => new((node, problems) =>
    {
        if (node is YamlNode.Mapping mapping) return Keys.Read(mapping, problems, read);
        problems.Add(ReadCode.WrongShape, node.At, "mapping", node.Kind());
        return Keys.Read(new YamlNode.Mapping([], node.At), problems.Unheard, read);
    });

    internal static bool IsId(string s) =>
        s.Length is > 0 and <= 80 && s.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-');

    internal static Shape<string> Parsed(string expected, Func<string, string?> parse, string empty = "") => new((node, problems) =>
    {
        if (Scalar(node, problems) is not { } text) return empty;
        if (parse(text) is { } value) return value;
        problems.Add(ReadCode.WrongValue, node.At, expected, text);
        return empty;
    });

    internal static Shape<T> ParsedValue<T>(string expected, Func<string, T?> parse) where T : struct => new((node, problems) =>
    {
        if (Scalar(node, problems) is not { } text) return default;
        if (parse(text) is { } value) return value;
        problems.Add(ReadCode.WrongValue, node.At, expected, text);
        return default;
    });

    private static string? Scalar(YamlNode node, ReadProblems problems)
    {
        if (node is YamlNode.Scalar scalar) return scalar.Value;
        problems.Add(ReadCode.WrongShape, node.At, "text", node.Kind());
        return null;
    }
}
