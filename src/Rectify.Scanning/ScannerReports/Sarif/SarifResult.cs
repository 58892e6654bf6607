using System.Text.Json;
using Rectify.Scanning.Sboms;

namespace Rectify.Scanning.ScannerReports.Sarif;

/// <summary>A result as it is read (§3.27). Its rule may stand behind it, so it becomes rows when the run was read.</summary>
internal sealed class SarifResult
{
    private bool _suppressed, _disputed;

    public string RuleId { get; private set; } = "";

    public int RuleIndex { get; private set; } = -1;

    /// <summary>The extension that the rule belongs to; -1 for the driver.</summary>
    public int Extension { get; private set; } = -1;

    public string Level { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public string BaselineState { get; private set; } = "";

    public string SecuritySeverity { get; private set; } = "";

    public string Message { get; private set; } = "";

    public string MessageId { get; private set; } = "";

    public List<string> Arguments { get; } = [];

    public List<SarifSpot> Spots { get; } = [];

    public HashSet<string> Fingerprints { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Cves { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Cwes { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Vectors { get; } = new(StringComparer.Ordinal);

    /// <summary>Suppressed when somebody suppressed it and no suppression is under review or rejected (§3.27.23).</summary>
    public bool IsSuppressed => _suppressed && !_disputed;

    /// <summary>Reads the object at hand.</summary>
    public static SarifResult Read(ref JsonStream json, SarifValues values, ReportMeter meter)
    {
        var result = new SarifResult();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject) result.ReadPart(ref json, values, meter);
        return result;
    }

    private void ReadPart(ref JsonStream json, SarifValues values, ReportMeter meter)
    {
        switch (json.GetText(out _))
        {
            case "ruleId":
                RuleId = meter.Keep(values.Text(ref json));
                break;
            case "ruleIndex":
                RuleIndex = values.Number(ref json) ?? -1;
                break;
            case "rule":
                ReadRule(ref json, values, meter);
                break;
            case "level":
                Level = values.Text(ref json) ?? "";
                break;
            case "kind":
                Kind = values.Text(ref json) ?? "";
                break;
            case "baselineState":
                BaselineState = values.Text(ref json) ?? "";
                break;
            case "message":
                ReadMessage(ref json, values, meter);
                break;
            case "locations":
                if (!values.EnterList(ref json, "locations")) break;
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    if (values.IsObject(ref json, "locations")) Spots.Add(SarifSpot.Read(ref json, values, meter));
                break;
            case "fingerprints" or "partialFingerprints":
                ReadFingerprints(ref json, values, meter);
                break;
            case "suppressions":
                ReadSuppressions(ref json, values);
                break;
            case "taxa":
                if (!values.EnterList(ref json, "taxa")) break;
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    if (values.IsObject(ref json, "taxa")) SarifTaxon.Read(ref json, values, Cwes);
                break;
            case "properties":
                ReadProperties(ref json, values);
                break;
            default:
                json.Skip();
                break;
        }
    }

    private void ReadRule(ref JsonStream json, SarifValues values, ReportMeter meter)
    {
        if (!values.EnterObject(ref json, "rule")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("id"u8))
            {
                var id = meter.Keep(values.Text(ref json));
                if (RuleId.Length == 0) RuleId = id;
            }
            else if (json.Is("index"u8)) RuleIndex = values.Number(ref json) ?? RuleIndex;
            else if (json.Is("toolComponent"u8) && values.EnterObject(ref json, "toolComponent"))
            {
                while (json.Read() && json.TokenType != JsonTokenType.EndObject)
                {
                    if (json.Is("index"u8)) Extension = values.Number(ref json) ?? -1;
                    else json.Skip();
                }
            }
            else json.Skip();
        }
    }

    private void ReadMessage(ref JsonStream json, SarifValues values, ReportMeter meter)
    {
        if (!values.EnterObject(ref json, "message")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("text"u8)) Message = meter.Cut(values.Text(ref json));
            else if (json.Is("id"u8)) MessageId = meter.Keep(values.Text(ref json));
            else if (json.Is("arguments"u8))
            {
                values.Texts(ref json, Arguments);
                for (var index = 0; index < Arguments.Count; index++) Arguments[index] = meter.Cut(Arguments[index]);
            }
            else json.Skip();
        }
    }

    /// <summary>By the schema an object of texts; some tools nest another object in it.</summary>
    private void ReadFingerprints(ref JsonStream json, SarifValues values, ReportMeter meter)
    {
        if (!values.EnterObject(ref json, "fingerprints")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = json.GetText(out _);
            var texts = new List<string>();
            values.Texts(ref json, texts);
            foreach (var text in texts) Fingerprints.Add(meter.Cut($"{name}:{text}"));
        }
    }

    private void ReadSuppressions(ref JsonStream json, SarifValues values)
    {
        if (!values.EnterList(ref json, "suppressions")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!values.IsObject(ref json, "suppressions")) continue;
            _suppressed = true;
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                // "state" is what drafts of 2.1.0 called it
                if (json.Is("status"u8) || json.Is("state"u8)) _disputed |= values.Text(ref json) is "underReview" or "rejected";
                else json.Skip();
            }
        }
    }

    private void ReadProperties(ref JsonStream json, SarifValues values) =>
        SecuritySeverity = SarifTags.ReadProperties(ref json, values, Cves, Cwes, Vectors) ?? SecuritySeverity;
}
