using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Scanning;

namespace Rectify.Inventory;

/// <summary>Records what a scan or an SBOM found in a release or system; it replaces what was recorded before.</summary>
/// <param name="Asset">Which release or system.</param>
/// <param name="Scan">What was found, and the notes on what was not read.</param>
public sealed record IngestComponents(AssetId Asset, ScanResult Scan) : ICommand<Ingested>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Ingested>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await AssetStore.FindAsync(change.Session, Asset, cancellationToken) is null) return InventoryProblems.AssetUnknown;
        return await RecordAsync(change, Asset, Scan, cancellationToken);
    }

    /// <summary>
    /// The same inside another command that knows the asset to exist. Package versions that are new to the inventory are named beside the
    /// command, so they are read by the next one, not by the rest of this one.
    /// </summary>
    internal static async Task<Ingested> RecordAsync(Change change, AssetId asset, ScanResult scan, CancellationToken cancellationToken)
    {
        var byIdentity = new Dictionary<string, (SeenComponent Component, List<ComponentPlaces.Place> Places)>(StringComparer.Ordinal);
        foreach (var component in scan.Components)
        {
            var seen = SeenComponent.Of(component);
            if (!byIdentity.TryGetValue(seen.Identity, out var entry)) byIdentity.Add(seen.Identity, entry = (seen, []));
            entry.Places.Add(new(StoredText.Clean(component.Location), component.Origin, component.Evidence));
        }
        var ids = await ComponentStore.IdentifyAsync(change.Session, [.. byIdentity.Values.Select(entry => entry.Component)], cancellationToken);
        var sorted = byIdentity.Values.Select(entry => (Id: ids[entry.Component.Identity], entry.Places)).OrderBy(entry => entry.Id).ToList();
        var ingested = new Ingested(sorted.Count, scan.Components.Count, scan.Notes.Count(note => note.IsIncomplete));
        var versions = VersionIds.Write([.. sorted.Select(entry => entry.Id)]);
        var places = ComponentPlaces.Write(sorted.Select(entry => entry.Places.Count == 1 ? entry.Places : [.. entry.Places.OrderBy(place => place.Location, StringComparer.Ordinal)]));
        var difference = await ComponentStore.PutAsync(change.Session, asset, versions, places, ingested.Components, ingested.Unread, change.Now, cancellationToken);
        await change.RecordAsync(new ComponentsIngested(asset, ingested, versions, places), cancellationToken);
        return ingested with { Difference = difference };
    }
}

/// <summary>What was recorded.</summary>
/// <param name="Components">How many different components.</param>
/// <param name="Occurrences">In how many places.</param>
/// <param name="Unread">How many notes say that something was not read.</param>
public sealed record Ingested(int Components, int Occurrences, int Unread)
{
    /// <summary>What came and what went; null when nothing was known before.</summary>
    public ComponentDifference? Difference { get; init; }
}
