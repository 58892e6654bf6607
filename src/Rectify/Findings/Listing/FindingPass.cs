using Rectify.Foundation;
using Rectify.Inventory;

namespace Rectify.Findings.Listing;

/// <summary>
/// One pass over all findings: how many fit, and the first of them. Filter and rank are each a sum of three table look-ups — by what the finding is, by its
/// vulnerability, by its asset — so that a row costs a few nanoseconds whatever is asked. Blocks are taken by all cores.
/// </summary>
/// <remarks>
/// A rank has, from its highest bits: the exposure (3 bits) or the case's urgency (32), the rating (3), EPSS in millionths plus one (20). The higher comes
/// first; of equal ones the older finding.
/// </remarks>
internal sealed class FindingPass
{
    private const int ScoreBits = 20, RatingBits = 3;
    private readonly FindingColumns columns;
    private readonly FindingRequest request;
    private readonly bool[] traitsFit = new bool[Traits.Values];
    private readonly ulong[] traitRanks = new ulong[Traits.Values];
    private readonly bool[] vulnerabilityFits, assetFits;
    private readonly uint[] vulnerabilityRanks;
    private readonly ulong[] assetRanks;
    private readonly CaseRanks? cases;

    public FindingPass(FindingColumns columns, FindingRequest request, Concerns concerns)
    {
        (this.columns, this.request) = (columns, request);
        for (var bits = 0; bits < Traits.Values; bits++)
        {
            var traits = new Traits((ushort)bits);
            traitsFit[bits] = traits.Fits(request.Filter);
            traitRanks[bits] = (ulong)traits.Rating << ScoreBits;
        }

        var filter = request.Filter;
        var only = filter.Vulnerability is { } vulnerability ? columns.NumberOf(vulnerability) : (int?)null;
        var least = (int)(filter.LeastEpss * 1_000_000m ?? -1);
        vulnerabilityFits = [.. columns.Scores.Select((score, number) => score >= least && (only is not { } one || one == number) && (filter.IsWeakness is not { } weakness || weakness == (number == 0)))];
        vulnerabilityRanks = [.. columns.Scores.Select(score => (uint)(score + 1))];
        assetFits = [.. columns.AssetIds.Select((asset, number) => Fits(filter, asset, columns.ListedAssets[number]))];
        assetRanks = [.. columns.ListedAssets.Select(asset => request.Sort == FindingSort.Exposure ? RankOf(asset.Exposure) << (ScoreBits + RatingBits) : 0)];
        if (request.Sort == FindingSort.ActBy || filter.InCase is not null) cases = new CaseRanks(columns, concerns);
    }

    public FindingSelection Run()
    {
        var blocks = (columns.Count + Column<Id>.BlockSize - 1) >> Column<Id>.BlockBits;
        var all = new FirstRows(request.Count + 1);
        long total = 0;
        Parallel.For(
            0, blocks, () => (First: new FirstRows(request.Count + 1), Count: 0L),
            (block, _, mine) => (mine.First, mine.Count + Take(block, mine.First)),
            mine =>
            {
                lock (all)
                {
                    total += mine.Count;
                    foreach (var (rank, id) in mine.First.InOrder) all.Offer(rank, id);
                }
            });
        var page = all.InOrder.Take(request.Count).ToList();
        return new FindingSelection(
            total, [.. page.Select(row => new FindingId(row.Id))], all.InOrder.Count > request.Count ? new FindingCursor(page[^1].Rank, new FindingId(page[^1].Id)) : null);
    }

    private int Take(int block, FirstRows first)
    {
        var traits = columns.Traits.Block(block);
        var vulnerabilities = columns.Vulnerabilities.Block(block);
        var assets = columns.Assets.Block(block);
        var ids = columns.Ids.Block(block);
        var after = request.After;
        var inCase = request.Filter.InCase;
        var byCase = request.Sort == FindingSort.ActBy;
        var count = 0;
        for (var row = 0; row < traits.Length; row++)
        {
            var (trait, vulnerability, asset) = (traits[row].Bits, vulnerabilities[row], assets[row]);
            if (!traitsFit[trait] || !vulnerabilityFits[vulnerability] || !assetFits[asset]) continue;
            var rank = traitRanks[trait] + vulnerabilityRanks[vulnerability] + assetRanks[asset];
            if (cases is not null)
            {
                var urgency = cases.Of(vulnerability, asset);
                if (inCase is { } wanted && wanted != urgency > 0) continue;
                if (byCase) rank += (ulong)urgency << (ScoreBits + RatingBits);
            }
            count++;
            if (rank < first.Least) continue;
            if (after is { } from && (rank > from.Rank || rank == from.Rank && ids[row] <= from.Id.Value)) continue;
            first.Offer(rank, ids[row]);
        }
        return count;
    }

    private static bool Fits(FindingFilter filter, AssetId asset, ListedAsset listed) =>
        (filter.Asset is not { } wanted || wanted == asset) && (filter.Kind is not { } kind || kind == asset.Kind)
        && (filter.Product is not { } product || product == listed.Product)
        && (filter.Exposures is not { } exposures || (listed.Exposure is { } exposure && exposures.Contains(exposure)));

    private static ulong RankOf(Exposure? exposure) => exposure switch
    {
        Exposure.Internet => 4,
        Exposure.Unknown => 3,
        Exposure.Partners => 2,
        Exposure.Internal => 1,
        _ => 0,
    };
}
