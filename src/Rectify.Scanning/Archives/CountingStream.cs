namespace Rectify.Scanning.Archives;

/// <summary>Counts the bytes read through it.</summary>
internal sealed class CountingStream(Stream inner) : ReadOnlyStream
{
    public long Count { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        Count += count;
        return count;
    }
}
