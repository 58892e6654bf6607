namespace Rectify.Inventory.Holders;

/// <summary>That an asset has come to hold a version, or does not hold it any more. Eight bytes, because a merge takes millions of them.</summary>
internal readonly record struct PostingChange : IComparable<PostingChange>
{
    private readonly ulong packed;

    public PostingChange(Posting posting, bool added) => packed = ((ulong)posting.Key << 1) | (added ? 1UL : 0);

    public Posting Posting => new((long)(packed >> 1));

    public bool Added => (packed & 1) == 1;

    public int CompareTo(PostingChange other) => packed.CompareTo(other.packed);
}
