using Rectify.Findings;
using Rectify.Inventory;
using Rectify.Inventory.Holders;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>Who is affected by what one types: a vulnerability by any of its ids, or a package in some or all of its versions.</summary>
/// <param name="Name">What is asked about, as it is called here.</param>
/// <param name="Vulnerability">The vulnerability; null when a package is asked about, or an id that nothing is found of.</param>
/// <param name="Count">In how many releases and systems it is.</param>
/// <param name="First">The first of them.</param>
/// <param name="Representatives">One of each group that laws cannot tell apart.</param>
public sealed record WhoIsAffected(string Name, TrackedVulnerability? Vulnerability, long Count, IReadOnlyList<AffectedPlace> First, IReadOnlyList<AssetId> Representatives)
{
    /// <summary>At most so many speak for all in the computation of duties.</summary>
    private const int MostRepresentatives = 200;

    /// <summary>Whether it is listed as exploited.</summary>
    public bool IsExploited { get; init; }

    /// <summary>Versions of the package that may be meant; whether they are cannot be said.</summary>
    public IReadOnlyList<PackageVersion> Unclear { get; init; } = [];

    /// <summary>Answers; null when what was typed is neither an id that anything is found of nor a package.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="asked">What was typed.</param>
    /// <param name="now">Now.</param>
    /// <param name="count">How many places at most.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<WhoIsAffected?> OfAsync(ReadSession session, string asked, NodaTime.Instant now, int count, CancellationToken cancellationToken)
    {
        var text = asked.Trim();
        foreach (var name in VulnerabilityNames.Spellings(text))
            if (await VulnerabilityStore.FindAsync(session, name, cancellationToken) is { } vulnerability) return await OfAsync(session, vulnerability, now, count, cancellationToken);
        return PackageQuestion.Read(text) is { } package ? await OfAsync(session, text, package, count, cancellationToken) : null;
    }

    private static async Task<WhoIsAffected> OfAsync(ReadSession session, TrackedVulnerability vulnerability, NodaTime.Instant now, int count, CancellationToken cancellationToken)
    {
        var found = await AffectedStore.PageAsync(session, vulnerability.Id, after: null, count, cancellationToken);
        var assets = await AssetStore.FindAsync(session, [.. found.Select(each => each.Asset)], cancellationToken);
        var places = found.Where(each => assets.ContainsKey(each.Asset))
            .Select(each => new AffectedPlace(assets[each.Asset], [.. each.Findings.Select(finding => finding.Place).Distinct()], each.Findings)).ToList();
        return new(
            vulnerability.Name, vulnerability, await AffectedStore.CountAsync(session, vulnerability.Id, cancellationToken), places,
            [.. (await ReachStore.RepresentativesAsync(session, new Reach(vulnerability.Name, now), cancellationToken)).Take(MostRepresentatives)])
        {
            IsExploited = found.Any(each => each.Findings.Any(finding => finding.KevListedOn is not null)),
        };
    }

    private static async Task<WhoIsAffected> OfAsync(ReadSession session, string asked, PackageQuestion package, int count, CancellationToken cancellationToken)
    {
        var (meant, unclear) = await package.FindAsync(session, cancellationToken);
        var versions = meant.ToDictionary(version => version.Id);
        var holders = (await VersionHolders.OfAsync(session, versions.Keys, cancellationToken)).GroupBy(holder => holder.Asset).ToList();
        var assets = await AssetStore.FindAsync(session, [.. holders.Select(holder => holder.Key)], cancellationToken);
        var places = holders.Where(holder => assets.ContainsKey(holder.Key))
            .Select(holder => new AffectedPlace(assets[holder.Key], [.. holder.Select(each => Called(versions[each.Version]))], []))
            .OrderBy(place => place.Asset.Name, StringComparer.OrdinalIgnoreCase).ToList();
        return new(asked, null, places.Count, [.. places.Take(count)], [.. places.Select(place => place.Asset).DistinctBy(Alike).Select(asset => asset.Id).Take(MostRepresentatives)])
        {
            Unclear = unclear,
        };
    }

    private static string Called(PackageVersion version) => $"{version.Name} {version.Version}".TrimEnd();

    /// <summary>Laws see of a release its product and the roles that are held for itself.</summary>
    private static object Alike(Asset asset) => asset is Asset.OfRelease { Roles.Count: 1 } release ? release.Product.Id : asset.Id;
}

/// <summary>A release or system in which it is.</summary>
/// <param name="Asset">Which.</param>
/// <param name="Where">Where in it, or in which versions it has the package.</param>
/// <param name="Findings">What was found there; none when a package is asked about.</param>
public sealed record AffectedPlace(Asset Asset, IReadOnlyList<string> Where, IReadOnlyList<Finding> Findings);
