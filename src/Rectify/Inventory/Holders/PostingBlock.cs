using Rectify.Foundation;

namespace Rectify.Inventory.Holders;

/// <summary>
/// Postings in order. The first stands beside the bytes, for it is the block's key. Of each other one there is the difference in asset
/// numbers; where the version is another too: 0, the difference in version ids, the asset number. A version that every second asset
/// holds takes a byte for each of them.
/// </summary>
internal readonly record struct PostingBlock(Posting First, byte[] Bytes)
{
    /// <summary>Adds the postings of these versions, or all of them, to a list.</summary>
    public void Read(List<Posting> postings, IReadOnlySet<long>? versions = null)
    {
        var (version, asset) = (First.Version, (ulong)First.Asset);
        var wanted = versions is null || versions.Contains(version);
        if (wanted) postings.Add(First);
        var reader = new Varints.Reader(Bytes);
        while (!reader.AtEnd)
        {
            var step = reader.Next();
            if (step > 0)
            {
                asset += step;
            }
            else
            {
                (version, asset) = (version + (long)reader.Next(), reader.Next());
                wanted = versions is null || versions.Contains(version);
            }
            if (wanted) postings.Add(new(version, (uint)asset));
        }
    }
}
