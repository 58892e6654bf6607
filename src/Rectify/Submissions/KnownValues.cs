using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Findings;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Submissions;

/// <summary>
/// What the case can fill in by itself, by field name. Only what the store knows as such: a field that asks for judgement (harm, scope,
/// measures) stays for the author.
/// </summary>
internal static class KnownValues
{
    /// <summary>The values by field; what the case does not know is empty or absent. <see cref="KnownFields"/> says of many cases which ones it knows.</summary>
    /// <param name="session">The session.</param>
    /// <param name="about">The case.</param>
    /// <param name="startedAt">When the clock of the duty started at the earliest; null when it has not.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyDictionary<string, KnownValue>> OfAsync(ReadSession session, Case about, Instant? startedAt, CancellationToken cancellationToken)
    {
        var values = new Dictionary<string, KnownValue>(StringComparer.Ordinal)
        {
            ["title"] = new(about.Title, FieldOrigin.CaseTitle),
            ["notification_type"] = new(about.Kind == CaseKind.Incident ? "Incident" : "Vulnerability", FieldOrigin.CaseKind),
            ["cve_id"] = new(Join(about.Vulnerabilities.Where(IsCve)), FieldOrigin.CaseVulnerabilities),
        };
        if (startedAt is { } at) values["awareness_datetime_utc"] = new(InstantPattern.General.Format(at), FieldOrigin.Trigger);
        await AddProductsAsync(session, about, values, cancellationToken);
        await AddComponentsAsync(session, about, values, cancellationToken);
        return values;
    }

    /// <summary>Whether a vulnerability's id is a CVE.</summary>
    internal static bool IsCve(string name) => name.StartsWith("CVE-", StringComparison.Ordinal);

    private static async Task AddProductsAsync(
        ReadSession session, Case about, Dictionary<string, KnownValue> values, CancellationToken cancellationToken)
    {
        var releases = new List<Asset.OfRelease>();
        foreach (var id in await AssetsOf(session, about, cancellationToken))
            if (await AssetStore.FindAsync(session, id, cancellationToken) is Asset.OfRelease release) releases.Add(release);
        var providers = new List<string>();
        foreach (var provider in releases.Select(release => release.Product.Provider).Distinct())
            if (await OrganisationStore.FindAsync(session, provider, cancellationToken) is { } known) providers.Add(known.Name);
        values["manufacturer_name"] = new(Join(providers), FieldOrigin.Inventory);
        values["product_name"] = new(Join(releases.Select(release => release.Product.Name)), FieldOrigin.Inventory);
        // Of everything in which something is found one release speaks for its product: which versions there are, is not said by it.
        values["product_version"] = new(about.Reach.Count > 0 ? "" : Join(releases.Select(release => release.Release.Version)), FieldOrigin.Inventory);
    }

    private static async Task AddComponentsAsync(
        ReadSession session, Case about, Dictionary<string, KnownValue> values, CancellationToken cancellationToken)
    {
        var findings = await FindingStore.OfVulnerabilitiesAsync(session, about.Vulnerabilities, await AssetsOf(session, about, cancellationToken), cancellationToken);
        values["component_name"] = new(Join(findings.Select(found => found.Purl).Where(purl => purl.Length > 0)), FieldOrigin.Findings);
        values["severity_description"] = new(Join(findings.Where(found => found.Vector is not null).Select(found => $"{found.Score:0.0} {found.Vector}")), FieldOrigin.Findings);
    }

    private static async Task<IReadOnlyList<AssetId>> AssetsOf(ReadSession session, Case about, CancellationToken cancellationToken)
    {
        var assets = about.Assets.ToList();
        foreach (var reach in about.Reach) assets.AddRange(await ReachStore.RepresentativesAsync(session, reach, cancellationToken));
        return [.. assets.Distinct()];
    }

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts.Distinct(StringComparer.Ordinal));
}

/// <summary>What the case knows for a field.</summary>
/// <param name="Value">The text; empty when it turned out that there is none.</param>
/// <param name="Origin">Whence it is known.</param>
internal readonly record struct KnownValue(string Value, FieldOrigin Origin);
