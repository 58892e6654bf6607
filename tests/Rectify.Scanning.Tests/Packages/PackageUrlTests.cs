using CsCheck;
using Rectify.Scanning.Packages;
using Rectify.Testing;

namespace Rectify.Scanning.Tests.Packages;

public sealed class PackageUrlTests
{
    [Fact]
    public void Purls_are_read_repaired_or_refused_as_the_table_says()
    {
        foreach (var (line, cells) in Table("purls.txt"))
        {
            var read = PackageUrl.TryParse(cells[0], out var purl, out var problem);
            Assert.Equal(read, purl is not null);
            Assert.Equal($"{line}: {cells[1]} | {cells[2]}", $"{line}: {problem?.Code.ToString() ?? "-"} | {purl?.ToString() ?? "refused"}");
        }
    }

    [Fact]
    public void Keys_meet_on_both_sides()
    {
        foreach (var (line, cells) in Table("keys.txt"))
        {
            Assert.True(PackageUrl.TryParse(cells[0], out var purl, out _), $"line {line}");
            var key = PackageKey.From(purl);
            Assert.Equal(
                $"{line}: {cells[1]} | {cells[2]} | {cells[3]}",
                $"{line}: {key?.Ecosystem ?? "-"} | {key?.Name ?? "-"} | {key?.LowerCased?.Name ?? "-"}");
            if (key is { } known) Assert.Equal(known, PackageKey.For(known.Ecosystem, known.Name));
        }
    }

    [Theory]
    [InlineData("PyPI", "Zope.Interface", "PyPI", "zope-interface")]
    [InlineData("PyPI", "a--b__c..d-_.e", "PyPI", "a-b-c-d-e")]
    [InlineData("NuGet", "Newtonsoft.Json", "NuGet", "newtonsoft.json")]
    [InlineData("Maven", "org.Apache:Commons", "Maven", "org.Apache:Commons")]
    [InlineData("Maven:https://repo.example/maven2", "a:b", "Maven", "a:b")]
    [InlineData("Debian:12", "curl", "Debian", "curl")]
    [InlineData("npm", " left-pad ", "npm", "left-pad")]
    public void An_advisorys_name_is_normalised_as_its_registry_compares_names(string ecosystem, string name, string expectedEcosystem, string expectedName) =>
        Assert.Equal(new PackageKey(expectedEcosystem, expectedName), PackageKey.For(ecosystem, name));

    [Theory]
    [InlineData(null, PurlProblemCode.Empty)]
    [InlineData("", PurlProblemCode.Empty)]
    [InlineData(" \n", PurlProblemCode.Empty)]
    public void Nothing_is_refused_as_empty(string? text, PurlProblemCode code)
    {
        Assert.False(PackageUrl.TryParse(text, out _, out var problem));
        Assert.Equal(code, problem?.Code);
    }

    [Fact]
    public void Blanks_around_a_purl_are_reported_and_do_not_count()
    {
        Assert.True(PackageUrl.TryParse(" pkg:npm/foo@1\r\n", out var purl, out var problem));
        Assert.Equal(("pkg:npm/foo@1", PurlProblemCode.SurroundingBlanks), (purl.ToString(), problem?.Code));
    }

    [Fact]
    public void A_megabyte_is_refused_unread_and_its_detail_is_short()
    {
        Assert.False(PackageUrl.TryParse("pkg:npm/" + new string('a', 1 << 20), out _, out var problem));
        Assert.Equal(PurlProblemCode.TooLong, problem?.Code);
        Assert.Equal(80, problem?.Detail.Length);
    }

    [Fact]
    public void Purls_are_equal_when_their_canonical_texts_are()
    {
        Assert.True(PackageUrl.TryParse("pkg:PyPI/Django_X@1?b=2&a=1", out var left, out _));
        Assert.True(PackageUrl.TryParse("pkg:pypi/django-x@1?a=1&b=2", out var right, out _));
        Assert.True(PackageUrl.TryParse("pkg:pypi/django-x@2?a=1&b=2", out var other, out _));
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left, other);
        Assert.Equal(("1", "2", null), (left.Qualifier("a"), left.Qualifier("b"), left.Qualifier("c")));
    }

    [Fact]
    public void A_lone_surrogate_is_read_as_the_replacement_character()
    {
        Assert.True(PackageUrl.TryParse("pkg:generic/a\ud800b", out var purl, out var problem));
        Assert.Equal(PurlProblemCode.CharacterNotEncoded, problem?.Code);
        Assert.Equal("pkg:generic/a%EF%BF%BDb", purl.ToString());
    }

    [Fact]
    public void What_was_read_prints_to_a_text_that_reads_the_same()
    {
        var pieces = new[]
        {
            "pkg:", "npm", "maven", "golang", "git", "pypi", "/", "/", "/", "@", "@", "?", "&", "=", "#", "%40", "%2F", "%", "%zz", "%FF", "+", " ",
            "a", "B", "1.0", ".", "..", "ü", "\ud800", "\0", "key", "Key", "value", ":",
        };
        string[] types = ["generic", "golang", "npm", "git", "maven", "pypi"];
        var purllike = Gen.Select(
            Gen.Int[0, types.Length - 1],
            Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[1, 20],
            (type, parts) => $"pkg:{types[type]}/{string.Concat(parts)}");
        Gen.OneOf(purllike, Gen.String).Sample(
            text =>
            {
                if (!PackageUrl.TryParse(text, out var purl, out var problem))
                {
                    Assert.NotNull(problem);
                    return;
                }
                Assert.True(PackageUrl.TryParse(purl.ToString(), out var again, out _), purl.ToString());
                Assert.Equal(purl.ToString(), again.ToString());
                Assert.Equal((purl.Type, purl.Namespace, purl.Name, purl.Version, purl.Subpath), (again.Type, again.Namespace, again.Name, again.Version, again.Subpath));
                Assert.Equal(purl.Qualifiers, again.Qualifiers);
            },
            iter: 20_000);
    }

    private static IEnumerable<(int Line, string[] Cells)> Table(string name) =>
        TextTable.Read(Repository.PathOf("tests", "Rectify.Scanning.Tests", "Packages", "Tables", name))
            .Select(row => (row.Line, row.Text.Split('|', StringSplitOptions.TrimEntries)));
}
