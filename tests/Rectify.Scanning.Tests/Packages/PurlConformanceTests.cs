using System.IO.Compression;
using System.Text.Json;
using Rectify.Scanning.Packages;
using Rectify.Testing;

namespace Rectify.Scanning.Tests.Packages;

/// <summary>The test suite of package-url/purl-spec: the general cases and those of every type.</summary>
public sealed class PurlConformanceTests
{
    private const string Kit = "conformance/purl.zip";

    /// <summary>Cases we disagree with: the input, and why.</summary>
    private static readonly Dictionary<string, string> Disagreements = new()
    {
        ["pkg:git/github/Package-url/purl-Spec@244fd47e07d1004f0aed9c"] =
            "the git type's definition says that namespace and name are case sensitive; only the github type lower-cases",
    };

    [Fact]
    public void Every_case_of_the_specification_passes_or_is_a_named_disagreement()
    {
        Assert.SkipUnless(DataKit.Has(Kit), DataKit.Missing(Kit));
        var failures = new List<string>();
        var disagreed = new HashSet<string>();
        var count = 0;
        using var zip = ZipFile.OpenRead(DataKit.PathOf(Kit));
        foreach (var entry in zip.Entries.Where(entry => entry.FullName.EndsWith("-test.json", StringComparison.Ordinal)))
        {
            using var stream = entry.Open();
            using var document = JsonDocument.Parse(stream);
            foreach (var test in document.RootElement.GetProperty("tests").EnumerateArray())
            {
                count++;
                if (Failure(test) is not { } failure) continue;
                var input = test.GetProperty("input").ToString();
                if (Disagreements.ContainsKey(input)) disagreed.Add(input);
                else failures.Add($"{entry.Name} \"{test.GetProperty("description")}\" {input}: {failure}");
            }
        }
        Assert.Equal(586, count);
        Assert.Empty(failures);
        Assert.Equal(Disagreements.Keys.Order(), disagreed.Order());
    }

    private static string? Failure(JsonElement test)
    {
        var input = test.GetProperty("input");
        var mustFail = test.TryGetProperty("expected_failure", out var failing) && failing.ValueKind == JsonValueKind.True;
        PackageUrl? purl;
        PurlProblem? problem;
        var read = input.ValueKind == JsonValueKind.String
            ? PackageUrl.TryParse(input.GetString(), out purl, out problem)
            : PackageUrl.TryCreate(
                Text(input, "type"), Text(input, "namespace"), Text(input, "name"), Text(input, "version"),
                Qualifiers(input), Text(input, "subpath"), out purl, out problem);

        // A text that must fail fails, or is read with the problem named.
        if (mustFail) return problem is null ? $"read without a problem as {purl}" : null;
        if (!read || purl is null) return $"refused: {problem}";
        var expected = test.GetProperty("expected_output");
        if (expected.ValueKind == JsonValueKind.String)
        {
            if (purl.ToString() != expected.GetString()) return $"printed as {purl}";
            return input.ValueKind == JsonValueKind.String && input.GetString() == expected.GetString() && problem is not null
                ? $"canonical, yet {problem}"
                : null;
        }
        var differs = purl.Type != Text(expected, "type")
            || purl.Namespace != Text(expected, "namespace")
            || purl.Name != Text(expected, "name")
            || purl.Version != Text(expected, "version")
            || purl.Subpath != Text(expected, "subpath")
            || !purl.Qualifiers.SequenceEqual(Qualifiers(expected));
        return differs ? $"read as {purl}" : null;
    }

    private static string? Text(JsonElement parts, string name) =>
        parts.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    private static List<PurlQualifier> Qualifiers(JsonElement parts) =>
        parts.TryGetProperty("qualifiers", out var value) && value.ValueKind == JsonValueKind.Object
            ? [.. value.EnumerateObject().Select(pair => new PurlQualifier(pair.Name, pair.Value.GetString() ?? "")).OrderBy(pair => pair.Key, StringComparer.Ordinal)]
            : [];
}
