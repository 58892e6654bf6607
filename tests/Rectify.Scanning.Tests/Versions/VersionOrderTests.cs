using Rectify.Scanning.Versions;
using Rectify.Testing;

namespace Rectify.Scanning.Tests.Versions;

public sealed class VersionOrderTests
{
    [Theory]
    [InlineData("npm", "npm.txt")]
    [InlineData("Maven", "maven.txt")]
    [InlineData("PyPI", "pypi.txt")]
    [InlineData("NuGet", "nuget.txt")]
    [InlineData("Go", "go.txt")]
    public void Versions_are_ordered_as_the_table_says(string ecosystem, string table)
    {
        var rows = TextTable.Read(VersionTable.PathOf(table)).ToList();
        Assert.NotEmpty(rows);
        Assert.Equal([], rows.Select(row => VersionTable.Failure(ecosystem, row.Text) is { } failure ? $"{table}:{row.Line} {failure}" : null).OfType<string>());
    }

    [Theory]
    [InlineData("Debian")]
    [InlineData("Packagist")]
    [InlineData("maven")]
    [InlineData("")]
    public void An_ecosystem_without_an_order_of_ours_has_none(string ecosystem) => Assert.Null(VersionOrder.For(ecosystem));

    [Theory]
    [InlineData("Maven:https://repo.example/maven2")]
    [InlineData("npm:whatever")]
    public void A_repository_behind_a_colon_does_not_change_the_order(string ecosystem) => Assert.NotNull(VersionOrder.For(ecosystem));

    [Theory]
    [MemberData(nameof(Ecosystems))]
    public void Nothing_and_blanks_are_no_version(string ecosystem)
    {
        foreach (var text in new[] { null, "", " ", "\t\n" }) Assert.False(Order(ecosystem).TryParse(text, out _), $"'{text}'");
    }

    [Theory]
    [MemberData(nameof(Ecosystems))]
    public void Blanks_around_a_version_do_not_count(string ecosystem)
    {
        Assert.True(Order(ecosystem).TryParse(" 1.2.3\n", out var blank));
        Assert.True(Order(ecosystem).TryParse("1.2.3", out var bare));
        Assert.Equal(0, blank.CompareTo(bare));
        Assert.Equal("1.2.3", blank.Text);
    }

    [Theory]
    [MemberData(nameof(Ecosystems))]
    public void A_text_at_the_limit_is_read_and_one_beyond_is_not(string ecosystem)
    {
        Assert.True(Order(ecosystem).TryParse("1." + new string('9', VersionOrder.MaxLength - 2), out _));
        Assert.False(Order(ecosystem).TryParse("1." + new string('9', VersionOrder.MaxLength - 1), out _));
        Assert.False(Order(ecosystem).TryParse(new string('1', 1 << 20), out _));
    }

    [Fact]
    public void Versions_of_two_orders_are_never_compared()
    {
        Assert.True(Order("npm").TryParse("1.0.0", out var npm));
        Assert.True(Order("Maven").TryParse("1.0.0", out var maven));
        Assert.True(Order("PyPI").TryParse("1.0.0", out var pypi));
        Assert.Throws<ArgumentException>(() => npm.CompareTo(maven));
        Assert.Throws<ArgumentException>(() => maven.CompareTo(pypi));
        Assert.Throws<ArgumentException>(() => pypi.CompareTo(npm));
    }

    public static TheoryData<string> Ecosystems() => new("npm", "Maven", "PyPI", "NuGet", "Go", "crates.io", "Hex");

    internal static VersionOrder Order(string ecosystem) => VersionOrder.For(ecosystem) ?? throw new InvalidOperationException(ecosystem);
}
