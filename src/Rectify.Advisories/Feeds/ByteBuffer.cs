namespace Rectify.Advisories.Feeds;

/// <summary>One buffer that is filled again for each record of a feed.</summary>
internal sealed class ByteBuffer
{
    private byte[] bytes = new byte[1 << 16];
    private int length;

    /// <summary>What was read last.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <summary>Reads the stream to its end; throws <see cref="LimitExceededException"/> past the limit.</summary>
    public void Fill(Stream stream, int limit)
    {
        length = 0;
        while (true)
        {
            var count = stream.Read(bytes, length, bytes.Length - length);
            if (count == 0) return;
            length += count;
            if (length > limit) throw new LimitExceededException(limit);
            if (length == bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
        }
    }
}
