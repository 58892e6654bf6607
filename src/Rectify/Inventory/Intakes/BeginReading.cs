using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Inventory.Intakes;

/// <summary>
/// Notes that the reading of an intake begins, before it does: a file that takes the process down with it is refused after <see cref="Most"/> attempts instead
/// of taking down every process that ever starts. Whether it may be read.
/// </summary>
/// <param name="Intake">Which.</param>
public sealed record BeginReading(IntakeId Intake) : ICommand<bool>
{
    /// <summary>How often a reading is begun.</summary>
    public const int Most = 3;

    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<bool>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await IntakeStore.FindAsync(change.Session, Intake, cancellationToken) is not { State: IntakeState.Waiting } intake) return false;
        if (intake.Attempts < Most)
        {
            await IntakeStore.PutAsync(change.Session, intake with { Attempts = intake.Attempts + 1 }, cancellationToken);
            return true;
        }
        return (await new RefuseIntake(Intake, IntakeTexts.TooOften(Most).English).ExecuteAsync(change, cancellationToken)).Succeeded(out _, out var problems) ? false : problems;
    }
}
