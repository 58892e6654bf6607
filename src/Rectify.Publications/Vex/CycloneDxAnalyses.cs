using Rectify.Advisories.Scoring;
using Rectify.Advisories.Vex;
using Rectify.Publications.Data;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Vex;

/// <summary>
/// The entries of one vulnerability. An entry has one analysis, so products of which different things are said stand in entries of their own.
/// </summary>
internal sealed class CycloneDxAnalyses(PublishedAdvisory advisory, PublishedVulnerability vulnerability, string place, StatedProducts products, Saying saying)
{
    private readonly StatedTexts _texts = new(vulnerability, place, saying);

    public IEnumerable<JsonMap> Write()
    {
        for (var i = 0; i < vulnerability.Statements.Count; i++)
        {
            var (statement, at) = (vulnerability.Statements[i], $"{place}/statements/{i}");
            if (StatedProducts.Vex(statement.Status) is not { } status) continue;
            saying.Says($"{at}/status", $"{at}/products");
            if (statement.At is not null) saying.Says($"{at}/at");
            var groups = statement.Products.Distinct().GroupBy(id => (
                Detail: _texts.Impacts(id),
                Update: _texts.Actions(id, RemediationCategory.VendorFix, RemediationCategory.OptionalPatch, RemediationCategory.FixPlanned, RemediationCategory.NoFixPlanned, RemediationCategory.NoneAvailable),
                Workaround: _texts.Actions(id, RemediationCategory.Workaround, RemediationCategory.Mitigation),
                Responses: string.Join(' ', Responses(id))));
            foreach (var group in groups)
            {
                var (detail, update, workaround, responses) = group.Key;
                yield return Entry([.. group], statement, status, at, detail, update, workaround, responses);
            }
        }
    }

    private JsonMap Entry(List<string> ids, ProductStatement statement, StatedStatus status, string at, string detail, string update, string workaround, string responses)
    {
        saying.Says($"{place}/cve", $"{place}/title", $"{place}/disclosedAt", $"{place}/cwes");
        return new()
        {
            ["advisories"] = Advisories(),
            ["affects"] = ids.Select(id => Affected(id, status)).ToList(),
            ["analysis"] = new JsonMap
            {
                ["detail"] = detail,
                ["firstIssued"] = Wire.Time(statement.At),
                ["justification"] = statement.Justification is { } justification && status == StatedStatus.NotAffected ? Justification(justification, $"{at}/justification") : null,
                ["lastUpdated"] = Wire.Time(advisory.UpdatedAt),
                ["response"] = responses.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList(),
                ["state"] = State(status),
            },
            ["credits"] = Credits(),
            ["cwes"] = vulnerability.Cwes.Distinct().Select(number => (object)number).ToList(),
            ["description"] = _texts.Description(),
            ["detail"] = vulnerability.Title,
            ["id"] = vulnerability.Cve ?? (vulnerability.Ids.Count > 0 ? vulnerability.Ids[0].Text : advisory.Id),
            ["published"] = Wire.Time(vulnerability.DisclosedAt),
            ["ratings"] = Ratings(ids),
            ["recommendation"] = update,
            ["references"] = References(),
            ["updated"] = Wire.Time(advisory.UpdatedAt),
            ["workaround"] = workaround,
        };
    }

    private JsonMap Affected(string id, StatedStatus status)
    {
        var stated = products[id];
        var range = stated.Components.Count == 0 && stated.Product.VersionRange is { Length: > 0 } text && text.StartsWith("vers:", StringComparison.Ordinal) ? text : null;
        if (range is not null) saying.Says($"{stated.Place}/versionRange");
        return new()
        {
            ["ref"] = id,
            ["versions"] = range is null ? null : new List<JsonMap>
            {
                new()
                {
                    ["range"] = range,
                    ["status"] = status switch { StatedStatus.Affected => "affected", StatedStatus.UnderInvestigation => "unknown", _ => "unaffected" },
                },
            },
        };
    }

