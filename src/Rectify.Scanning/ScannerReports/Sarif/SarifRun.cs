using System.Globalization;
using System.Text.Json;
using Rectify.Scanning.Sboms;

namespace Rectify.Scanning.ScannerReports.Sarif;

/// <summary>A run (§3.14): a tool with its rules, and its results.</summary>
internal sealed class SarifRun(SarifValues values, SarifContext context)
{
    /// <summary>Every path is held against every base; no run has more than a few.</summary>
    private const int MostBases = 64;

    private readonly SarifTool _driver = new();
    private readonly List<SarifTool> _extensions = [];
    private readonly List<SarifResult> _results = [];
    private readonly List<(string Uri, string Base)> _artifacts = [];
    private readonly Dictionary<string, string> _bases = new(StringComparer.Ordinal);
    private DateTimeOffset? _startedAt, _endedAt;
    private int _passed;
    private string _category = "", _repository = "";
    private bool _hasResults;

    /// <summary>Whether a tool is named, as the specification demands of every run.</summary>
    public bool HasDriver { get; private set; }

    /// <summary>Reads the object at hand.</summary>
    public void Read(ref JsonStream json)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            switch (json.GetText(out _))
            {
                case "tool":
                    ReadTool(ref json);
                    break;
                case "results":
                    ReadResults(ref json);
                    break;
                case "invocations":
                    ReadInvocations(ref json);
                    break;
                case "artifacts":
                    ReadArtifacts(ref json);
                    break;
                case "automationDetails":
                    ReadAutomation(ref json);
                    break;
                case "versionControlProvenance":
                    ReadProvenance(ref json);
                    break;
                case "originalUriBaseIds":
                    ReadBases(ref json);
                    break;
                default:
                    json.Skip();
                    break;
            }
        }
    }

    /// <summary>The report, once all that the results refer to was read.</summary>
    public ScannerReport Finish(string location)
    {
        var report = new ReportDraft(ScannerFormat.Sarif, location, context.Meter, context.Notes)
        {
            Tool = _driver.Name,
            ToolVersion = _driver.Version,
            ScannedAt = _startedAt ?? _endedAt,
            Coverage = _hasResults ? new SarifCoverage(_driver.Name, _category, _repository) : ScannerCoverage.Nothing,
        };
        try
        {
            foreach (var result in _results) Add(result, report);
        }
        catch (ReportUnreadException unread)
        {
            context.Notes.AddOnce(unread.Code, unread.Arguments);
        }
        if (_passed > 0) context.Notes.Add(ScannerNoteCode.PassedResults, _passed.ToString(CultureInfo.InvariantCulture));
        return report.Finish();
    }

    private void Add(SarifResult result, ReportDraft report)
    {
        if (result.Kind is "pass" or "notApplicable" || result.BaselineState == "absent")
        {
            _passed++;
            return;
        }
        var tool = result.Extension >= 0 && result.Extension < _extensions.Count ? _extensions[result.Extension] : _driver;
        var rule = tool.Rule(result.RuleId, result.RuleIndex) ?? _extensions.Select(one => one.Rule(result.RuleId, -1)).FirstOrDefault(one => one is not null);
        var message = Message(result, rule);
        foreach (var place in Places(result))
        {
            var row = Row(place.Key, result, rule, message);
            row.Lines.UnionWith(place.Where(line => line > 0));
            report.Add(row);
        }
    }

    /// <summary>A result in several files is a row in each; several lines of one file are one row.</summary>
    private IEnumerable<IGrouping<Place, int>> Places(SarifResult result)
    {
        if (result.Spots.Count == 0) return new[] { (Place: (Place)new Place.Unstated(), Line: 0) }.GroupBy(one => one.Place, one => one.Line);
        return result.Spots.GroupBy(PlaceOf, spot => spot.Line);
    }

    private Place PlaceOf(SarifSpot spot)
    {
        var (uri, under) = spot.Uri.Length == 0 && spot.ArtifactIndex >= 0 && spot.ArtifactIndex < _artifacts.Count ? _artifacts[spot.ArtifactIndex] : (spot.Uri, spot.Base);
        if (uri.Length > 0) return new Place.InFile(context.Meter.Keep(SarifPath.Of(uri, under, _bases)));
        return spot.Logical.Length > 0 ? new Place.InCode(spot.Logical) : new Place.Unstated();
    }

    private RowDraft Row(Place place, SarifResult result, SarifRule? rule, string message)
    {
        var scheme = _driver.Name.Length > 0 ? _driver.Name.ToLowerInvariant() : "sarif";
        // An index that leads to no rule says that there is one: the words of the message are not its id.
        var id = result.RuleId.Length > 0 ? result.RuleId : rule?.Id is { Length: > 0 } named ? named : result.RuleIndex >= 0 ? "" : Line(message);
        var (severity, word) = SeverityOf(result, rule);
        var row = new RowDraft(place, new Check(context.Meter.Keep(scheme), context.Meter.Keep(id)))
        {
            Title = context.Meter.Cut(rule?.ShortDescription is { Length: > 0 } title ? title : Line(message) is { Length: > 0 } line ? line : rule?.Name),
            Severity = severity,
            SeverityWord = context.Meter.Cut(word),
            Description = rule?.FullDescription ?? "",
            Solution = rule?.Help ?? "",
            Observed = message,
            IsSuppressed = result.IsSuppressed,
        };
        row.Fingerprints.UnionWith(result.Fingerprints);
        Identifiers.AddCves(result.RuleId, row.Cves);
        row.Cves.UnionWith(result.Cves);
        row.Cwes.UnionWith(result.Cwes);
        row.Vectors.UnionWith(result.Vectors);
        if (rule is null) return row;
        row.Cves.UnionWith(rule.Cves);
        row.Cwes.UnionWith(rule.Cwes);
        row.Vectors.UnionWith(rule.Vectors);
        return row;
    }

    /// <summary>
    /// A security severity, the result's before the rule's; else the level: the result's, the rule's, <c>warning</c> (§3.27.10).
    /// A result of another kind than <c>fail</c> has no level.
    /// </summary>
    private static (ScannerSeverity, string) SeverityOf(SarifResult result, SarifRule? rule)
    {
        foreach (var stated in new[] { result.SecuritySeverity, rule?.SecuritySeverity ?? "" })
            if (Severities.Of(stated) is not ScannerSeverity.Unstated and var known) return (known, stated);
        var level = result.Level.Length > 0 ? result.Level
            : result.Kind is not ("" or "fail") ? "none"
            : rule?.Level is { Length: > 0 } preset ? preset : "warning";
        return (Severities.Of(level), level);
    }

    private string Message(SarifResult result, SarifRule? rule)
    {
        var text = result.Message;
        if (text.Length == 0 && rule is not null && rule.Messages.TryGetValue(result.MessageId, out var stated)) text = stated;
        for (var index = 0; index < result.Arguments.Count && text.Contains('{', StringComparison.Ordinal) && text.Length <= 1 << 16; index++)
            text = text.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{index}}}"), result.Arguments[index], StringComparison.Ordinal);
        return context.Meter.Cut(text);
    }

    private static string Line(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        return (end < 0 ? text : text[..end]).Trim();
    }

    private void ReadTool(ref JsonStream json)
    {
        if (!values.EnterObject(ref json, "tool")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("driver"u8))
            {
                if (!values.EnterObject(ref json, "driver")) continue;
                HasDriver = true;
                _driver.Read(ref json, values, context.Meter);
            }
            else if (json.Is("extensions"u8))
            {
                if (!values.EnterList(ref json, "extensions")) continue;
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    if (!values.IsObject(ref json, "extensions")) continue;
                    context.Meter.SpendRow();
                    var extension = new SarifTool();
                    _extensions.Add(extension);
                    extension.Read(ref json, values, context.Meter);
                }
            }
            else json.Skip();
        }
    }

    private void ReadResults(ref JsonStream json)
    {
        // Results that are absent or null say that none were asked for; an empty list says that nothing was found (§3.14.23).
        if (!values.EnterList(ref json, "results")) return;
        _hasResults = true;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!values.IsObject(ref json, "results")) continue;
            context.Meter.SpendRow();
            _results.Add(SarifResult.Read(ref json, values, context.Meter));
        }
    }

    private void ReadInvocations(ref JsonStream json)
    {
        if (!values.EnterList(ref json, "invocations")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!values.IsObject(ref json, "invocations")) continue;
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                if (json.Is("executionSuccessful"u8))
                {
                    if (values.Text(ref json) is "false" or "False") context.Notes.AddOnce(ScannerNoteCode.ScanUnfinished, "executionSuccessful: false");
                }
                else if (json.Is("startTimeUtc"u8)) _startedAt ??= ReportDraft.FromText(values.Text(ref json));
                else if (json.Is("endTimeUtc"u8)) _endedAt ??= ReportDraft.FromText(values.Text(ref json));
                else json.Skip();
            }
        }
    }

    /// <summary>The id without its last part, which is the run's own (§3.17.3); with a slash at its end all of it is the category.</summary>
    private void ReadAutomation(ref JsonStream json)
    {
        if (!values.EnterObject(ref json, "automationDetails")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (!json.Is("id"u8)) json.Skip();
            else if (values.Text(ref json) is { Length: > 0 } id) _category = context.Meter.Cut(id.LastIndexOf('/') is > 0 and var slash ? id[..slash] : id);
        }
    }

    /// <summary>The first repository: what a tool says of another one says nothing of this one.</summary>
    private void ReadProvenance(ref JsonStream json)
    {
        if (!values.EnterList(ref json, "versionControlProvenance")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!values.IsObject(ref json, "versionControlProvenance")) continue;
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                if (!json.Is("repositoryUri"u8)) json.Skip();
                else if (values.Text(ref json) is { } uri && _repository.Length == 0) _repository = context.Meter.Cut(uri);
            }
        }
    }

    private void ReadArtifacts(ref JsonStream json)
    {
        if (!values.EnterList(ref json, "artifacts")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (!values.IsObject(ref json, "artifacts")) continue;
            context.Meter.SpendChars(16);
            var at = (Uri: "", Base: "");
            while (json.Read() && json.TokenType != JsonTokenType.EndObject)
            {
                if (json.Is("location"u8) && values.EnterObject(ref json, "location")) at = ReadUri(ref json);
                else json.Skip();
            }
            _artifacts.Add(at);
        }
    }

    private void ReadBases(ref JsonStream json)
    {
        if (!values.EnterObject(ref json, "originalUriBaseIds")) return;
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            var name = context.Meter.Keep(json.GetText(out _));
            if (!values.EnterObject(ref json, "originalUriBaseIds") || ReadUri(ref json).Uri is not { Length: > 0 } uri) continue;
            if (_bases.Count < MostBases) _bases[name] = uri;
        }
    }

    private (string Uri, string Base) ReadUri(ref JsonStream json)
    {
        string uri = "", under = "";
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            if (json.Is("uri"u8)) uri = context.Meter.Keep(values.Text(ref json));
            else if (json.Is("uriBaseId"u8)) under = context.Meter.Keep(values.Text(ref json));
            else json.Skip();
        }
        return (uri, under);
    }
}
