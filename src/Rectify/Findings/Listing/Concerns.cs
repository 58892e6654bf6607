using NodaTime;
using Rectify.Inventory;

namespace Rectify.Findings.Listing;

/// <summary>
/// What the cases that one viewer may see are about, each with the earliest act-by of what is open in it; null where nothing is due. A closed case
/// that the viewer is not named on is in neither, so that no order and no count tells of it.
/// </summary>
/// <param name="Everywhere">Vulnerabilities that cases are about wherever they are found.</param>
/// <param name="Named">Vulnerabilities in the releases and systems that cases name.</param>
public sealed record Concerns(
    IReadOnlyDictionary<VulnerabilityId, Instant?> Everywhere,
    IReadOnlyDictionary<(VulnerabilityId Vulnerability, AssetId Asset), Instant?> Named)
{
    /// <summary>Whether a case is about a vulnerability in one place, and when one must act in it first.</summary>
    public (bool InCase, Instant? ActBy) Of(VulnerabilityId? of, AssetId asset)
    {
        if (of is not { } vulnerability) return default; // cases name vulnerabilities
        var (inEverywhere, inNamed) = (Everywhere.TryGetValue(vulnerability, out var everywhere), Named.TryGetValue((vulnerability, asset), out var named));
        return (inEverywhere || inNamed, named is null || everywhere < named ? everywhere : named);
    }

    /// <summary>No case is about anything.</summary>
    public static Concerns None { get; } = new(new Dictionary<VulnerabilityId, Instant?>(), new Dictionary<(VulnerabilityId, AssetId), Instant?>());
}
