using System.Globalization;
using Rectify.Inventory;

namespace Rectify.Tests.Inventory;

public class KnownVersionsTests
{
    private static SeenComponent Named(string identity) => new(identity, identity, null, null, null);

    private static bool Knows(KnownVersions known, string identity, long id)
    {
        var ids = new Dictionary<string, long>();
        var left = known.Find([Named(identity)], ids);
        Assert.Equal(1, left.Count + ids.Count);
        return ids.TryGetValue(identity, out var found) && found == id;
    }

    [Fact]
    public void What_was_never_added_is_left_to_ask_for()
    {
        var known = new KnownVersions();
        known.Add([KeyValuePair.Create("a", 1L)]);
        var ids = new Dictionary<string, long>();
        Assert.Equal(["b"], known.Find([Named("a"), Named("b")], ids).Select(component => component.Identity));
        Assert.Equal([KeyValuePair.Create("a", 1L)], ids);
    }

    [Fact]
    public void What_is_asked_for_stays_and_what_nobody_asks_for_is_forgotten()
    {
        var known = new KnownVersions();
        known.Add([KeyValuePair.Create("used", 1L), KeyValuePair.Create("unused", 2L)]);
        for (var batch = 0; batch < 30; batch++)
        {
            known.Add(Enumerable.Range(0, 10_000).Select(i => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"{batch}.{i}"), 3L)));
            Assert.True(Knows(known, "used", 1));
        }
        Assert.False(Knows(known, "unused", 2));
        Assert.False(Knows(known, "0.0", 3));
        Assert.True(Knows(known, "29.9999", 3));
    }

    [Fact]
    public void A_version_is_known_by_its_id_for_as_long_as_it_is_asked_for()
    {
        var known = new KnownVersions();
        known.Add([Of(1), Of(2)]);
        for (var batch = 1; batch <= 9; batch++)
        {
            known.Add(Enumerable.Range(batch * 10_000, 10_000).Select(id => Of(id)));
            Assert.Empty(known.Find([1L], []));
        }
        var found = new Dictionary<long, PackageVersion>();
        Assert.Equal([2L], known.Find([2L, 1L, 99_999L], found));
        Assert.Equal(["1", "99999"], found.Values.Select(version => version.Name).Order(StringComparer.Ordinal));
    }

    private static PackageVersion Of(long id) => new(id, id.ToString(CultureInfo.InvariantCulture), null, null, null);
}
