using NodaTime;
using Rectify.Clocks.Packs;

namespace Rectify.Clocks.Tests;

public sealed class TimeZoneDataTests
{
    [Fact]
    public void The_embedded_data_reads_back_from_its_file_and_counts_alike()
    {
        var (embedded, read) = (TimeZoneData.Embedded, TimeZoneData.Read(TimeZoneData.EmbeddedFile()));
        Assert.Equal(embedded.Version, read.Version);
        Assert.Equal(embedded.Zones.Ids, read.Zones.Ids);
        var summer = Instant.FromUtc(2026, 7, 1, 0, 0);
        foreach (var id in new[] { "Europe/Brussels", "Asia/Shanghai", "America/New_York" })
            Assert.Equal(embedded.Zones[id].GetUtcOffset(summer), read.Zones[id].GetUtcOffset(summer));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void A_file_that_is_cut_off_is_refused(int length) => Refused(TimeZoneData.EmbeddedFile()[..length]);

    [Fact]
    public void A_file_that_is_something_else_is_refused() => Refused("PK\u0003\u0004 this is an archive"u8.ToArray());

    private static void Refused(byte[] file) =>
        Assert.Equal("This is no time-zone data in the nzd format.", Assert.Throws<InvalidDataException>(() => TimeZoneData.Read(file)).Message);
}
