using Rectify.Publications.Model;
using Rectify.Publications.Writing;

namespace Rectify.Publications.Data;

/// <summary>What a vulnerability's texts say of one product, for formats that have one field for it.</summary>
internal sealed class StatedTexts(PublishedVulnerability vulnerability, string place, Saying saying)
{
    /// <summary>What to do about a product: every remedy of these kinds, or of all when none is named, a line each.</summary>
    public string Actions(string product, params ReadOnlySpan<RemediationCategory> kinds)
    {
        var lines = new List<string>();
        for (var i = 0; i < vulnerability.Remediations.Count; i++)
        {
            var remediation = vulnerability.Remediations[i];
            if (!remediation.Products.Contains(product) || (kinds.Length > 0 && !kinds.Contains(remediation.Category))) continue;
            saying.Says($"{place}/remediations/{i}/details", $"{place}/remediations/{i}/url", $"{place}/remediations/{i}/products");
            lines.Add(remediation.Url is { } url ? $"{remediation.Details} {url}" : remediation.Details);
        }
        return string.Join('\n', lines);
    }

    /// <summary>What it does to a product, or why it does nothing.</summary>
    public string Impacts(string product)
    {
        var lines = new List<string>();
        for (var i = 0; i < vulnerability.Threats.Count; i++)
        {
            var threat = vulnerability.Threats[i];
            if (threat.Category != ThreatCategory.Impact || (threat.Products.Count > 0 && !threat.Products.Contains(product))) continue;
            saying.Says($"{place}/threats/{i}/category", $"{place}/threats/{i}/details", $"{place}/threats/{i}/products");
            lines.Add(threat.Details);
        }
        return string.Join('\n', lines);
    }

    /// <summary>The first description or summary; null when there is none.</summary>
    public string? Description()
    {
        for (var i = 0; i < vulnerability.Notes.Count; i++)
        {
            if (vulnerability.Notes[i].Category is not (NoteCategory.Description or NoteCategory.Summary)) continue;
            saying.Says($"{place}/notes/{i}/category", $"{place}/notes/{i}/text");
            return vulnerability.Notes[i].Text;
        }
        return null;
    }
}
