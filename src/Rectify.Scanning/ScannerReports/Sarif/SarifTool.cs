using System.Text.Json;
using Rectify.Scanning.Sboms;

namespace Rectify.Scanning.ScannerReports.Sarif;

/// <summary>The tool or an extension of it (§3.19, toolComponent).</summary>
internal sealed class SarifTool
{
    private readonly List<SarifRule> _rules = [];
    private readonly Dictionary<string, SarifRule> _byId = new(StringComparer.Ordinal);

    public string Name { get; private set; } = "";

    public string? Version { get; private set; }

    /// <summary>
    /// A rule: by its index when that is the rule named, else by its id, of which parts behind a slash may be a detail (§3.27.5).
    /// </summary>
    public SarifRule? Rule(string id, int index)
    {
        if (index >= 0 && index < _rules.Count && (id.Length == 0 || _rules[index].Id == id || id.StartsWith(_rules[index].Id + "/", StringComparison.Ordinal)))
            return _rules[index];
        for (var part = id; part.Length > 0; part = part.LastIndexOf('/') is > 0 and var slash ? part[..slash] : "")
            if (_byId.TryGetValue(part, out var rule)) return rule;
        return null;
    }

    /// <summary>Reads the object at hand.</summary>
    public void Read(ref JsonStream json, SarifValues values, ReportMeter meter)
    {
        string? version = null, semantic = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("name"u8)) Name = meter.Cut(values.Text(ref json));
            else if (json.Is("version"u8)) version = values.Text(ref json);
            else if (json.Is("semanticVersion"u8)) semantic = values.Text(ref json);
            else if (json.Is("rules"u8))
            {
                if (!values.EnterList(ref json, "rules")) continue;
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    if (!values.IsObject(ref json, "rules")) continue;
                    meter.SpendRow();
                    var rule = SarifRule.Read(ref json, values, meter);
                    _rules.Add(rule);
                    _byId.TryAdd(rule.Id, rule);
                }
            }
            else json.Skip();
        }
        Version = (version ?? semantic) is { Length: > 0 } stated ? meter.Cut(stated) : null;
    }
}
