using System.Text;
using Rectify.Scanning.Archives;
using Xunit;

namespace Rectify.Scanning.Tests.Archives;

public sealed class Bzip2Tests
{
    /// <summary>"hello, hello, bzip2 " fifty times and a thousand zeros, packed by bzip2 1.0.8.</summary>
    public const string HelloFiftyTimes =
        "QlpoOTFBWSZTWYQTFcsAARrZgcAAQAQQABJkwBAAgAAIIABIKVTTQABSqjAD1PrGCzki0hdkXiLZF0RaULMReEWCLEWIvT4XckU4UJCEExXL";

    /// <summary>The same, and "second stream" in a second stream behind it.</summary>
    private const string TwoStreams =
        "QlpoOTFBWSZTWYQTFcsAARrZgcAAQAQQABJkwBAAgAAIIABIKVTTQABSqjAD1PrGCzki0hdkXiLZF0RaULMReEWCLEWIvT4XckU4UJCEExXLQlpoOTFBWSZTWfCTl/sAAAURgEAALgOcACAAMQDTTQQBoyVbDiDySHi7kinChIeEnL/Y";

    [Fact]
    public void A_stream_is_unpacked_with_its_long_runs()
    {
        var expected = string.Concat(Enumerable.Repeat("hello, hello, bzip2 ", 50)) + new string('\0', 1000);
        Assert.Equal(expected, Unpack(Convert.FromBase64String(HelloFiftyTimes)));
        Assert.Equal(expected + "second stream", Unpack(Convert.FromBase64String(TwoStreams)));
    }

    [Fact]
    public void A_damaged_or_truncated_stream_is_invalid_data()
    {
        var packed = Convert.FromBase64String(HelloFiftyTimes);
        Assert.Throws<InvalidDataException>(() => Unpack(packed[..^6]));
        for (var at = 4; at < packed.Length - 10; at++)
        {
            var damaged = packed.ToArray();
            damaged[at] ^= 0x55;
            Assert.Throws<InvalidDataException>(() => Unpack(damaged));
        }
    }

    private static string Unpack(byte[] packed)
    {
        using var stream = new Bzip2Stream(new MemoryStream(packed));
        using var unpacked = new MemoryStream();
        stream.CopyTo(unpacked);
        return Encoding.ASCII.GetString(unpacked.ToArray());
    }
}
