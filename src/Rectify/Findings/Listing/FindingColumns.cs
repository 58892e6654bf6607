using Rectify.Foundation;
using Rectify.Inventory;

namespace Rectify.Findings.Listing;

/// <summary>
/// All findings as typed columns: 26 bytes each, and as much again for a tenth of them where the index has just grown. What is the same for all
/// findings of a vulnerability or an asset stands once, in the list of those. Not for two threads while one of them writes.
/// </summary>
internal sealed class FindingColumns
{
    private readonly RowIndex rows;
    private readonly Dictionary<VulnerabilityId, int> vulnerabilityNumbers = [];
    private readonly Dictionary<AssetId, int> assetNumbers = [];
    private readonly List<int> scores = [-1]; // of no vulnerability: what weaknesses have
    private readonly List<AssetId> assets = [];
    private readonly List<ListedAsset> listed = [];

    public FindingColumns() => rows = new(Ids);

    public Column<Id> Ids { get; } = new();

    public Column<Traits> Traits { get; } = new();

    public Column<int> Vulnerabilities { get; } = new();

    public Column<int> Assets { get; } = new();

    /// <summary>By vulnerability number: EPSS in millionths, -1 when it has none. Number 0 is none: weaknesses have it.</summary>
    public IReadOnlyList<int> Scores => scores;

    /// <summary>By asset number.</summary>
    public IReadOnlyList<AssetId> AssetIds => assets;

    /// <summary>By asset number.</summary>
    public IReadOnlyList<ListedAsset> ListedAssets => listed;

    public int Count => Ids.Count;

    /// <summary>The number of a vulnerability, or -1 when nothing of it was ever found.</summary>
    public int NumberOf(VulnerabilityId vulnerability) => vulnerabilityNumbers.GetValueOrDefault(vulnerability, -1);

    /// <summary>The number of an asset, or -1 when nothing was ever found in it.</summary>
    public int NumberOf(AssetId asset) => assetNumbers.GetValueOrDefault(asset, -1);

    /// <summary>Puts a finding as it is now.</summary>
    public void Put(in ListedFinding finding)
    {
        var (vulnerability, asset) = (NumberFor(finding.Vulnerability), NumberFor(finding.Asset));
        var row = rows.Find(finding.Id);
        if (row >= 0)
        {
            (Traits[row], Vulnerabilities[row], Assets[row]) = (finding.Traits, vulnerability, asset);
            return;
        }
        Ids.Add(finding.Id);
        Traits.Add(finding.Traits);
        Vulnerabilities.Add(vulnerability);
        Assets.Add(asset);
        rows.AddLast();
    }

    /// <summary>Puts the score of a vulnerability, in millionths or -1, if anything was found of it.</summary>
    public void PutScore(VulnerabilityId vulnerability, int score)
    {
        if (NumberOf(vulnerability) is >= 0 and var number) scores[number] = score;
    }

    /// <summary>Puts what a release or system is, if anything was found in it.</summary>
    public void PutAsset(AssetId asset, ListedAsset now)
    {
        if (NumberOf(asset) is >= 0 and var number) listed[number] = now;
    }

    /// <summary>Everything that is known of a finding, in a form that two sets of columns can be compared by.</summary>
    public IEnumerable<(Id Id, Traits Traits, int Score, AssetId Asset, ListedAsset Listed)> All()
    {
        for (var row = 0; row < Count; row++)
            yield return (Ids[row], Traits[row], scores[Vulnerabilities[row]], assets[Assets[row]], listed[Assets[row]]);
    }

    private int NumberFor(VulnerabilityId? found)
    {
        if (found is not { } vulnerability) return 0;
        if (vulnerabilityNumbers.TryGetValue(vulnerability, out var number)) return number;
        vulnerabilityNumbers.Add(vulnerability, number = scores.Count);
        scores.Add(-1);
        return number;
    }

    private int NumberFor(AssetId asset)
    {
        if (assetNumbers.TryGetValue(asset, out var number)) return number;
        assetNumbers.Add(asset, number = assets.Count);
        assets.Add(asset);
        listed.Add(default);
        return number;
    }
}
