using System.Text;
using Rectify.Foundation;

namespace Rectify.Submissions;

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
            var value = field.Told.Length > 0 ? field.Told : field.IsMissing ? Missing.In(language) : "";
            if (value.Length == 0) continue;
            text.Append(field.Label(language)).Append(language == Language.Chinese ? "：" : ": ");
            text.Append(value.ReplaceLineEndings("\n  ")).Append('\n');
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
