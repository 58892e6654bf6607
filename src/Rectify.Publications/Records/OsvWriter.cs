using Rectify.Advisories.Scoring;
using Rectify.Publications.Data;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Records;

/// <summary>
/// Vulnerabilities as OSV records (schema 1.7): packages of registries and the versions of them that are affected. Our products are mostly no such
/// packages; what has no ecosystem is noted.
/// </summary>
public static class OsvWriter
{
    private const string Format = "OSV 1.7";

    /// <summary>
    /// The id of the record. OSV hands out prefixes; an organisation without one writes <c>x_</c> before its own. Where an advisory holds several
    /// vulnerabilities, their number stands behind it.
    /// </summary>
    public static string Id(PublishedAdvisory advisory, int vulnerability) => $"x_{advisory.Id}{(advisory.Vulnerabilities.Count > 1 ? $"-{vulnerability + 1}" : "")}";

    /// <summary>Writes one vulnerability of an advisory.</summary>
    /// <param name="advisory">The advisory.</param>
    /// <param name="vulnerability">Its place in the advisory, from 0.</param>
    public static Written Write(PublishedAdvisory advisory, int vulnerability)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(vulnerability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(vulnerability, advisory.Vulnerabilities.Count);
        var notes = new List<PublicationNote>();
        if (!AdvisoryCheck.Passes(advisory, notes)) return new(null, notes);
        var saying = new Saying(advisory, Format, notes);
        // Of the other vulnerabilities other records speak.
        for (var i = 0; i < advisory.Vulnerabilities.Count; i++)
            if (i != vulnerability) saying.Says($"vulnerabilities/{i}");
        saying.Says("id");
        for (var i = 0; i < advisory.Revisions.Count; i++) saying.Says($"revisions/{i}/at");
        var record = new OsvRecordWriting(advisory, advisory.Vulnerabilities[vulnerability], $"vulnerabilities/{vulnerability}", saying).Write();
        record["id"] = Id(advisory, vulnerability);
        saying.NoteRest();
        return new(new CleanJson(notes).Write(record), notes);
    }
}

/// <summary>One record.</summary>
internal sealed class OsvRecordWriting(PublishedAdvisory advisory, PublishedVulnerability vulnerability, string place, Saying saying)
{
    private readonly StatedProducts _products = new(advisory);

    public JsonMap Write()
    {
        saying.Says($"{place}/title", $"{place}/cve", $"{place}/disclosedAt");
        for (var i = 0; i < vulnerability.Ids.Count; i++) saying.Says($"{place}/ids/{i}/text");
        if (vulnerability.Title is null) saying.Says("title");
        return new()
        {
            ["affected"] = Affected(),
            ["aliases"] = vulnerability.Ids.Select(id => id.Text).Prepend(vulnerability.Cve ?? "").Where(id => id.Length > 0).Distinct().ToList(),
            ["credits"] = Credits(),
            ["database_specific"] = new JsonMap { ["cwe_ids"] = Weaknesses() },
            ["details"] = Details(),
            ["modified"] = Wire.Time(advisory.UpdatedAt),
            ["published"] = Wire.Time(vulnerability.DisclosedAt ?? advisory.IssuedAt),
            ["references"] = References(),
            ["schema_version"] = "1.7.0",
            ["severity"] = Severity(),
            ["summary"] = vulnerability.Title ?? advisory.Title,
        };
    }

    /// <summary>Packages that are affected; the versions of one package together.</summary>
    private List<JsonMap> Affected()
    {
        var packages = new List<(OsvPackage Package, string Purl, List<string> Versions, List<VersionStretch> Stretches)>();
        for (var i = 0; i < vulnerability.Statements.Count; i++)
        {
            var (statement, at) = (vulnerability.Statements[i], $"{place}/statements/{i}");
            if (StatedProducts.Vex(statement.Status) != Rectify.Advisories.Vex.StatedStatus.Affected) continue;
            var isAllSaid = true;
            foreach (var id in statement.Products.Distinct()) isAllSaid &= Add(_products[id], packages);
            if (isAllSaid) saying.Says($"{at}/status", $"{at}/products");
        }
        SayFixed(packages.SelectMany(package => package.Stretches));
        return [.. packages.Select(one => new JsonMap
        {
            ["package"] = new JsonMap { ["ecosystem"] = one.Package.Ecosystem, ["name"] = one.Package.Name, ["purl"] = one.Purl },
            ["ranges"] = one.Stretches.Count == 0 ? null : new List<JsonMap>
            {
                new() { ["events"] = one.Stretches.SelectMany(Events).ToList(), ["type"] = one.Package.IsSemantic ? "SEMVER" : "ECOSYSTEM" },
            },
            ["versions"] = one.Versions.Distinct().ToList(),
        })];
    }

