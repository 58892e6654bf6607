using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Shell;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Findings;

namespace Rectify.Cli.Reports;

/// <summary>A case for other programs: <c>docs/schemas/case.schema.json</c>.</summary>
internal static class CaseJson
{
    public static void Write(Stream stream, Session session, CaseSheet sheet) => JsonReport.Write(stream, json =>
    {
        Case(json, sheet);
        ClockJson.Members(json, session, sheet.Answer.Evaluation);
        json.WriteStartArray("holds");
        foreach (var hold in sheet.Answer.Holds) Hold(json, sheet, hold);
        json.WriteEndArray();
        json.WriteStartArray("facts");
        foreach (var fact in sheet.Facts) Fact(json, sheet, fact);
        json.WriteEndArray();
        json.WriteStartArray("signals");
        foreach (var signal in sheet.Signals) Signal(json, signal);
        json.WriteEndArray();
        json.WriteStartArray("submissions");
        foreach (var submission in sheet.Submissions) Submission(json, submission);
        json.WriteEndArray();
        json.WriteStartArray("findings");
        foreach (var finding in sheet.Findings) Finding(json, finding);
        json.WriteEndArray();
    });

    private static void Case(Utf8JsonWriter json, CaseSheet sheet)
    {
        var about = sheet.Answer.Case;
        json.WriteStartObject("case");
        json.WriteString("number", about.Number);
        json.WriteString("id", about.Id.ToString());
        json.WriteString("title", about.Title);
        json.WriteString("kind", Words.Of(about.Kind));
        json.WriteBoolean("closed", about.IsClosed);
        json.WriteString("openedAt", JsonReport.Instant(about.OpenedAt));
        json.WriteStartArray("vulnerabilities");
        foreach (var name in about.Vulnerabilities) json.WriteStringValue(name);
        json.WriteEndArray();
        json.WriteStartArray("assets");
        foreach (var asset in sheet.Assets)
        {
            json.WriteStartObject();
            json.WriteString("id", asset.Id.ToString());
            json.WriteString("name", asset.Name);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteString("order", sheet.Order?.Number);
        json.WriteEndObject();
    }

    private static void Hold(Utf8JsonWriter json, CaseSheet sheet, ReleaseHold hold)
    {
        json.WriteStartObject();
        json.WriteString("conflict", hold.Hit.Conflict.Id);
        json.WriteString("recipient", hold.Recipient);
        json.WriteBoolean("holds", hold.Holds);
        if (hold.Decision is not { } decision) json.WriteNull("decision");
        else
        {
            json.WriteStartObject("decision");
            json.WriteString("option", decision.Option);
            json.WriteBoolean("releases", decision.Releases);
            json.WriteString("reason", decision.Reason);
            json.WriteString("decidedBy", sheet.People.GetValueOrDefault(decision.DecidedBy, decision.DecidedBy.ToString()));
            json.WriteString("decidedAt", JsonReport.Instant(decision.DecidedAt));
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Fact(Utf8JsonWriter json, CaseSheet sheet, CaseFact fact)
    {
        json.WriteStartObject();
        json.WriteString("id", fact.Id.ToString());
        json.WriteString("kind", Words.Of(fact.Kind));
        When(json, fact.Occurred);
        json.WriteString("recordedAt", JsonReport.Instant(fact.RecordedAt));
        json.WriteString("recordedBy", fact.RecordedBy.Who);
        json.WriteString("group", fact.Group);
        json.WriteString("recipient", fact.Recipient);
        json.WriteString("stage", fact.Stage);
        json.WriteString("howKnown", fact.HowKnown);
        json.WriteStartArray("evidence");
        foreach (var item in fact.Evidence) json.WriteStringValue(item);
        json.WriteEndArray();
        json.WriteString("signal", fact.Signal?.ToString());
        json.WriteString("corrects", fact.Supersedes?.ToString());
        json.WriteString("correctedBy", sheet.Facts.LastOrDefault(later => later.Supersedes == fact.Id)?.Id.ToString());
        json.WriteString("reason", fact.Reason);
        json.WriteString("withdrawnBecause", fact.Retracted?.Reason);
        json.WriteEndObject();
    }

    private static void Signal(Utf8JsonWriter json, Signal signal)
    {
        json.WriteStartObject();
        json.WriteString("id", signal.Id.ToString());
        json.WriteString("source", signal.Source);
        json.WriteString("statement", signal.Statement);
        json.WriteStartArray("kinds");
        foreach (var kind in signal.Kinds) json.WriteStringValue(Words.Of(kind));
        json.WriteEndArray();
        When(json, signal.Occurred);
        json.WriteString("receivedAt", JsonReport.Instant(signal.ReceivedAt));
        json.WriteString("vulnerability", signal.Vulnerability);
        json.WriteString("state", Words.Of(signal.State));
        json.WriteString("reason", signal.Reason);
        json.WriteEndObject();
    }

    private static void Submission(Utf8JsonWriter json, FiledSubmission filed)
    {
        var (submission, version, receipts) = filed;
        json.WriteStartObject();
        json.WriteString("id", submission.Id.ToString());
        json.WriteString("rule", submission.RuleId);
        json.WriteString("stage", submission.Stage);
        json.WriteString("recipient", submission.Recipient);
        json.WriteString("group", submission.Group);
        json.WriteString("state", Words.Of(submission.State));
        json.WriteNumber("version", version.Number);
        json.WriteString("sha256", version.Sha256);
        json.WriteStartArray("missing");
        foreach (var field in version.Missing) json.WriteStringValue(field);
        json.WriteEndArray();
        json.WriteStartArray("receipts");
        foreach (var receipt in receipts)
        {
            json.WriteStartObject();
            json.WriteString("reference", receipt.Reference);
            json.WriteString("sha256", receipt.Sha256);
            json.WriteString("receivedAt", JsonReport.Instant(receipt.ReceivedAt));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Finding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("vulnerability", finding.Name);
        json.WriteString("asset", finding.Asset.ToString());
        json.WriteString("purl", finding.Purl);
        json.WriteString("location", finding.Location);
        json.WriteString("status", Words.Of(finding.Status));
        json.WriteEndObject();
    }

    private static void When(Utf8JsonWriter json, Occurrence occurrence)
    {
        json.WriteString("earliest", JsonReport.Instant(occurrence.Earliest));
        json.WriteString("latest", JsonReport.Instant(occurrence.Latest));
        json.WriteString("zone", occurrence.Zone.Id);
        json.WriteString("date", occurrence.Date is { } date ? LocalDatePattern.Iso.Format(date) : null);
    }
}
