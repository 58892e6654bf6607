using System.Text.Json;
using Rectify.Advisories.Vex;
using Rectify.Testing;

namespace Rectify.Advisories.Tests.Vex;

public sealed class VexApplicabilityTests
{
    public static TheoryData<int, string> Ranges() => Table("vers-ranges.txt");

    public static TheoryData<int, string> Cases() => Table("applies.txt");

    [Theory]
    [MemberData(nameof(Ranges))]
    public void A_range_holds_the_versions_that_the_table_says(int line, string text)
    {
        var fields = text.Split(" | ", StringSplitOptions.TrimEntries);
        Assert.True(VersRange.TryParse(fields[0], out var range), fields[0]);
        var answer = range.Contains(fields[1]) switch { true => "yes", false => "no", null => "?" };
        Assert.Equal($"{line}: {fields[2]}", $"{line}: {answer}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("<4.2")]
    [InlineData("vers:npm")]
    [InlineData("vers:/1.0")]
    [InlineData("vers:npm/")]
    [InlineData("vers:npm/>=")]
    [InlineData("vers:npm/>=1.0|*")]
    public void What_is_no_range_in_vers_form_is_refused(string text) => Assert.False(VersRange.TryParse(text, out _));

    [Theory]
    [InlineData("conformance/vers/pypi_range_containment_test.json")]
    [InlineData("conformance/vers/npm_range_containment_test.json")]
    public void Ranges_hold_the_versions_that_the_specification_says(string kit)
    {
        Assert.SkipUnless(DataKit.Has(kit), DataKit.Missing(kit));
        using var document = JsonDocument.Parse(File.ReadAllBytes(DataKit.PathOf(kit)));
        foreach (var test in document.RootElement.GetProperty("tests").EnumerateArray())
        {
            var input = test.GetProperty("input");
            Assert.True(VersRange.TryParse(input.GetProperty("vers").GetString() ?? "", out var range));
            Assert.True(range.Contains(input.GetProperty("version").GetString() ?? "") == test.GetProperty("expected_output").GetBoolean(), input.GetRawText());
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_statement_applies_as_the_table_says(int line, string text)
    {
        var fields = text.Split(" | ", StringSplitOptions.TrimEntries);
        var answer = VexApplicability.Applies(Vexes.Statement(Product(fields[0])), [.. fields[1].Split(' ').Select(Vexes.Purl)], Vexes.Purl(fields[2]));
        Assert.Equal($"{line}: {fields[3]}", $"{line}: {answer}");
    }

    [Fact]
    public void One_product_of_several_is_enough_and_none_is_nothing()
    {
        var (release, component) = (Vexes.Purl("pkg:oci/app"), Vexes.Purl("pkg:npm/a@1"));
        Assert.Equal(Applicability.No, VexApplicability.Applies(Vexes.Statement(), [release], component));
        Assert.Equal(Applicability.Yes, VexApplicability.Applies(Vexes.Statement(Product("pkg:oci/x"), Product("Acme"), Product("pkg:npm/a")), [release], component));
        Assert.Equal(Applicability.CannotSay, VexApplicability.Applies(Vexes.Statement(Product("pkg:oci/x"), Product("Acme")), [release], component));
    }

    [Fact]
    public void Ids_are_compared_without_case_and_with_the_aliases()
    {
        var statement = Vexes.Statement() with { Aliases = ["GHSA-aaaa-bbbb-cccc"] };
        Assert.True(statement.IsAbout(["cve-2024-0001"]));
        Assert.True(statement.IsAbout(["CVE-1999-0001", "ghsa-aaaa-bbbb-cccc"]));
        Assert.False(statement.IsAbout(["CVE-2024-00010"]));
    }

    private static VexProduct Product(string text)
    {
        var (product, parts) = text.Split(" > ", 2) is [var first, var rest] ? (first, rest.Split("; ")) : (text, []);
        var versions = product.Split(" [", 2) is [_, var list] ? list.TrimEnd(']').Split(' ') : [];
        product = product.Split(" [", 2)[0];
        return new VexProduct
        {
            Id = product,
            Purls = product.StartsWith("pkg:", StringComparison.Ordinal) ? [Vexes.Purl(product)] : [],
            Versions = [.. versions.Select(version => version.AsSpan().ContainsAny("<>:") ? new VexVersions(version.Replace("/<", "|<"), true) : new VexVersions(version, false))],
            Subcomponents = [.. parts.Select(Product)],
        };
    }

    private static TheoryData<int, string> Table(string name)
    {
        var data = new TheoryData<int, string>();
        foreach (var (line, text) in TextTable.Read(Repository.PathOf("tests", "Rectify.Advisories.Tests", "Vex", name))) data.Add(line, text);
        return data;
    }
}
