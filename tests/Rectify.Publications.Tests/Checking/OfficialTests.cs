using System.Text.Json;
using Rectify.Publications.Checking;
using Rectify.Testing;

namespace Rectify.Publications.Tests.Checking;

/// <summary>OASIS' own test files: of each test, documents that must fail it and documents that must pass.</summary>
public sealed class OfficialTests
{
    /// <summary>What is not covered of 2.0, and why.</summary>
    private static readonly string[] NotCovered20 =
    [
        "6.3.6", "6.3.7", // whether addresses resolve: the engine has no network
        "6.3.8", // spelling: there is no dictionary
    ];

    [Theory]
    [InlineData("2.0")]
    [InlineData("2.1")]
    public void Each_failing_file_fails_with_its_test_and_each_valid_file_passes_it(string version)
    {
        var folder = Folder(version);
        var covered = CsafCheck.Tests(version).ToHashSet(StringComparer.Ordinal);
        var wrong = new List<string>();
        var files = 0;
        foreach (var test in Cases(folder).Where(test => covered.Contains(test.Id)))
        {
            foreach (var file in test.Failing)
            {
                files++;
                var report = Check(folder, file);
                if (report.Findings.All(finding => finding.Test != test.Id)) wrong.Add($"{test.Id} finds nothing in {file}");
            }
            foreach (var file in test.Valid)
            {
                files++;
                var report = Check(folder, file);
                wrong.AddRange(report.Findings.Where(finding => finding.Test == test.Id).Select(finding => $"{finding.Test} at {finding.Pointer} ({finding.Detail}) in {file}, which is valid"));
            }
        }
        Assert.True(files > 100, $"only {files} files");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {files} files:\n{string.Join('\n', wrong)}");
    }

    /// <summary>Said to be valid, though another of the mandatory tests refuses them.</summary>
    private static readonly string[] Contradictory =
    [
        "optional/oasis_csaf_tc-csaf_2_0-2021-6-2-08-02.json", "optional/oasis_csaf_tc-csaf_2_0-2021-6-2-09-02.json", // one algorithm twice (6.1.25)
        "recommended/oasis_csaf_tc-csaf_2_1-2024-6-2-08-02.json", "recommended/oasis_csaf_tc-csaf_2_1-2024-6-2-09-02.json",
        "mandatory/oasis_csaf_tc-csaf_2_1-2024-6-1-10-13.json", // the base score of another vector (6.1.9)
        "mandatory/oasis_csaf_tc-csaf_2_1-2024-6-1-27-13-16.json", "mandatory/oasis_csaf_tc-csaf_2_1-2024-6-1-50-14.json", // an id twice (6.1.2)
        "mandatory/oasis_csaf_tc-csaf_2_1-2024-6-1-50-15.json",
        "recommended/oasis_csaf_tc-csaf_2_1-2024-6-2-21-02.json", // a 6 before a 5 (6.1.14)
        "recommended/oasis_csaf_tc-csaf_2_1-2024-6-2-42-02.json", // package URLs of several packages for one product (6.1.42)
        "recommended/oasis_csaf_tc-csaf_2_1-2024-6-2-54-03-01.json", "informative/oasis_csaf_tc-csaf_2_1-2024-6-3-21-01-02.json", // ids that nothing defines (6.1.1)
        "informative/oasis_csaf_tc-csaf_2_1-2024-6-3-21-01-12.json",
    ];

