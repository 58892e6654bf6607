using System.Buffers.Binary;
using System.Security.Cryptography;
using Rectify.Foundation;

namespace Rectify.Tests.Fakes;

/// <summary>The same bytes in every run: SHA-256 over a seed and a counter.</summary>
public sealed class RepeatableRandom(ulong seed = 1) : IRandomSource
{
    private ulong counter;

    public void Fill(Span<byte> bytes)
    {
        Span<byte> block = stackalloc byte[32], input = stackalloc byte[16];
        while (bytes.Length > 0)
        {
            BinaryPrimitives.WriteUInt64BigEndian(input, seed);
            BinaryPrimitives.WriteUInt64BigEndian(input[8..], Interlocked.Increment(ref counter));
            SHA256.HashData(input, block);
            var length = Math.Min(block.Length, bytes.Length);
            block[..length].CopyTo(bytes);
            bytes = bytes[length..];
        }
    }
}
