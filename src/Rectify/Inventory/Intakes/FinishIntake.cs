using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Inventory.Intakes;

/// <summary>An intake is matched, or it is said why nothing was.</summary>
/// <param name="Intake">Which.</param>
/// <param name="Matched">What matching changed; null when nothing could be matched.</param>
/// <param name="Why">Why nothing was.</param>
public sealed record FinishIntake(IntakeId Intake, IntakeMatched? Matched, string? Why) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await IntakeStore.FindAsync(change.Session, Intake, cancellationToken) is not { State: IntakeState.Recorded } intake) return IntakeProblems.Unknown;
        var now = intake with { State = IntakeState.Done, ChangedAt = change.Now, Matched = Matched, Why = Why };
        await IntakeStore.PutAsync(change.Session, now, cancellationToken);
        await change.RecordAsync(new IntakeMoved(now), cancellationToken);
        return new Done();
    }
}
