using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Scanning;
using Rectify.Storage.Files;

namespace Rectify.Inventory.Intakes;

/// <summary>Records what an intake was found to say; its file is let go.</summary>
/// <param name="Intake">Which.</param>
/// <param name="Scan">What was found in it.</param>
/// <param name="Notes">The first notes on what was not read.</param>
public sealed record RecordIntake(IntakeId Intake, ScanResult Scan, IReadOnlyList<string> Notes) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await IntakeStore.FindAsync(change.Session, Intake, cancellationToken) is not { State: IntakeState.Waiting } intake) return IntakeProblems.Unknown;
        var recorded = await IngestComponents.RecordAsync(change, intake.Asset, Scan, cancellationToken);
        var now = intake with { State = IntakeState.Recorded, ChangedAt = change.Now, Recorded = recorded, Notes = Notes };
        await IntakeStore.PutAsync(change.Session, now, cancellationToken);
        await FileStore.LetGoAsync(change.Session, intake.Sha256, cancellationToken);
        await change.RecordAsync(new IntakeMoved(now), cancellationToken);
        return new Done();
    }
}
