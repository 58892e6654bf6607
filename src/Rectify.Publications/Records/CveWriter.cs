using Rectify.Publications.Data;
using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Records;

/// <summary>Who assigns CVE ids for the organisation.</summary>
/// <param name="OrgId">The UUID that the CVE programme gave to the numbering authority.</param>
/// <param name="ShortName">Its short name there.</param>
public sealed record CveAssigner(Guid OrgId, string ShortName);

/// <summary>Drafts of CVE records (CVE JSON 5.2): what a numbering authority would submit. Submitting is a person's.</summary>
public static class CveWriter
{
    private const string Format = "CVE JSON 5.2";

    /// <summary>
    /// Writes one vulnerability of an advisory. A record needs an id, an English text, a product and an address to read on; where one of them is not said,
    /// nothing is written.
    /// </summary>
    /// <param name="advisory">The advisory.</param>
    /// <param name="vulnerability">Its place in the advisory, from 0.</param>
    /// <param name="assigner">Who assigns the id.</param>
    public static Written Write(PublishedAdvisory advisory, int vulnerability, CveAssigner assigner)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(vulnerability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(vulnerability, advisory.Vulnerabilities.Count);
        var notes = new List<PublicationNote>();
        if (!AdvisoryCheck.Passes(advisory, notes)) return new(null, notes);
        var saying = new Saying(advisory, Format, notes);
        for (var i = 0; i < advisory.Vulnerabilities.Count; i++)
            if (i != vulnerability) saying.Says($"vulnerabilities/{i}");
        var (subject, place) = (advisory.Vulnerabilities[vulnerability], $"vulnerabilities/{vulnerability}");
        if (subject.Cve is null) return saying.Needs($"{place}/cve");
        // A record must be readable in English; we translate nothing.
        if (advisory.Language is { } language && !language.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return saying.Needs("language");
        var container = new CveContainer(advisory, subject, place, saying);
        if (container.Write() is not { } cna) return saying.Needs(container.Missing);
        saying.Says("id", "language", $"{place}/cve", $"{place}/title", $"{place}/disclosedAt");
        cna["providerMetadata"] = new JsonMap { ["orgId"] = assigner.OrgId.ToString("D"), ["shortName"] = assigner.ShortName };
        saying.NoteRest();
        return new(new CleanJson(notes).Write(new()
        {
            ["containers"] = new JsonMap { ["cna"] = cna },
            ["cveMetadata"] = new JsonMap
            {
                ["assignerOrgId"] = assigner.OrgId.ToString("D"),
                ["assignerShortName"] = assigner.ShortName,
                ["cveId"] = subject.Cve,
                ["state"] = "PUBLISHED",
            },
            ["dataType"] = "CVE_RECORD",
            ["dataVersion"] = "5.2.0",
        }), notes);
    }
}
