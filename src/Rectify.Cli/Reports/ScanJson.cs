using System.Globalization;
using System.Text.Json;
using NodaTime.Text;
using Rectify.Advisories.Matching;
using Rectify.Cli.Scanning;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>A scan for other programs: <c>docs/schemas/scan.schema.json</c>.</summary>
internal static class ScanJson
{
    public static void Write(Stream stream, Session session, VulnerabilityScan scan, string databasePath, WhatIf? clocks) => JsonReport.Write(stream, json =>
    {
        json.WriteString("at", JsonReport.Instant(session.Clock.GetCurrentInstant()));
        DatabaseJson.Write(json, session, scan.Database, databasePath, scan.NotCovered);
        JsonReport.Sources(json, scan.Paths);
        json.WriteNumber("components", scan.Paths.Sum(path => path.Result.Components.Count));
        NotMatched(json, scan);
        json.WriteStartArray("findings");
        foreach (var found in scan.Found) Finding(json, session, found, scan.Database.Epss?.EditionAt);
        json.WriteEndArray();
        Clocks(json, session, clocks);
        JsonReport.Notes(json, session, scan.Paths);
    });

    /// <summary>A severity as JSON and SARIF write it.</summary>
    public static string Severity(Match match) => match.Severity is { } severity ? JsonReport.Word(severity) : "unknown";

    private static void Finding(Utf8JsonWriter json, Session session, FoundVulnerability found, DateTimeOffset? epssDay)
    {
        var match = found.Match;
        json.WriteStartObject();
        json.WriteString("purl", found.Component.Purl?.ToString());
        json.WriteString("name", found.Component.Group is { Length: > 0 } group ? $"{group}:{found.Component.Name}" : found.Component.Name);
        json.WriteString("version", found.Component.Purl?.Version ?? found.Component.Version);
        json.WriteString("id", match.VulnerabilityId);
        Strings(json, "aliases", match.Aliases);
        Strings(json, "advisories", match.AdvisoryIds);
        json.WriteString("summary", match.Vulnerability.Summary);
        json.WriteString("severity", Severity(match));
        if (match.Score is { } score) json.WriteNumber("score", score);
        else json.WriteNull("score");
        json.WriteString("vector", match.Vector);
        Strings(json, "fixedIn", match.FixedIn);
        Kev(json, match);
        Epss(json, match, epssDay);
        json.WriteString("source", found.Source);
        json.WriteString("location", found.Component.Location);
        json.WriteString("origin", JsonReport.Word(found.Component.Origin));
        json.WriteBoolean("mitigated", found.IsMitigated);
        json.WriteString("verdict", JsonReport.Word(match.Verdict));
        json.WriteString("reason", JsonReport.Word(match.Reason));
        json.WriteString("reasonText", session.Say(AdvisoriesTexts.Of(match.Reason, match.ReasonArgument)));
        Strings(json, "disputes", match.Disputes.Select(dispute => session.Say(AdvisoriesTexts.Of(dispute))));
        json.WriteStartArray("clocks");
        foreach (var obligation in found.Clocks?.Obligations ?? []) Clock(json, session, obligation);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Kev(Utf8JsonWriter json, Match match)
    {
        if (match.Kev is not { } kev)
        {
            json.WriteNull("kev");
            return;
        }
        json.WriteStartObject("kev");
        json.WriteString("name", kev.Name);
        json.WriteString("dateAdded", Day(kev.AddedOn));
        json.WriteString("dueDate", kev.DueOn is { } due ? Day(due) : null);
        json.WriteBoolean("ransomware", kev.Ransomware);
        json.WriteString("requiredAction", kev.RequiredAction);
        json.WriteEndObject();
    }

    private static void Epss(Utf8JsonWriter json, Match match, DateTimeOffset? day)
    {
        if (match.Epss is not { } epss)
        {
            json.WriteNull("epss");
            return;
        }
        json.WriteStartObject("epss");
        json.WriteNumber("score", epss.Score);
        json.WriteNumber("percentile", epss.Percentile);
        json.WriteString("date", day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void Clock(Utf8JsonWriter json, Session session, Obligation obligation)
    {
        json.WriteStartObject();
        json.WriteString("rule", obligation.RuleId);
        json.WriteString("recipient", obligation.Recipient);
        json.WriteString("stage", obligation.Rule.Stage);
        json.WriteString("force", Words.Of(obligation.Force));
        json.WriteString("confidence", Words.Of(obligation.Confidence));
        json.WriteString("checkedOn", LocalDatePattern.Iso.Format(obligation.CheckedOn));
        json.WriteString("applies", Words.Of(obligation.Applicability.Answer));
        json.WriteString("question", obligation.Applicability.Question is { } question ? session.Say(ClocksTexts.Of(question)) : null);
        json.WriteString("conservative", obligation.Conservative is { } act ? JsonReport.Instant(act) : null);
        json.WriteString("latestArguable", obligation.LatestArguable is { } latest ? JsonReport.Instant(latest) : null);
        json.WriteEndObject();
    }

    private static void Clocks(Utf8JsonWriter json, Session session, WhatIf? clocks)
    {
        json.WriteStartObject("clocks");
        json.WriteBoolean("profile", clocks is not null);
        json.WriteString("ifKnownSince", clocks is { } whatIf ? JsonReport.Instant(whatIf.At) : null);
        json.WriteString("notice", session.Say(clocks is null ? ScanTexts.HowToProfile : ClocksTexts.PersonDecides));
        json.WriteEndObject();
    }

    private static void NotMatched(Utf8JsonWriter json, VulnerabilityScan scan)
    {
        json.WriteStartArray("notMatched");
        foreach (var each in scan.NotMatched)
        {
            json.WriteStartObject();
            json.WriteString("type", each.Type);
            json.WriteNumber("components", each.Components);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
