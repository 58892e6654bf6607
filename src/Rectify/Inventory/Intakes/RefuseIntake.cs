using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage.Files;

namespace Rectify.Inventory.Intakes;

/// <summary>Nothing in an intake could be read: what was known of the release or system stays, and the file is let go.</summary>
/// <param name="Intake">Which.</param>
/// <param name="Why">Why.</param>
public sealed record RefuseIntake(IntakeId Intake, string Why) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await IntakeStore.FindAsync(change.Session, Intake, cancellationToken) is not { State: IntakeState.Waiting } intake) return IntakeProblems.Unknown;
        var now = intake with { State = IntakeState.Refused, ChangedAt = change.Now, Why = Why };
        await IntakeStore.PutAsync(change.Session, now, cancellationToken);
        await FileStore.LetGoAsync(change.Session, intake.Sha256, cancellationToken);
        await change.RecordAsync(new IntakeMoved(now), cancellationToken);
        return new Done();
    }
}
