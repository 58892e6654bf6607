namespace Rectify.Advisories.Feeds;

/// <summary>Thrown inside a reader when a stream gives more bytes than its limit; becomes a note.</summary>
internal sealed class LimitExceededException(long limit) : IOException
{
    public long Limit { get; } = limit;
}

/// <summary>Reads at most so many bytes; lengths that a file states about itself are not believed.</summary>
internal sealed class BoundedStream(Stream inner, long limit) : Stream
{
    private long read;

    /// <summary>Bytes given so far.</summary>
    public long BytesRead => read;

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        if ((read += count) > limit) throw new LimitExceededException(limit);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
