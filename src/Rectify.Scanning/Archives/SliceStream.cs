namespace Rectify.Scanning.Archives;

/// <summary>A part of a stream that can seek. It keeps its own place, so that slices of one stream may be read in turns.</summary>
internal sealed class SliceStream(Stream whole, long start, long length) : ReadOnlyStream
{
    private long _position;

    public override bool CanSeek => true;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => _position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var left = length - _position;
        if (left <= 0) return 0;
        if (buffer.Length > left) buffer = buffer[..(int)left];
        if (whole.Position != start + _position) whole.Position = start + _position;
        var count = whole.Read(buffer);
        _position += count;
        return count;
    }

    public override long Seek(long offset, SeekOrigin origin) => _position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };
}
