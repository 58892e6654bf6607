using Rectify.Inventory;
using Rectify.Scanning.Packages;

namespace Rectify.Tests.Inventory;

public sealed class ComponentChangesTests
{
    [Fact]
    public void A_package_in_another_version_is_a_change_and_not_one_gone_and_one_new()
    {
        var changes = ComponentChanges.Between(
            [Of(1, "pkg:npm/a@1"), Of(2, "pkg:npm/b@1"), Of(3, "pkg:npm/c@1"), Of(4, "pkg:npm/c@2")],
            [Of(1, "pkg:npm/a@1"), Of(5, "pkg:npm/d@1"), Of(6, "pkg:npm/b@2"), Of(3, "pkg:npm/c@1")]);
        Assert.Equal(["d 1"], changes.Added.Select(Called));
        Assert.Empty(changes.Removed);
        Assert.Equal(["b 1 → 2", "c 2 → "], changes.Changed.Select(change => $"{change.Name} {Versions(change.Before)} → {Versions(change.Now)}"));
    }

    [Fact]
    public void The_same_name_in_another_ecosystem_is_another_package()
    {
        var changes = ComponentChanges.Between([Of(1, "pkg:npm/a@1")], [Of(2, "pkg:pypi/a@1")]);
        Assert.Equal((1, 1, 0), (changes.Added.Count, changes.Removed.Count, changes.Changed.Count));
    }

    [Fact]
    public void What_is_the_same_has_no_difference_in_whatever_order_it_comes() =>
        Assert.True(ComponentChanges.Between([Of(1, "pkg:npm/a@1"), Of(2, "pkg:npm/b@1")], [Of(2, "pkg:npm/b@1"), Of(1, "pkg:npm/a@1"), Of(1, "pkg:npm/a@1")]).None);

    private static PackageVersion Of(long id, string purl)
    {
        Assert.True(PackageUrl.TryParse(purl, out var read, out _));
        return new(id, read.Name, read.Version, read, Cpe: null);
    }

    private static string Called(PackageVersion version) => $"{version.Name} {version.Version}";

    private static string Versions(IEnumerable<PackageVersion> versions) => string.Join(',', versions.Select(version => version.Version));
}
