using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage.Files;

namespace Rectify.Inventory.Intakes;

/// <summary>
/// Hands in an SBOM or archive to be read soon. When this answers, the file is durable and nothing can lose it; a release that a product does not have yet
/// is registered with it.
/// </summary>
/// <param name="Into">For what.</param>
/// <param name="Name">What the file is called, up to 200 characters.</param>
/// <param name="File">The file; whoever takes it in limits its size.</param>
public sealed record HandIn(HandInTarget Into, string Name, ReadOnlyMemory<byte> File) : ICommand<IntakeId>
{
    /// <summary>What a name may have.</summary>
    internal const int NameLimit = 200;

    /// <summary>The SHA-256 of the file; computed once, for a transaction may run again.</summary>
    public string Sha256 { get; } = FileStore.NameOf(File.Span);

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<IntakeId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.AddIf(File.IsEmpty, IntakeProblems.Empty);
        problems.AddIf(Name.Length > NameLimit, InventoryProblems.NameTooLong(NameLimit));
        if (problems.Any) return problems;
        if (!(await AssetAsync(change, cancellationToken)).Succeeded(out var asset, out var wrong)) return wrong;
        var intake = new Intake
        {
            Id = new(change.NewId()),
            Asset = asset,
            Name = StoredText.Clean(Name),
            Sha256 = Sha256,
            Size = File.Length,
            HandedInAt = change.Now,
            HandedInBy = change.Actor.Who,
            State = IntakeState.Waiting,
            ChangedAt = change.Now,
        };
        await FileStore.HoldAsync(change.Session, Sha256, File, cancellationToken);
        await IntakeStore.AddAsync(change.Session, intake, cancellationToken);
        await change.RecordAsync(new IntakeHandedIn(intake), cancellationToken);
        return intake.Id;
    }

    private async Task<Result<AssetId>> AssetAsync(Change change, CancellationToken cancellationToken)
    {
        if (Into is HandInTarget.Known known)
            return await AssetStore.FindAsync(change.Session, known.Asset, cancellationToken) is null ? InventoryProblems.AssetUnknown : known.Asset;
        var (product, version) = (HandInTarget.OfProduct)Into;
        if (await ProductStore.FindReleaseAsync(change.Session, product, version.Trim(), cancellationToken) is { } release) return (AssetId)release.Id;
        return (await new RegisterRelease(product, version).ExecuteAsync(change, cancellationToken)).Succeeded(out var made, out var problems) ? (AssetId)made : problems;
    }
}

/// <summary>For what something is handed in.</summary>
public abstract record HandInTarget
{
    private HandInTarget() { }

    /// <summary>A release or system that there is.</summary>
    public sealed record Known(AssetId Asset) : HandInTarget;

    /// <summary>A version of a product, which becomes a release when there is none yet.</summary>
    public sealed record OfProduct(ProductId Product, string Version) : HandInTarget;
}
