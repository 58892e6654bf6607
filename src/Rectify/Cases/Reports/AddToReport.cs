using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Reports;

/// <summary>Adds to a report what came in later: an answer, a second mail, what a caller said.</summary>
/// <param name="Report">The report.</param>
/// <param name="Subject">Its subject, up to 300 characters in a line; may be empty.</param>
/// <param name="Text">What it says, up to 200,000 characters.</param>
/// <param name="Files">What came with it.</param>
public sealed record AddToReport(ReportId Report, string Subject, string Text, IReadOnlyList<NewReportFile> Files) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => ReportTransitions.Handlers;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ReportStore.FindAsync(change.Session, Report, cancellationToken) is not { } report) return ReportProblems.Unknown;
        var problems = new Problems();
        problems.AddIf(Subject.Length > TakeInReport.SubjectLimit, TextProblems.TooLong(ReportTexts.Subject, TakeInReport.SubjectLimit));
        problems.AddIf(Text.Length > TakeInReport.TextLimit, TextProblems.TooLong(ReportTexts.Body, TakeInReport.TextLimit));
        problems.AddIf(string.IsNullOrWhiteSpace(Text) && Files.Count == 0, ReportProblems.SaysNothing);
        TakeInReport.Check(problems, Files);
        if (problems.Any) return problems;
        await AddAsync(change, report, Subject, Text, Files, unread: [], change.Now, cancellationToken);
        return new Done();
    }

    internal static async Task AddAsync(
        Change change, InboundReport report, string subject, string text, IReadOnlyList<NewReportFile> files, IReadOnlyList<Unread> unread, Instant receivedAt,
        CancellationToken cancellationToken)
    {
        var message = new ReportMessage(change.NewId(), receivedAt, StrangersText.Line(subject), StrangersText.Lines(text), unread);
        var added = await ReportContentStore.AddAsync(change.Session, report.Id, message, StrangersText.Clean(files), change.NewId, cancellationToken);
        await change.RecordAsync(new ReportMessageAdded(report, message, added), cancellationToken);
    }
}
