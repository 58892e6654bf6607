using System.Globalization;
using System.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;

namespace Rectify.Submissions;

/// <summary>One field of a report: what the form asks, and what stands in it.</summary>
/// <param name="Field">The form's field.</param>
/// <param name="Value">What stands in it; empty when nothing does.</param>
public sealed record ReportField(FormField Field, string Value)
{
    /// <summary>Whether the form demands it and nothing stands there.</summary>
    public bool IsMissing => Field.Need == FieldNeed.Required && Value.Length == 0;

    /// <summary>Whether the form's limit is exceeded; counted in characters as people count them.</summary>
    public bool IsTooLong => Field.MaxLength is { } most && new StringInfo(Value).LengthInTextElements > most;

    /// <summary>What the recipient calls it.</summary>
    public string Label(Language language) => Field.Label is { } label ? new Text(label.English, label.Chinese).In(language) : Field.Name;
}

/// <summary>
/// The ready-to-file text of a report: UTF-8, LF line ends, the form's fields in the recipient's order and under the recipient's own
/// names, nothing that the form does not ask for. What is missing is marked in its place, so that a person can file incomplete rather
/// than late.
/// </summary>
public static class ReportText
{
    /// <summary>Stands where a required field is empty.</summary>
    public static Text Missing { get; } = new("[missing]", "〔缺〕");

    /// <summary>Writes the text.</summary>
    /// <param name="title">The report's title in the recipient's language.</param>
    /// <param name="fields">The form's fields in order.</param>
    /// <param name="language">The recipient's language.</param>
    public static byte[] Write(string title, IEnumerable<ReportField> fields, Language language)
    {
        var text = new StringBuilder().Append(title).Append("\n\n");
        foreach (var field in fields)
        {
            var value = field.Value.Length > 0 ? field.Value : field.IsMissing ? Missing.In(language) : "";
            if (value.Length == 0) continue;
            text.Append(field.Label(language)).Append(language == Language.Chinese ? "：" : ": ");
            text.Append(value.ReplaceLineEndings("\n  ")).Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
