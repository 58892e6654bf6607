using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Inventory;

/// <summary>Says when a release was released. Its product and version stay: they are what it is.</summary>
/// <param name="Release">Which.</param>
/// <param name="ReleasedOn">The day of its release, when known.</param>
public sealed record EditRelease(ReleaseId Release, LocalDate? ReleasedOn) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ProductStore.FindReleaseAsync(change.Session, Release, cancellationToken) is not { } known) return InventoryProblems.ReleaseUnknown;
        if (known.ReleasedOn == ReleasedOn) return new Done();
        var now = known with { ReleasedOn = ReleasedOn };
        await ProductStore.PutAsync(change.Session, now, cancellationToken);
        await change.RecordAsync(new ReleaseEdited(now), cancellationToken);
        return new Done();
    }
}
