using System.Buffers;

namespace Rectify.Scanning.Archives;

/// <summary>
/// The content of an entry made seekable: small ones in memory, larger ones in a spool that the tree lends. Both count against the
/// budget for as long as they are held.
/// </summary>
internal sealed class HeldContent : IDisposable
{
    private readonly Budget _budget;
    private byte[] _memory = [];
    private Stream? _spool;
    private long _held;

    private HeldContent(Budget budget) => _budget = budget;

    /// <summary>The content, at its start.</summary>
    public Stream Stream { get; private set; } = Stream.Null;

    /// <summary>Reads a stream to its end and holds what was read.</summary>
    /// <exception cref="UnreadException">There is no room for it, or it cannot be read.</exception>
    public static HeldContent Of(Stream content, long expected, FileTree tree, Budget budget)
    {
        var held = new HeldContent(budget);
        try
        {
            held.Fill(content, expected, tree);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        _spool?.Dispose();
        if (_memory.Length > 0) ArrayPool<byte>.Shared.Return(_memory);
        _memory = [];
        _budget.Release(_held);
        _held = 0;
    }

    private void Fill(Stream content, long expected, FileTree tree)
    {
        _memory = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(expected + 1, 4 << 10, _budget.Limits.MemoryBytes));
        Hold(_memory.Length);
        var count = 0;
        while (true)
        {
            var read = content.Read(_memory.AsSpan(count));
            if (read == 0) break;
            count += read;
            if (count < _memory.Length) continue;
            if (count >= _budget.Limits.MemoryBytes)
            {
                Spill(content, count, tree);
                return;
            }
            Grow();
        }
        Stream = new MemoryStream(_memory, 0, count, writable: false);
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_memory.Length * 2);
        Hold(larger.Length - _memory.Length);
        _memory.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(_memory);
        _memory = larger;
    }

    private void Spill(Stream content, int count, FileTree tree)
    {
        var spool = tree.OpenSpool();
        _spool = spool;
        while (count > 0)
        {
            Hold(count);
            spool.Write(_memory, 0, count);
            count = content.Read(_memory);
        }
        spool.Position = 0;
        Stream = spool;
    }

    private void Hold(long count)
    {
        _budget.Hold(count);
        _held += count;
    }
}
