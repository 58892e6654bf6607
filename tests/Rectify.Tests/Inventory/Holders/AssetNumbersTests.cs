using Rectify.Inventory;
using Rectify.Inventory.Holders;

namespace Rectify.Tests.Inventory.Holders;

public class AssetNumbersTests
{
    private static AssetId Asset(int number) => new(number % 3 == 0 ? AssetKind.System : AssetKind.Release, new((UInt128)number << 70));

    [Fact]
    public void Numbers_count_from_one_and_stay()
    {
        var numbers = new AssetNumbers([]);
        Assert.Equal([1u, 2u, 1u], [numbers.Of(Asset(5)), numbers.Of(Asset(4)), numbers.Of(Asset(5))]);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, AssetNumbers.InBlock - 1)]
    [InlineData(AssetNumbers.InBlock - 1, 1)]
    [InlineData(AssetNumbers.InBlock, AssetNumbers.InBlock + 1)]
    [InlineData(AssetNumbers.InBlock + 1, 3 * AssetNumbers.InBlock)]
    public void What_is_kept_of_them_reads_back_with_those_that_came_later(int before, int later)
    {
        var kept = new SortedDictionary<long, byte[]>();
        foreach (var count in new[] { before, before + later })
        {
            var numbers = new AssetNumbers(kept.Values);
            for (var i = 1; i <= count; i++) Assert.Equal((uint)i, numbers.Of(Asset(i)));
            foreach (var (block, assets) in numbers.Changed()) kept[block] = assets;
        }
        Assert.Empty(new AssetNumbers(kept.Values).Changed());
        for (var i = 1; i <= before + later; i++)
        {
            var (block, place) = AssetNumbers.PlaceOf((uint)i);
            Assert.Equal(Asset(i), AssetNumbers.Read(kept[block])[place]);
        }
    }

    [Fact]
    public void A_damaged_row_is_said_to_be_damaged() => Assert.Throws<InvalidDataException>(() => AssetNumbers.Read(new byte[18]));
}
