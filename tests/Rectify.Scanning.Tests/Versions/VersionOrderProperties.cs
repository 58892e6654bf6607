using CsCheck;
using Rectify.Scanning.Versions;

namespace Rectify.Scanning.Tests.Versions;

/// <summary>Each order is a total order over everything it reads, and reads or refuses every text.</summary>
public sealed class VersionOrderProperties
{
    /// <summary>Pieces that versions are made of, so that random texts hit the rules and not only the refusals.</summary>
    private static readonly string[] Pieces =
    [
        "0", "1", "2", "10", "00", "01", "20230101", "99999999999999999999", ".", ".", ".", "-", "-", "_", "+", "!", "a", "b", "c", "m", "v", "x",
        "r", "alpha", "beta", "milestone", "rc", "cr", "snapshot", "SNAPSHOT", "ga", "final", "release", "sp", "dev", "post", "pre", "foo", "Foo", "go",
    ];

    private static readonly Gen<string> Versionlike = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[1, 8].Select(string.Concat);

    [Theory]
    [MemberData(nameof(VersionOrderTests.Ecosystems), MemberType = typeof(VersionOrderTests))]
    public void Comparing_is_antisymmetric_transitive_and_equal_versions_compare_alike(string ecosystem)
    {
        var order = VersionOrderTests.Order(ecosystem);
        var number = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 7].Select(parts => "1" + string.Concat(parts));
        Gen.OneOf(number, Versionlike).Array[12].Sample(
            texts =>
            {
                var versions = texts.Select(text => order.TryParse(text, out var version) ? version : null).OfType<ComparableVersion>().ToList();
                foreach (var a in versions)
                {
                    Assert.Equal(0, a.CompareTo(a));
                    foreach (var b in versions)
                    {
                        Assert.Equal(Math.Sign(a.CompareTo(b)), -Math.Sign(b.CompareTo(a)));
                        foreach (var c in versions)
                        {
                            if (a.CompareTo(b) <= 0 && b.CompareTo(c) <= 0) Assert.True(a.CompareTo(c) <= 0, $"{a} ≤ {b} ≤ {c}, yet {a} > {c}");
                            if (a.CompareTo(b) == 0) Assert.Equal(Math.Sign(a.CompareTo(c)), Math.Sign(b.CompareTo(c)));
                        }
                    }
                }
            },
            iter: 500);
    }

    [Theory]
    [MemberData(nameof(VersionOrderTests.Ecosystems), MemberType = typeof(VersionOrderTests))]
    public void Any_text_is_read_or_refused(string ecosystem)
    {
        var order = VersionOrderTests.Order(ecosystem);
        Gen.OneOf(Gen.String, Versionlike, Gen.String[0, 2000]).Sample(text =>
        {
            if (order.TryParse(text, out var version)) Assert.Equal(text.Trim(), version.Text);
            else Assert.Null(version);
        });
    }

    [Theory]
    [MemberData(nameof(VersionOrderTests.Ecosystems), MemberType = typeof(VersionOrderTests))]
    public void A_release_comes_after_its_pre_releases_and_before_the_next_release(string ecosystem)
    {
        var order = VersionOrderTests.Order(ecosystem);
        Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[1, 99]).Sample((major, minor, patch, n) =>
        {
            Assert.True(order.TryParse($"{major}.{minor}.{patch}-rc{n}", out var candidate));
            Assert.True(order.TryParse($"{major}.{minor}.{patch}", out var release));
            Assert.True(order.TryParse($"{major}.{minor}.{patch + 1}", out var next));
            Assert.True(candidate.CompareTo(release) < 0 && release.CompareTo(next) < 0);
        });
    }
}
