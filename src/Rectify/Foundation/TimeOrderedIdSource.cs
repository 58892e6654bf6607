using System.Buffers.Binary;
using NodaTime;

namespace Rectify.Foundation;

/// <summary>Ids from a clock and a source of randomness; within one millisecond, or after the clock stepped back, it counts on.</summary>
public sealed class TimeOrderedIdSource(IClock clock, IRandomSource random) : IIdSource
{
    private const int RandomBits = 80;
    private readonly Lock gate = new();
    private UInt128 last;

    /// <inheritdoc />
    public Id Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        random.Fill(bytes[6..]);
        bytes[6] &= 0x7f; // room to count on within the millisecond
        var milliseconds = (UInt128)(ulong)clock.GetCurrentInstant().ToUnixTimeMilliseconds();
        var fresh = (milliseconds << RandomBits) | (BinaryPrimitives.ReadUInt128BigEndian(bytes) & (((UInt128)1 << RandomBits) - 1));
        lock (gate)
        {
            last = fresh > last ? fresh : last + 1;
            return new Id(last);
        }
    }
}
