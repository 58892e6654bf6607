using System.Text.Json;
using Rectify.Scanning.Sboms;

namespace Rectify.Scanning.ScannerReports.Sarif;

/// <summary>A rule of a tool or of one of its extensions (§3.49, reportingDescriptor).</summary>
internal sealed class SarifRule
{
    public string Id { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string ShortDescription { get; private set; } = "";

    public string FullDescription { get; private set; } = "";

    public string Help { get; private set; } = "";

    public string Level { get; private set; } = "";

    /// <summary>A score or a word: <c>security-severity</c>.</summary>
    public string SecuritySeverity { get; private set; } = "";

    public Dictionary<string, string> Messages { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Cves { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Cwes { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Vectors { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads the object at hand.</summary>
    public static SarifRule Read(ref JsonStream json, SarifValues values, ReportMeter meter)
    {
        var rule = new SarifRule();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            switch (json.GetText(out _))
            {
                case "id":
                    rule.Id = meter.Keep(values.Text(ref json));
                    break;
                case "name":
                    rule.Name = meter.Cut(values.Text(ref json));
                    break;
                case "shortDescription":
                    rule.ShortDescription = meter.Cut(values.MessageText(ref json));
                    break;
                case "fullDescription":
                    rule.FullDescription = meter.Cut(values.MessageText(ref json));
                    break;
                case "help":
                    rule.Help = meter.Cut(values.MessageText(ref json));
                    break;
                case "defaultConfiguration":
                    rule.ReadConfiguration(ref json, values);
                    break;
                case "messageStrings":
                    rule.ReadMessages(ref json, values, meter);
                    break;
                case "relationships":
                    rule.ReadRelationships(ref json, values);
                    break;
                case "properties":
                    rule.ReadProperties(ref json, values);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }
        Identifiers.AddCves(rule.Id, rule.Cves);
        Identifiers.AddCves(rule.Name, rule.Cves);
        return rule;
    }

    private void ReadConfiguration(ref JsonStream json, SarifValues values)
    {
        if (!values.EnterObject(ref json, "defaultConfiguration")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("level"u8)) Level = values.Text(ref json) ?? "";
            else json.Skip();
        }
    }

    private void ReadMessages(ref JsonStream json, SarifValues values, ReportMeter meter)
    {
        if (!values.EnterObject(ref json, "messageStrings")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = json.GetText(out _);
            meter.SpendChars(64);
            Messages[meter.Keep(name)] = meter.Cut(values.MessageText(ref json));
        }
    }

    /// <summary>Taxa that a rule belongs to (§3.53): <c>target.id</c>, in a component named CWE or with the letters in the id.</summary>
    private void ReadRelationships(ref JsonStream json, SarifValues values)
    {
        if (!values.EnterList(ref json, "relationships")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!values.IsObject(ref json, "relationships")) continue;
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                if (json.Is("target"u8) && values.EnterObject(ref json, "target")) SarifTaxon.Read(ref json, values, Cwes);
                else json.Skip();
            }
        }
    }

    private void ReadProperties(ref JsonStream json, SarifValues values) =>
        SecuritySeverity = SarifTags.ReadProperties(ref json, values, Cves, Cwes, Vectors) ?? SecuritySeverity;
}
