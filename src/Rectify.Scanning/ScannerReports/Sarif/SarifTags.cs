using System.Text.Json;
using Rectify.Scanning.Sboms;

namespace Rectify.Scanning.ScannerReports.Sarif;

/// <summary>
/// Ids in the property bags of rules and results, where tools put them each in its way: in <c>tags</c> (<c>CWE-79: text</c>,
/// <c>external/cwe/cwe-079</c>, <c>CVE-2021-44228</c>), or in a property whose name begins with cwe, cve or cvss. Prose is not searched:
/// what a text mentions is not what was found.
/// </summary>
internal static class SarifTags
{
    /// <summary>Reads a property bag; the <c>security-severity</c> that it holds, or null.</summary>
    public static string? ReadProperties(ref JsonStream json, SarifValues values, HashSet<string> cves, HashSet<string> cwes, HashSet<string> vectors)
    {
        string? severity = null;
        if (!values.EnterObject(ref json, "properties")) return severity;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = json.GetText(out _);
            if (name == "security-severity") severity = values.Text(ref json) ?? "";
            else Read(ref json, name, values, cves, cwes, vectors);
        }
        return severity;
    }

    /// <summary>Reads the property whose name is at hand.</summary>
    private static void Read(ref JsonStream json, string name, SarifValues values, HashSet<string> cves, HashSet<string> cwes, HashSet<string> vectors)
    {
        var cwe = name.StartsWith("cwe", StringComparison.OrdinalIgnoreCase);
        var cve = name.StartsWith("cve", StringComparison.OrdinalIgnoreCase);
        var cvss = name.StartsWith("cvss", StringComparison.OrdinalIgnoreCase);
        if (!cwe && !cve && !cvss && name != "tags")
        {
            json.Skip();
            return;
        }
        var texts = new List<string>();
        values.Texts(ref json, texts);
        foreach (var text in texts)
        {
            if (cwe) Identifiers.AddCweNumber(text, cwes);
            else if (cvss)
            {
                if (text.Length is > 8 and <= 512 && text.Contains("AV:", StringComparison.Ordinal)) vectors.Add(text);
            }
            else
            {
                Identifiers.AddCves(text, cves);
                Identifiers.AddCwes(text, cwes);
            }
        }
    }
}

/// <summary>A reference to a class of a taxonomy (§3.52, reportingDescriptorReference).</summary>
internal static class SarifTaxon
{
    /// <summary>Reads the object at hand; a CWE goes to the set.</summary>
    public static void Read(ref JsonStream json, SarifValues values, HashSet<string> cwes)
    {
        string? id = null, component = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("id"u8)) id = values.Text(ref json);
            else if (json.Is("toolComponent"u8) && values.EnterObject(ref json, "toolComponent"))
            {
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                {
                    if (json.Is("name"u8)) component = values.Text(ref json);
                    else json.Skip();
                }
            }
            else json.Skip();
        }
        if (component is not null && component.Contains("CWE", StringComparison.OrdinalIgnoreCase)) Identifiers.AddCweNumber(id, cwes);
        else Identifiers.AddCwes(id, cwes);
    }
}
