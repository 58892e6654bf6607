using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Retention;

/// <summary>Ends a hold: what it held goes when its time is over.</summary>
/// <param name="Hold">Which one.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
public sealed record LiftHold(PreservationHoldId Hold, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager, PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await RetentionStore.FindAsync(change.Session, Hold, cancellationToken) is not { } hold) return RetentionProblems.HoldUnknown;
        var problems = new Problems();
        problems.AddIf(string.IsNullOrWhiteSpace(Reason), TextProblems.Missing(RetentionTexts.Reason));
        problems.AddIf(Reason.Length > PlaceHold.ReasonLimit, TextProblems.TooLong(RetentionTexts.Reason, PlaceHold.ReasonLimit));
        problems.AddIf(hold.LiftedAt is not null, RetentionProblems.HoldLifted);
        if (problems.Any) return problems;

        await RetentionStore.LiftAsync(change.Session, Hold, change.Now, cancellationToken);
        await change.RecordAsync(new HoldLifted(hold, Reason), cancellationToken);
        return new Done();
    }
}