    [Theory]
    [InlineData("2.0")]
    [InlineData("2.1")]
    public void A_file_that_is_said_to_be_valid_fails_no_mandatory_test(string version)
    {
        var folder = Folder(version);
        var wrong = new List<string>();
        foreach (var test in Cases(folder))
        {
            foreach (var file in test.Sound.Except(Contradictory))
                wrong.AddRange(Check(folder, file).Findings.Where(finding => finding.Group == CsafGroup.Mandatory).Select(finding => $"{finding.Test} at {finding.Pointer} ({finding.Detail}) in {file}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Distinct()));
    }

    /// <summary>What is not covered of 2.1, a draft, and why.</summary>
    private static readonly string[] NotCovered21 =
    [
        "6.1.27.13", // whether a fixed version is one of an affected product: which products are one is not said by the document
        "6.1.46", "6.1.47", "6.1.48", // SSVC: needs its registry of decision points
        "6.1.60.1", "6.1.60.2", "6.1.60.3", // extensions: need their schemas
    ];

    /// <summary>What else is not covered of 2.1.</summary>
    private static readonly string[] NotCoveredOf21 =
    [
        "6.2.24", // which catalogue was the newest on a day: needs their dates
        "6.2.27", "6.2.31", "6.2.32", "6.2.39.1", "6.2.40", "6.2.41", "6.2.42", "6.2.48", "6.2.49", // what combinations of status, products and notes say
        "6.2.34", "6.2.35", "6.2.36", "6.2.37", "6.3.13", "6.3.14", "6.3.15", // SSVC
        "6.2.39.2", "6.2.39.3", "6.2.39.4", "6.2.46", // texts that are prescribed in other languages
        "6.2.39.5", "6.2.54.1", "6.2.54.2", "6.2.54.3", "6.2.54.4", // extensions
        "6.3.21.1", "6.3.21.2", "6.3.21.3", "6.3.21.4", "6.3.21.5", "6.3.21.6", "6.3.21.7", "6.3.21.8", "6.3.21.9",
        "6.2.44", "6.2.45", "6.2.51", "6.2.52", "6.2.53", "6.3.17", "6.3.20", // registries: licences, vers types, hash algorithms, id systems
        "6.2.50.1", "6.2.50.2", "6.2.50.3", "6.3.19.1", "6.3.19.2", "6.3.19.3", "6.3.19.4", "6.3.19.5", // whether ranges overlap: needs each scheme's order
        "6.3.6", "6.3.7", "6.3.8", "6.3.16", // the network, spelling, grammar
    ];

    [Fact]
    public void What_is_neither_mandatory_nor_covered_of_2_1_is_named_here() => Assert.Equal(
        NotCoveredOf21.Order(StringComparer.Ordinal),
        Cases(Folder("2.1")).Select(test => test.Id).Where(id => !id.StartsWith("6.1.", StringComparison.Ordinal)).Except(CsafCheck.Tests("2.1")).Order(StringComparer.Ordinal));

    [Fact]
    public void All_mandatory_tests_of_2_1_are_covered_but_for_those_that_are_named_here()
    {
        var official = Cases(Folder("2.1")).Select(test => test.Id).ToList();
        Assert.Equal(NotCovered21, official.Where(id => id.StartsWith("6.1.", StringComparison.Ordinal)).Except(CsafCheck.Tests("2.1")));
        Assert.Empty(CsafCheck.Tests("2.1").Except(official));
    }

    [Fact]
    public void All_tests_of_2_0_are_covered_but_for_those_that_are_named_here()
    {
        var official = Cases(Folder("2.0")).Select(test => test.Id).ToList();
        Assert.Equal(NotCovered20, official.Except(CsafCheck.Tests("2.0")));
        Assert.Empty(CsafCheck.Tests("2.0").Except(official));
    }

    private static string Folder(string version)
    {
        var folder = $"csaf/oasis-{version}/test/validator/data";
        Assert.SkipUnless(DataKit.Has(folder), DataKit.Missing(folder));
        return DataKit.PathOf(folder);
    }

    private static CsafReport Check(string folder, string file) => CsafCheck.Run(File.ReadAllBytes(Path.Combine(folder, file)));

    private static IEnumerable<(string Id, string Group, List<string> Failing, List<string> Valid, List<string> Sound)> Cases(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "testcases.json")));
        foreach (var test in json.RootElement.GetProperty("tests").EnumerateArray())
        {
            IEnumerable<JsonElement> Items(string list) => test.TryGetProperty(list, out var files) ? files.EnumerateArray() : [];
            List<string> Names(IEnumerable<JsonElement> files) => [.. files.Select(file => file.GetProperty("name").GetString() ?? "")];
            yield return (test.GetProperty("id").GetString() ?? "", test.GetProperty("group").GetString() ?? "", Names(Items("failures")), Names(Items("valid")),
                Names(Items("failures").Concat(Items("valid")).Where(file => file.GetProperty("valid").GetBoolean())));
        }
    }
}
