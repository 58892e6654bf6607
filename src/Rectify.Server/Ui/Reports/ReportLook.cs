using NodaTime;
using Rectify.Cases.Reports;
using Rectify.Foundation;

namespace Rectify.Server.Ui.Reports;

/// <summary>A shape and a word for where a report stands, and what we have set ourselves next. Our own targets are never red: they are no law's.</summary>
/// <param name="Glyph">The shape.</param>
/// <param name="Word">The word.</param>
/// <param name="Colour">The class of the style sheet.</param>
internal readonly record struct ReportLook(string Glyph, Text Word, string Colour)
{
    /// <summary>Of a state.</summary>
    public static ReportLook Of(ReportState state) => state switch
    {
        ReportState.Received => new("?", ReportTexts.Of(state), "plain"),
        ReportState.Valid => new("●", ReportTexts.Of(state), "plain"),
        ReportState.Accepted => new("◐", ReportTexts.Of(state), "plain"),
        ReportState.Deferred => new("◌", ReportTexts.Of(state), "plain"),
        _ => new("–", ReportTexts.Of(state), "faint"),
    };

    /// <summary>The next of our own targets that is not met; null when there is none.</summary>
    public static (Instant At, Text What)? Target(InboundReport report) =>
        report is { AcknowledgedAt: null, AcknowledgeBy: { } acknowledge } ? (acknowledge, ReportsTexts.ToAcknowledge)
        : report is { AssessedAt: null, AssessBy: { } assess } ? (assess, ReportsTexts.ToAssess)
        : null;
}