    /// <summary>Whether everything that the id means could be said.</summary>
    private bool Add(StatedProduct stated, List<(OsvPackage Package, string Purl, List<string> Versions, List<VersionStretch> Stretches)> packages)
    {
        // A component in a product is a package of that version wherever it is; that it is so in this product only, OSV cannot say.
        if (stated.Components.Count > 0 || stated.Product.Purls.Count == 0) return false;
        var purl = stated.Product.Purls[0];
        if (OsvPackage.Of(purl) is not { } package) return false;
        var version = stated.Product.Version ?? (stated.Product.VersionRange is null ? purl.Version : null);
        var stretches = VersText.Read(stated.Product.VersionRange);
        if (version is null && stretches is null) return false;
        var at = packages.FindIndex(one => one.Package == package);
        if (at < 0)
        {
            _ = Scanning.Packages.PackageUrl.TryCreate(purl.Type, purl.Namespace, purl.Name, null, purl.Qualifiers, null, out var bare, out _);
            packages.Add((package, (bare ?? purl).ToString(), [], []));
            at = packages.Count - 1;
        }
        if (version is not null) packages[at].Versions.Add(version);
        else packages[at].Stretches.AddRange(stretches?.Stretches ?? []);
        saying.Says($"{stated.Place}/purls/0", version is not null ? $"{stated.Place}/version" : $"{stated.Place}/versionRange");
        return true;
    }

    /// <summary>A fixed version is said where a stretch ends before it.</summary>
    private void SayFixed(IEnumerable<VersionStretch> stretches)
    {
        var ends = stretches.Where(stretch => !stretch.IsToIncluded && stretch.To is not null).Select(stretch => stretch.To).ToHashSet();
        for (var i = 0; i < vulnerability.Statements.Count; i++)
        {
            if (StatedProducts.Vex(vulnerability.Statements[i].Status) != Rectify.Advisories.Vex.StatedStatus.Fixed) continue;
            if (vulnerability.Statements[i].Products.All(id => ends.Contains(_products[id].Product.Version))) saying.Says($"{place}/statements/{i}/status", $"{place}/statements/{i}/products");
        }
    }

    private static IEnumerable<JsonMap> Events(VersionStretch stretch)
    {
        yield return new() { ["introduced"] = stretch.From };
        if (stretch.To is { } to) yield return new() { [stretch.IsToIncluded ? "last_affected" : "fixed"] = to };
    }

    private string Details()
    {
        var texts = new List<string>();
        for (var i = 0; i < vulnerability.Notes.Count; i++)
        {
            saying.Says($"{place}/notes/{i}/text");
            texts.Add(vulnerability.Notes[i].Text);
        }
        for (var i = 0; i < vulnerability.Remediations.Count; i++)
        {
            saying.Says($"{place}/remediations/{i}/details");
            texts.Add(vulnerability.Remediations[i].Details);
        }
        return string.Join("\n\n", texts);
    }

    private List<string> Weaknesses()
    {
        saying.Says($"{place}/cwes");
        return [.. vulnerability.Cwes.Distinct().Select(number => $"CWE-{number}")];
    }

    private List<JsonMap> Severity()
    {
        var severities = new List<JsonMap>();
        for (var i = 0; i < vulnerability.Scores.Count; i++)
        {
            if (!Cvss.TryParse(vulnerability.Scores[i].Vector, out var score)) continue;
            saying.Says($"{place}/scores/{i}/vector");
            severities.Add(new()
            {
                ["score"] = score.Vector.Trim('(', ')'),
                ["type"] = score.Version switch { CvssVersion.V20 => "CVSS_V2", CvssVersion.V40 => "CVSS_V4", _ => "CVSS_V3" },
            });
        }
        return severities;
    }

    private List<JsonMap> References()
    {
        var references = new List<JsonMap>();
        void Add(string type, string url, string at)
        {
            saying.Says(at);
            references.Add(new() { ["type"] = type, ["url"] = url });
        }

        if (advisory.Url is { } own) Add("ADVISORY", own, "url");
        for (var i = 0; i < vulnerability.Remediations.Count; i++)
            if (vulnerability.Remediations[i].Url is { } url) Add("FIX", url, $"{place}/remediations/{i}/url");
        for (var i = 0; i < vulnerability.References.Count; i++) Add("WEB", vulnerability.References[i].Url, $"{place}/references/{i}/url");
        return references;
    }

    private List<JsonMap> Credits()
    {
        var credits = new List<JsonMap>();
        for (var i = 0; i < vulnerability.Acknowledgements.Count; i++)
        {
            var (thanks, at) = (vulnerability.Acknowledgements[i], $"{place}/acknowledgements/{i}");
            var names = thanks.Names.Count > 0 ? thanks.Names : thanks.Organisation is { Length: > 0 } organisation ? [organisation] : [];
            if (names.Count == 0) continue;
            saying.Says(thanks.Names.Count > 0 ? $"{at}/names" : $"{at}/organisation", $"{at}/urls");
            credits.AddRange(names.Select(name => new JsonMap { ["contact"] = thanks.Urls, ["name"] = name, ["type"] = "FINDER" }));
        }
        return credits;
    }
}
