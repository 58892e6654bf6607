namespace Rectify.Inventory.Holders;

/// <summary>Cuts postings, added in order, into blocks.</summary>
internal sealed class PostingWriter
{
    /// <summary>
    /// The most bytes of a block, but for its last posting. PostgreSQL keeps a row of up to 2,000 bytes in one piece, and a page of SQLite
    /// takes two of them.
    /// </summary>
    public const int Limit = 1_880;

    private readonly List<PostingBlock> blocks = [];
    private readonly byte[] bytes = new byte[Limit + 3 * LongestNumber];
    private Posting? first;
    private Posting last;
    private int length;

    private const int LongestNumber = 10;

    /// <summary>The blocks, complete after <see cref="Cut"/>.</summary>
    public IReadOnlyList<PostingBlock> Blocks => blocks;

    public void Add(Posting posting)
    {
        if (length >= Limit) Cut();
        if (first is null)
        {
            first = posting;
        }
        else if (posting.Version == last.Version)
        {
            Write(posting.Asset - last.Asset);
        }
        else
        {
            Write(0);
            Write((ulong)(posting.Version - last.Version));
            Write(posting.Asset);
        }
        last = posting;
    }

    /// <summary>Ends the block: what is added after it goes into another.</summary>
    public void Cut()
    {
        if (first is not { } begun) return;
        blocks.Add(new(begun, bytes[..length]));
        (first, length) = (null, 0);
    }

    private void Write(ulong value)
    {
        for (; value >= 0x80; value >>= 7) bytes[length++] = (byte)(value | 0x80);
        bytes[length++] = (byte)value;
    }
}
