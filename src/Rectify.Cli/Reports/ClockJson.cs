using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Rectify.Cli.Shell;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>What is owed, for other programs: <c>docs/schemas/clock.schema.json</c>.</summary>
internal static class ClockJson
{
    public static void Write(Stream stream, Session session, Evaluation evaluation) => JsonReport.Write(stream, json => Members(json, session, evaluation));

    /// <summary>The members of an answer, for every report that carries one.</summary>
    public static void Members(Utf8JsonWriter json, Session session, Evaluation evaluation)
    {
        json.WriteString("at", JsonReport.Instant(evaluation.At));
        json.WriteString("notice", session.Say(ClocksTexts.PersonDecides));
        json.WriteString("ruleBook", evaluation.RuleBookHash);
        json.WriteString("timeZoneData", evaluation.TimeZoneData);
        json.WriteStartArray("obligations");
        foreach (var obligation in evaluation.Obligations) Obligation(json, session, obligation);
        json.WriteEndArray();
        json.WriteStartArray("conflicts");
        foreach (var conflict in evaluation.Conflicts) Conflict(json, session, conflict);
        json.WriteEndArray();
    }

    private static void Obligation(Utf8JsonWriter json, Session session, Obligation obligation)
    {
        var rule = obligation.Rule;
        json.WriteStartObject();
        json.WriteString("rule", rule.Id);
        json.WriteNumber("ruleVersion", rule.Version);
        json.WriteString("title", session.Say(ClocksTexts.Of(rule.Title)));
        json.WriteString("article", rule.Article);
        json.WriteString("citation", rule.Source.Citation);
        json.WriteString("recipient", obligation.Recipient);
        json.WriteString("recipientName", session.Say(ClocksTexts.Of(obligation.To.Name)));
        json.WriteString("stage", rule.Stage);
        json.WriteString("group", obligation.Group);
        json.WriteString("trigger", obligation.Trigger is { } trigger ? Words.Of(trigger.Kind) : null);
        json.WriteString("triggerFact", obligation.Trigger?.Id);
        json.WriteString("neededFact", obligation.Needed?.Id);
        if (obligation.Occurrence is { } occurrence) json.WriteNumber("occurrence", occurrence);
        else json.WriteNull("occurrence");
        Time(json, "startedAt", obligation.StartedAt?.Earliest);
        Time(json, "conservative", obligation.Conservative);
        Time(json, "latestArguable", obligation.LatestArguable);
        Time(json, "internalTarget", obligation.InternalTarget);
        Time(json, "keepUntil", obligation.KeepUntil);
        json.WriteString("state", Words.Of(obligation.State));
        json.WriteString("timing", obligation.Timing is { } timing ? Words.Of(timing) : null);
        json.WriteString("cannotSay", obligation.CannotSay is { } reason ? Words.Of(reason) : null);
        json.WriteBoolean("extended", obligation.Extended);
        json.WriteBoolean("provisional", obligation.Provisional);
        json.WriteBoolean("acknowledged", obligation.Acknowledgement is not null);
        json.WriteString("force", Words.Of(obligation.Force));
        json.WriteString("confidence", Words.Of(obligation.Confidence));
        json.WriteString("checkedOn", LocalDatePattern.Iso.Format(obligation.CheckedOn));
        json.WriteString("counting", rule.Counting.Count > 0 ? string.Join(", ", rule.Counting.Select(Words.Of)) : null);
        Applies(json, session, obligation.Applicability);
        json.WriteStartArray("explanation");
        foreach (var step in obligation.Explanation) json.WriteStringValue(session.Say(ClocksTexts.Of(step)));
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Applies(Utf8JsonWriter json, Session session, Applicability applicability)
    {
        json.WriteStartObject("applies");
        json.WriteString("answer", Words.Of(applicability.Answer));
        json.WriteString("reason", session.Say(ClocksTexts.Of(applicability)));
        json.WriteString("question", applicability.Question is { } question ? session.Say(ClocksTexts.Of(question)) : null);
        json.WriteEndObject();
    }

    private static void Conflict(Utf8JsonWriter json, Session session, ConflictHit hit)
    {
        json.WriteStartObject();
        json.WriteString("id", hit.Conflict.Id);
        json.WriteNumber("version", hit.Conflict.Version);
        json.WriteString("title", session.Say(ClocksTexts.Of(hit.Conflict.Title)));
        json.WriteString("answer", Words.Of(hit.Answer));
        json.WriteString("question", hit.Question is { } question ? session.Say(ClocksTexts.Of(question)) : null);
        json.WriteString("explanation", session.Say(ClocksTexts.Of(hit.Conflict.Explanation)));
        json.WriteString("confidence", Words.Of(hit.Conflict.Confidence));
        json.WriteString("checkedOn", LocalDatePattern.Iso.Format(hit.Conflict.CheckedOn));
        Strings(json, "holds", hit.HeldRecipients);
        Strings(json, "rules", hit.Touches.Select(obligation => obligation.RuleId).Distinct());
        json.WriteStartArray("options");
        foreach (var option in hit.Conflict.Options)
        {
            json.WriteStartObject();
            json.WriteString("id", option.Id);
            json.WriteString("text", session.Say(ClocksTexts.Of(option.Text)));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static void Time(Utf8JsonWriter json, string name, Instant? at)
    {
        if (at is { } instant) json.WriteString(name, JsonReport.Instant(instant));
        else json.WriteNull(name);
    }
}
