using CsCheck;
using Rectify.Inventory;

namespace Rectify.Tests.Inventory;

public class VersionIdsTests
{
    private static readonly Gen<List<long>> Sets = Gen.Long[1, 1L << 40].HashSet[0, 200].Select(set => set.Order().ToList());

    [Fact]
    public void A_set_reads_back_as_it_was_written() => Sets.Sample(set => VersionIds.Read(VersionIds.Write(set)).SequenceEqual(set));

    [Fact]
    public void What_two_sets_have_in_common_is_found() => Gen.Select(Sets, Sets, Gen.Int[0, 50]).Sample((set, others, shared) =>
    {
        var wanted = others.Concat(set.Take(shared)).Distinct().Order().ToList();
        return VersionIds.Common(VersionIds.Write(set), wanted).SequenceEqual(set.Intersect(wanted).Order());
    });

    [Fact]
    public void Neighbouring_ids_take_a_byte_each() => Assert.Equal(501, VersionIds.Write([.. Enumerable.Range(1_000, 500).Select(id => (long)id)]).Length);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    [InlineData(0, 1)]
    public void Ids_out_of_order_are_a_bug(long first, long second) => Assert.Throws<ArgumentException>(() => VersionIds.Write([first, second]));

    [Fact]
    public void A_damaged_set_is_said_to_be_damaged() => Assert.Throws<InvalidDataException>(() => VersionIds.Read([0x80]));
}
