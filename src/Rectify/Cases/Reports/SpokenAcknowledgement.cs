using NodaTime;
using Rectify.Foundation;

namespace Rectify.Cases.Reports;

/// <summary>What somebody who reports by word of mouth is told: the number, our own target, and nothing of what they said.</summary>
public static class SpokenAcknowledgement
{
    /// <summary>The words, in the language in which the report is answered.</summary>
    /// <param name="report">The report.</param>
    /// <param name="shown">How an instant is said.</param>
    public static string Of(InboundReport report, Func<Instant, string> shown)
    {
        var parts = new List<Text> { ReportTexts.CameIn(report.Number) };
        if (report.AssessBy is { } assess) parts.Add(ReportTexts.AssessedBy(shown(assess)));
        parts.Add(ReportTexts.NameTheNumber(report.Number));
        return string.Join(report.Language == Language.Chinese ? "" : " ", parts.Select(part => part.In(report.Language)));
    }
}
