using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rectify.Advisories.Matching;
using Rectify.Advisories.Scoring;
using Rectify.Cli.Commands;
using Rectify.Cli.Scanning;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation.Texts;
using Rectify.Scanning;

namespace Rectify.Cli.Reports;

/// <summary>
/// A scan as SARIF 2.1.0 (OASIS): a rule for each vulnerability, a result for each of its places. Fingerprints stay the same from scan
/// to scan, so that a code host knows a finding again.
/// </summary>
internal static class SarifReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    public static void Write(Stream stream, Session session, VulnerabilityScan scan)
    {
        var rules = scan.Found.GroupBy(found => found.Match.VulnerabilityId, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var index = rules.Select((rule, i) => (rule.Key, i)).ToDictionary(each => each.Key, each => each.i, StringComparer.Ordinal);
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            json.WriteStartObject("tool");
            json.WriteStartObject("driver");
            json.WriteString("name", "rectify");
            json.WriteString("version", RectifyCommand.Version);
            json.WriteStartArray("rules");
            foreach (var rule in rules) Rule(json, session, rule.First().Match);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            Invocation(json, session, scan);
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            foreach (var found in scan.Found) Result(json, session, found, index[found.Match.VulnerabilityId]);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        stream.Write("\n"u8);
    }

    private static void Rule(Utf8JsonWriter json, Session session, Match match)
    {
        var fix = session.Say(match.FixedIn.Count > 0 ? ScanTexts.FixedIn(string.Join(", ", match.FixedIn)) : ScanTexts.NoFix);
        json.WriteStartObject();
        json.WriteString("id", match.VulnerabilityId);
        Message(json, "shortDescription", match.Vulnerability.Summary is { Length: > 0 } summary ? summary : match.VulnerabilityId);
        Message(json, "help", session.Say(ScanTexts.SarifHelp(match.VulnerabilityId, ScanJson.Severity(match), fix)));
        if (match.Vulnerability.References is [var reference, ..] && Uri.TryCreate(reference, UriKind.Absolute, out var help)) json.WriteString("helpUri", help.AbsoluteUri);
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue("security");
        foreach (var alias in match.Aliases) json.WriteStringValue(alias);
        json.WriteEndArray();
        if (match.Score is { } score) json.WriteString("security-severity", score.ToString("0.0", CultureInfo.InvariantCulture));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Result(Utf8JsonWriter json, Session session, FoundVulnerability found, int rule)
    {
        var (match, component) = (found.Match, found.Component);
        var name = $"{component.Name} {component.Version ?? component.Purl?.Version ?? "?"}";
        json.WriteStartObject();
        json.WriteString("ruleId", match.VulnerabilityId);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", match.Severity switch { Severity.Critical or Severity.High => "error", Severity.Low or Severity.None => "note", _ => "warning" });
        Message(json, "message", session.Say(match.Verdict == Verdict.Affected
            ? ScanTexts.SarifMessage(name, match.VulnerabilityId)
            : ScanTexts.SarifCannotCompare(name, match.VulnerabilityId, AdvisoriesTexts.Of(match.Reason, match.ReasonArgument))));
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", FileUri(found.Source, component.Location));
        json.WriteEndObject();
        // Code hosts show nothing without a line; the finding is of the whole file.
        json.WriteStartObject("region");
        json.WriteNumber("startLine", 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", component.Location);
        json.WriteString("kind", "package");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("rectify/v1", Fingerprint(match.VulnerabilityId, component.Purl?.ToString() ?? component.Name, component.Location));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("purl", component.Purl?.ToString());
        json.WriteBoolean("kev", match.Kev is not null);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Invocation(Utf8JsonWriter json, Session session, VulnerabilityScan scan)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", !scan.Paths.Any(path => path.IsUnreadable));
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var path in scan.Paths)
            foreach (var note in path.Result.Notes)
            {
                json.WriteStartObject();
                json.WriteString("level", note.IsIncomplete ? "warning" : "note");
                Message(json, "message", $"{note.Location}: {session.Say(ScanningTexts.Of(note))}");
                json.WriteEndObject();
            }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Message(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>The file as a URI relative to where the scan was run: what stands before the first archive level or document part.</summary>
    private static string FileUri(string source, string location)
    {
        var file = location.Split("!/")[0].Split('#')[0];
        var path = Directory.Exists(source) ? System.IO.Path.Combine(source, file) : source;
        if (System.IO.Path.IsPathRooted(path)) return new Uri(path).AbsoluteUri;
        return string.Join('/', path.Replace('\\', '/').Split('/').Where(part => part != ".").Select(Uri.EscapeDataString));
    }

    private static string Fingerprint(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts.ToArray()))));
}
