using System.Runtime.InteropServices;

namespace Rectify.Scanning;

/// <summary>
/// A fast 64-bit hash for sets of names that only lead to notes: whoever makes two names collide hides or adds a note, nothing more.
/// </summary>
internal static class Hash64
{
    private const ulong Factor = 0x9E3779B97F4A7C15;

    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var hash = (ulong)bytes.Length * Factor;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) hash = Mix(hash ^ word);
        foreach (var value in bytes[(bytes.Length & ~7)..]) hash = Mix(hash ^ value);
        return hash;
    }

    private static ulong Mix(ulong value)
    {
        value *= Factor;
        return value ^ (value >> 29);
    }
}
