using CsCheck;
using Rectify.Inventory;
using Rectify.Scanning;

namespace Rectify.Tests.Inventory;

public class ComponentPlacesTests
{
    private static readonly Gen<ComponentPlaces.Place> Places =
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 30], Gen.Enum<Origin>(), Gen.Int[0, 255], (location, origin, evidence) =>
            new ComponentPlaces.Place($"lib/app.ear!/{location}", origin, (Evidence)evidence));

    [Fact]
    public void Places_read_back_as_they_were_written() => Places.List[0, 5].List[0, 20].Sample(perVersion =>
    {
        var read = ComponentPlaces.Read(ComponentPlaces.Write(perVersion));
        return read.Count == perVersion.Count && read.Zip(perVersion).All(pair => pair.First.SequenceEqual(pair.Second));
    });

    [Fact]
    public void A_place_that_begins_like_the_one_before_costs_little()
    {
        var places = Enumerable.Range(0, 100).Select(index => new ComponentPlaces.Place($"lib/app.ear!/web.war!/WEB-INF/lib/{index:D3}.jar", Origin.FileName, Evidence.FileName));
        Assert.InRange(ComponentPlaces.Write([[.. places]]).Length, 1, 1_300);
    }

    [Theory]
    [InlineData(new byte[] { 1, 0, 0, 5, 1, 65 })]
    [InlineData(new byte[] { 1, 0, 0, 0, 9, 65 })]
    public void Damaged_places_are_said_to_be_damaged(byte[] bytes) => Assert.Throws<InvalidDataException>(() => ComponentPlaces.Read(bytes));
}