    private List<JsonMap> Ratings(List<string> ids)
    {
        var ratings = new List<JsonMap>();
        for (var i = 0; i < vulnerability.Scores.Count; i++)
        {
            var score = vulnerability.Scores[i];
            if (!score.Products.Any(ids.Contains) || !Cvss.TryParse(score.Vector, out var cvss)) continue;
            saying.Says($"{place}/scores/{i}");
            ratings.Add(new()
            {
                ["method"] = cvss.Version switch { CvssVersion.V20 => "CVSSv2", CvssVersion.V30 => "CVSSv3", CvssVersion.V31 => "CVSSv31", _ => "CVSSv4" },
                ["score"] = cvss.Score,
                ["severity"] = Wire.Word(cvss.Severity),
                ["vector"] = cvss.Vector,
            });
        }
        return ratings;
    }

    private List<JsonMap> References()
    {
        saying.Says($"{place}/ids");
        return [.. vulnerability.Ids.Select(id => new JsonMap { ["id"] = id.Text, ["source"] = new JsonMap { ["name"] = id.System } })];
    }

    /// <summary>The advisory's own title stands beside its address, or nowhere.</summary>
    private List<JsonMap> Advisories()
    {
        saying.Says($"{place}/references");
        var advisories = vulnerability.References.Select(reference => new JsonMap { ["title"] = reference.Summary, ["url"] = reference.Url });
        if (advisory.Url is not { } url) return [.. advisories];
        saying.Says("url", "title");
        return [new() { ["title"] = advisory.Title, ["url"] = url }, .. advisories];
    }

    private JsonMap Credits()
    {
        var (persons, organisations) = (new List<JsonMap>(), new List<JsonMap>());
        for (var i = 0; i < vulnerability.Acknowledgements.Count; i++)
        {
            var (thanks, at) = (vulnerability.Acknowledgements[i], $"{place}/acknowledgements/{i}");
            saying.Says($"{at}/names", $"{at}/organisation");
            persons.AddRange(thanks.Names.Select(name => new JsonMap { ["name"] = name }));
            if (thanks.Organisation is not { Length: > 0 } organisation) continue;
            saying.Says($"{at}/urls");
            organisations.Add(new() { ["name"] = organisation, ["url"] = thanks.Urls });
        }
        return new() { ["individuals"] = persons, ["organizations"] = organisations };
    }

    private List<string> Responses(string id)
    {
        var responses = new SortedSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < vulnerability.Remediations.Count; i++)
        {
            var (remediation, at) = (vulnerability.Remediations[i], $"{place}/remediations/{i}/category");
            if (!remediation.Products.Contains(id)) continue;
            var response = remediation.Category switch
            {
                RemediationCategory.VendorFix => "update",
                RemediationCategory.Workaround => "workaround_available",
                RemediationCategory.NoFixPlanned => "will_not_fix",
                _ => null,
            };
            if (response is null) continue;
            saying.Says(at);
            responses.Add(response);
        }
        return [.. responses];
    }

    private static string State(StatedStatus status) => status switch
    {
        StatedStatus.Affected => "exploitable",
        StatedStatus.Fixed => "resolved",
        StatedStatus.NotAffected => "not_affected",
        _ => "in_triage",
    };

    /// <summary>Their words for our five. For the one that an attacker cannot control the code there is none, and it is not bent into another.</summary>
    private string? Justification(StatedJustification justification, string at)
    {
        switch (justification)
        {
            case StatedJustification.VulnerableCodeNotPresent: saying.Says(at); return "code_not_present";
            case StatedJustification.VulnerableCodeNotInExecutePath: saying.Says(at); return "code_not_reachable";
            case StatedJustification.ComponentNotPresent: return saying.Otherwise(at, Wire.Word(justification), "code_not_present");
            case StatedJustification.InlineMitigationsAlreadyExist: return saying.Otherwise(at, Wire.Word(justification), "protected_at_runtime");
            default: return null;
        }
    }
}
