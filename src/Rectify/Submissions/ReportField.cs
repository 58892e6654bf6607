using System.Globalization;
using Rectify.Clocks.Rules;
using Rectify.Foundation;

namespace Rectify.Submissions;

/// <summary>One field of a report: what the form asks, and what stands in it.</summary>
/// <param name="Field">The form's field.</param>
/// <param name="Value">What stands in it, in the language of the form; empty when nothing does.</param>
public sealed record ReportField(FormField Field, string Value)
{
    /// <summary>The same in the team's other language, for those who do not read the recipient's; it is never filed.</summary>
    public string Beside { get; init; } = "";

    /// <summary>Whence it came.</summary>
    public FieldOrigin Origin { get; init; }

    /// <summary>Whether it is kept here and not told to this recipient.</summary>
    public bool LeftOut { get; init; }

    /// <summary>What is told: empty where nothing stands, or where it is left out.</summary>
    public string Told => LeftOut ? "" : Value;

    /// <summary>Whether the form demands it and nothing is told.</summary>
    public bool IsMissing => Field.Need == FieldNeed.Required && Told.Length == 0;

    /// <summary>How long the text is, in characters as people count them.</summary>
    public int Length => new StringInfo(Value).LengthInTextElements;

    /// <summary>Whether the form's limit is exceeded.</summary>
    public bool IsTooLong => Field.MaxLength is { } most && Length > most;

    /// <summary>What the recipient calls it.</summary>
    public string Label(Language language) => Field.Label is { } label ? new Text(label.English, label.Chinese).In(language) : Field.Name;
}
