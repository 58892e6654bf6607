namespace Rectify.Advisories.Feeds;

/// <summary>One buffer that is filled again for each record of a feed.</summary>
internal sealed class ByteBuffer
{
    private byte[] bytes = new byte[1 << 16];

    /// <summary>Reads the stream to its end; throws <see cref="LimitExceededException"/> past the limit.</summary>
    public ReadOnlySpan<byte> Fill(Stream stream, int limit)
    {
        var length = 0;
        while (true)
        {
            var count = stream.Read(bytes, length, bytes.Length - length);
            if (count == 0) return bytes.AsSpan(0, length);
            length += count;
            if (length > limit) throw new LimitExceededException(limit);
            if (length == bytes.Length) Array.Resize(ref bytes, bytes.Length * 2);
        }
    }
}
