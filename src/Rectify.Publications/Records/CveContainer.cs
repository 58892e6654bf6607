using Rectify.Publications.Data;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Records;

/// <summary>What the numbering authority says: the container <c>cna</c>.</summary>
internal sealed class CveContainer(PublishedAdvisory advisory, PublishedVulnerability vulnerability, string place, Saying saying)
{
    private const int LongestTitle = 256;
    private const int LongestText = 4096;
    private const int LongestName = 512;
    private const string Language = "en";

    private static readonly RemediationCategory[] Workarounds = [RemediationCategory.Workaround, RemediationCategory.Mitigation];

    /// <summary>The place of what the format demands and the advisory does not say.</summary>
    public string Missing { get; private set; } = "";

    public JsonMap? Write()
    {
        var (descriptions, affected, references) = (Descriptions(), new CveProducts(advisory, vulnerability, place, saying).Write(), References());
        Missing = descriptions.Count == 0 ? $"{place}/notes" : affected.Count == 0 ? $"{place}/statements" : references.Count == 0 ? $"{place}/references" : "";
        if (Missing.Length > 0) return null;
        return new()
        {
            ["affected"] = affected,
            ["credits"] = Credits(),
            ["datePublic"] = Wire.Time(vulnerability.DisclosedAt),
            ["descriptions"] = descriptions,
            ["exploits"] = Threats(ThreatCategory.ExploitStatus),
            ["impacts"] = Threats(ThreatCategory.Impact) is { Count: > 0 } impacts ? new List<JsonMap> { new() { ["descriptions"] = impacts } } : null,
            ["metrics"] = Metrics(),
            ["problemTypes"] = Weaknesses(),
            ["references"] = references,
            ["solutions"] = Remedies(isWorkaround: false),
            ["source"] = new JsonMap { ["advisory"] = advisory.Id },
            ["timeline"] = Timeline(),
            ["title"] = vulnerability.Title is { Length: > 0 } title ? saying.Limited(title, LongestTitle, $"{place}/title") : null,
            ["workarounds"] = Remedies(isWorkaround: true),
        };
    }

    private List<JsonMap> Descriptions()
    {
        var texts = new List<JsonMap>();
        for (var i = 0; i < vulnerability.Notes.Count; i++)
        {
            if (vulnerability.Notes[i].Category is not (NoteCategory.Description or NoteCategory.Summary or NoteCategory.Details)) continue;
            saying.Says($"{place}/notes/{i}/category");
            texts.Add(Said(vulnerability.Notes[i].Text, $"{place}/notes/{i}/text"));
        }
        return texts;
    }

    private List<JsonMap> References()
    {
        var references = new List<JsonMap>();
        if (advisory.Url is { } url)
        {
            saying.Says("url");
            references.Add(new() { ["name"] = saying.Limited(advisory.Title, LongestName, "title"), ["tags"] = new List<string> { "vendor-advisory" }, ["url"] = url });
        }
        for (var i = 0; i < vulnerability.References.Count; i++)
        {
            var (reference, at) = (vulnerability.References[i], $"{place}/references/{i}");
            saying.Says($"{at}/url");
            references.Add(new() { ["name"] = saying.Limited(reference.Summary, LongestName, $"{at}/summary"), ["url"] = reference.Url });
        }
        for (var i = 0; i < vulnerability.Remediations.Count; i++)
        {
            if (vulnerability.Remediations[i].Url is not { } patch || references.Exists(one => one.Is("url", patch))) continue;
            saying.Says($"{place}/remediations/{i}/url");
            references.Add(new() { ["tags"] = new List<string> { "patch" }, ["url"] = patch });
        }
        return references;
    }

    private List<JsonMap> Metrics()
    {
        var metrics = new List<JsonMap>();
        for (var i = 0; i < vulnerability.Scores.Count; i++)
        {
            if (CvssJson.Of(vulnerability.Scores[i].Vector) is not var (name, cvss)) continue;
            saying.Says($"{place}/scores/{i}/vector");
            var member = name switch { "cvss_v2" => "cvssV2_0", "cvss_v4" => "cvssV4_0", _ => cvss.Is("version", "3.0") ? "cvssV3_0" : "cvssV3_1" };
            metrics.Add(new() { ["format"] = "CVSS", [member] = cvss });
        }
        return metrics;
    }

    private List<JsonMap> Weaknesses()
    {
        saying.Says($"{place}/cwes");
        return [.. vulnerability.Cwes.Distinct().Select(number => new JsonMap
        {
            ["descriptions"] = new List<JsonMap>
            {
                new() { ["cweId"] = $"CWE-{number}", ["description"] = $"CWE-{number} {Cwe.Find(number)?.Name}", ["lang"] = Language, ["type"] = "CWE" },
            },
        })];
    }

    private List<JsonMap> Remedies(bool isWorkaround)
    {
        var remedies = new List<JsonMap>();
        for (var i = 0; i < vulnerability.Remediations.Count; i++)
        {
            var (remediation, at) = (vulnerability.Remediations[i], $"{place}/remediations/{i}");
            if (Workarounds.Contains(remediation.Category) == isWorkaround) remedies.Add(Said(remediation.Details, $"{at}/details"));
        }
        return remedies;
    }

    private List<JsonMap> Threats(ThreatCategory category)
    {
        var threats = new List<JsonMap>();
        for (var i = 0; i < vulnerability.Threats.Count; i++)
        {
            if (vulnerability.Threats[i].Category != category) continue;
            saying.Says($"{place}/threats/{i}/category");
            threats.Add(Said(vulnerability.Threats[i].Details, $"{place}/threats/{i}/details"));
        }
        return threats;
    }

    private List<JsonMap> Timeline()
    {
        var events = new List<(DateTimeOffset At, string What)>();
        if (vulnerability.DiscoveredAt is { } discovered) events.Add((discovered, "Discovered."));
        saying.Says($"{place}/discoveredAt");
        for (var i = 0; i < vulnerability.Exploitations.Count; i++)
        {
            saying.Says($"{place}/exploitations/{i}/exploitedAt");
            events.Add((vulnerability.Exploitations[i].ExploitedAt, "First known exploitation."));
        }
        return [.. events.Distinct().OrderBy(one => one.At).ThenBy(one => one.What, StringComparer.Ordinal)
            .Select(one => new JsonMap { ["lang"] = Language, ["time"] = Wire.Time(one.At), ["value"] = one.What })];
    }

    private List<JsonMap> Credits()
    {
        var credits = new List<JsonMap>();
        for (var i = 0; i < vulnerability.Acknowledgements.Count; i++)
        {
            var (thanks, at) = (vulnerability.Acknowledgements[i], $"{place}/acknowledgements/{i}");
            for (var name = 0; name < thanks.Names.Count; name++) credits.Add(Credit(thanks.Names[name], $"{at}/names/{name}"));
            if (thanks.Organisation is { Length: > 0 } organisation) credits.Add(Credit(organisation, $"{at}/organisation"));
        }
        return [.. credits.DistinctBy(credit => credit.Text("value"))];
    }

    private JsonMap Credit(string name, string at)
    {
        var credit = Said(name, at);
        credit["type"] = "finder";
        return credit;
    }

    private JsonMap Said(string text, string at) => new() { ["lang"] = Language, ["value"] = saying.Limited(text, LongestText, at) };
}
