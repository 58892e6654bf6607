using System.Globalization;
using System.Security.Cryptography;
using Rectify.Testing;

namespace Rectify.Proof.Tests.Canonical;

/// <summary>
/// The deterministic sequence of doubles behind the number file es6testfile100m.txt that accompanies RFC 8785: fixed edge cases, 2000
/// neighbours of the smallest normal number, then a chain of SHA-256 blocks read as doubles.
/// </summary>
internal static class PublishedNumbers
{
    public static IEnumerable<double> Sequence()
    {
        foreach (var (_, bits) in TextTable.Read(Repository.PathOf("tests", "Rectify.Proof.Tests", "Canonical", "number-edge-cases.txt")))
            yield return BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        for (var i = 0UL; i < 2000; i++) yield return BitConverter.UInt64BitsToDouble(0x0010000000000000 + i);
        for (var block = SHA256.HashData(new byte[32]); ; block = SHA256.HashData(block))
            for (var i = 0; i < 32; i += 8)
                if (BitConverter.ToDouble(block, i) is var value && value != 0 && double.IsFinite(value)) yield return value;
    }
}
