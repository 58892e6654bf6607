using Rectify.Foundation;

namespace Rectify.Findings.Listing;

/// <summary>The first few of many rows by rank, the highest first, then by id. Once it is full nearly every row is turned away by one comparison.</summary>
internal sealed class FirstRows(int most)
{
    private readonly List<(ulong Rank, Id Id)> rows = [];

    public IReadOnlyList<(ulong Rank, Id Id)> InOrder => rows;

    /// <summary>A row of a lower rank is not among the first.</summary>
    public ulong Least { get; private set; }

    public void Offer(ulong rank, Id id)
    {
        if (rows.Count == most)
        {
            if (!ComesBefore((rank, id), rows[^1])) return;
            rows.RemoveAt(most - 1);
        }
        var (from, to) = (0, rows.Count);
        while (from < to)
        {
            var middle = from + to >> 1;
            if (ComesBefore(rows[middle], (rank, id))) from = middle + 1;
            else to = middle;
        }
        rows.Insert(from, (rank, id));
        if (rows.Count == most) Least = rows[^1].Rank;
    }

    private static bool ComesBefore((ulong Rank, Id Id) one, (ulong Rank, Id Id) other) =>
        one.Rank > other.Rank || (one.Rank == other.Rank && one.Id < other.Id);
}
