using Rectify.Foundation;

namespace Rectify.Findings.Listing;

/// <summary>
/// The first few, or the first many, of rows by rank, the highest first, then by id. Twice as many as are wanted are gathered before they are sorted and cut,
/// so that each row costs little; after the first cut nearly every row is turned away by one comparison.
/// </summary>
internal sealed class FirstRows(int most)
{
    private readonly List<(ulong Rank, Id Id)> rows = [];
    private bool isSorted = true;

    /// <summary>The first ones.</summary>
    public IReadOnlyList<(ulong Rank, Id Id)> InOrder
    {
        get
        {
            Cut();
            return rows;
        }
    }

    /// <summary>A row of a lower rank is not among the first.</summary>
    public ulong Least { get; private set; }

    public void Offer(ulong rank, Id id)
    {
        rows.Add((rank, id));
        isSorted = false;
        if (rows.Count >= 2 * most) Cut();
    }

    private void Cut()
    {
        if (isSorted) return;
        rows.Sort(Compare);
        if (rows.Count > most) rows.RemoveRange(most, rows.Count - most);
        if (rows.Count == most) Least = rows[^1].Rank;
        isSorted = true;
    }

    private static int Compare((ulong Rank, Id Id) one, (ulong Rank, Id Id) other) =>
        one.Rank != other.Rank ? other.Rank.CompareTo(one.Rank) : one.Id.CompareTo(other.Id);
}
