namespace Rectify.Inventory.Holders;

/// <summary>That an asset holds a version: one number that sorts by version id, then by asset number.</summary>
internal readonly record struct Posting(long Key) : IComparable<Posting>
{
    private const int AssetBits = 32;

    public Posting(long version, uint asset) : this((version << AssetBits) | asset) { }

    public long Version => Key >> AssetBits;

    public uint Asset => (uint)Key;

    /// <summary>What lies before every posting of this version.</summary>
    public static long Before(long version) => version << AssetBits;

    public int CompareTo(Posting other) => Key.CompareTo(other.Key);
}
