using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Inventory.Intakes;

/// <summary>Matches what an intake recorded, or says why there is nothing to match against; the intake is done.</summary>
/// <param name="Intake">Which.</param>
/// <param name="Matcher">What matches.</param>
public sealed record FinishIntake(IntakeId Intake, IIntakeMatcher Matcher) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await IntakeStore.FindAsync(change.Session, Intake, cancellationToken) is not { State: IntakeState.Recorded } intake) return IntakeProblems.Unknown;
        if (!(await Matcher.MatchAsync(change, intake.Asset, cancellationToken)).Succeeded(out var matching, out var problems)) return problems;
        var now = intake with { State = IntakeState.Done, ChangedAt = change.Now, Matched = matching.Matched, Why = matching.Why };
        await IntakeStore.PutAsync(change.Session, now, cancellationToken);
        await change.RecordAsync(new IntakeMoved(now), cancellationToken);
        return new Done();
    }
}
