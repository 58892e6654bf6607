namespace Rectify.Findings.Listing;

/// <summary>One value a row, in blocks of 65,536 rows: it grows without being copied, and a pass takes it block by block.</summary>
internal sealed class Column<T>
    where T : struct
{
    public const int BlockBits = 16, BlockSize = 1 << BlockBits;
    private readonly List<T[]> blocks = [];

    public int Count { get; private set; }

    public ref T this[int row] => ref blocks[row >> BlockBits][row & (BlockSize - 1)];

    public void Add(T value)
    {
        if (Count >> BlockBits == blocks.Count) blocks.Add(new T[BlockSize]);
        this[Count++] = value;
    }

    /// <summary>The rows of a block that there are.</summary>
    public ReadOnlySpan<T> Block(int block) => blocks[block].AsSpan(0, Math.Min(BlockSize, Count - (block << BlockBits)));
}
