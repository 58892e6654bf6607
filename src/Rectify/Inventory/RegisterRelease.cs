using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Scanning;

namespace Rectify.Inventory;

/// <summary>Registers a release of a product, with what is in it when that is known.</summary>
/// <param name="Product">Of which product.</param>
/// <param name="Version">1 to 200 characters, free in the product.</param>
/// <param name="Scan">The result of scanning it or reading its SBOM.</param>
/// <param name="ReleasedOn">The day of its release, when known.</param>
public sealed record RegisterRelease(ProductId Product, string Version, ScanResult? Scan = null, LocalDate? ReleasedOn = null) : ICommand<ReleaseId>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<ReleaseId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var version = Version.Trim();
        var problems = new Problems();
        Names.Check(problems, version);
        problems.AddIf(await ProductStore.FindAsync(change.Session, Product, cancellationToken) is null, InventoryProblems.ProductUnknown);
        problems.AddIf(
            await ProductStore.FindReleaseAsync(change.Session, Product, version, cancellationToken) is not null, InventoryProblems.VersionTaken(version));
        if (problems.Any) return problems;

        var release = new Release(new ReleaseId(change.NewId()), Product, version, ReleasedOn);
        await ProductStore.AddAsync(change.Session, [release], cancellationToken);
        await change.RecordAsync(new ReleaseRegistered(release), cancellationToken);
        if (Scan is not null) await IngestComponents.RecordAsync(change, release.Id, Scan, cancellationToken);
        return release.Id;
    }
}
