using NodaTime;
using Rectify.Cases.Reports;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Retention;

/// <summary>Says that something must not be erased, whatever its time.</summary>
/// <param name="Subject">A case, with all that belongs to it, the scans of its systems and the imports that name it; or a report; null for everything.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
/// <param name="Until">Until when; null until it is lifted.</param>
public sealed record PlaceHold(Subject? Subject, string Reason, Instant? Until) : ICommand<PreservationHoldId>
{
    /// <summary>The longest reason.</summary>
    internal const int ReasonLimit = 2_000;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager, PersonRole.Coordinator, PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<PreservationHoldId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.AddIf(string.IsNullOrWhiteSpace(Reason), TextProblems.Missing(RetentionTexts.Reason));
        problems.AddIf(Reason.Length > ReasonLimit, TextProblems.TooLong(RetentionTexts.Reason, ReasonLimit));
        problems.AddIf(Until <= change.Now, RetentionProblems.EndsBefore);
        var (found, group) = await SubjectAsync(change, cancellationToken);
        problems.AddIf(!found, RetentionProblems.SubjectUnknown);
        if (problems.Any) return problems;

        var hold = new PreservationHold(new(change.NewId()), Subject, Reason, change.Now, change.Actor.Who, Until, LiftedAt: null);
        await RetentionStore.AddAsync(change.Session, hold, group, cancellationToken);
        await change.RecordAsync(new HoldPlaced(hold, group), cancellationToken);
        return hold.Id;
    }

    private async Task<(bool Found, Id? Group)> SubjectAsync(Change change, CancellationToken cancellationToken)
    {
        if (Subject is not { } subject) return (true, null);
        if (subject.Concept == "report" && await ReportStore.FindAsync(change.Session, new ReportId(subject.Id), cancellationToken) is { } report) return (true, report.AccessGroup);
        if (subject.Concept == "case" && await CaseStore.FindAsync(change.Session, new CaseId(subject.Id), cancellationToken) is { } held) return (true, held.AccessGroup);
        return (false, null);
    }
}
