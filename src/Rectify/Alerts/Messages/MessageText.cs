using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Proof.Canonical;

namespace Rectify.Alerts.Messages;

/// <summary>
/// What a message says, for each channel. Of a closed case it says number, recipient and deadline, because its alarm holds nothing else.
/// </summary>
public static class MessageText
{
    private const int Most = 50;
    private static readonly InstantPattern Time = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm'Z'");

    /// <summary>One line: of one alarm all of it, of several how many and the soonest.</summary>
    public static string Subject(AlarmMessage message, Instant now)
    {
        var language = message.Address.Language;
        if (message.Turn is { } turn) return AlarmTexts.OnDuty(turn.Rota).In(language);
        if (message.Notice is { } notice) return Headline(notice, language);
        var first = Headline(message.Alarms[0], language);
        var late = message.Alarms[0].LateAt(now) is { } by ? $"[{AlarmTexts.Late(Span(by).In(language)).In(language)}] " : "";
        return message.Alarms.Count == 1 ? late + first : $"{late}{AlarmTexts.Many(message.Alarms.Count).In(language)}: {first}";
    }

    /// <summary>The whole message as lines of plain text.</summary>
    public static string Body(AlarmMessage message, Instant now)
    {
        var (language, text) = (message.Address.Language, new StringBuilder());
        if (message.Turn is { } turn)
        {
            Line(AlarmTexts.OnDuty(turn.Rota));
            Line(AlarmTexts.OpenAlarms(turn.Open));
            if (turn.Noted) Line(AlarmTexts.NoteWaits);
        }
        if (message.Notice is { } notice)
        {
            text.Append(Headline(notice, language)).Append('\n');
            if (notice.Title is { } about) Detail(Text.Same(about));
            Line(AlarmTexts.ReadThere);
            return text.ToString();
        }
        foreach (var alarm in message.Alarms.Take(Most))
        {
            text.Append(Headline(alarm, language)).Append('\n');
            if (alarm.LateAt(now) is { } late) Detail(AlarmTexts.Late(Span(late).In(language)));
            if (alarm.Hop > 0) Detail(AlarmTexts.MovedAlong);
            if (alarm.Title is { } title) Detail(Text.Same(title));
            if (alarm.Duties.Count > 0) Detail(AlarmTexts.Owed(string.Join(", ", alarm.Duties)));
            if (alarm.Provisional) Detail(AlarmTexts.Provisional);
            text.Append('\n');
        }
        if (message.Alarms.Count > Most) Line(AlarmTexts.AndMore(message.Alarms.Count - Most));
        Line(AlarmTexts.How);
        return text.ToString();

        void Line(Text line) => text.Append(line.In(language)).Append('\n');

        void Detail(Text line) => text.Append("  ").Append(line.In(language)).Append('\n');
    }

    /// <summary>The body of a signed post (Standard Webhooks): <c>{"type", "timestamp", "data"}</c>, canonical JSON.</summary>
    public static byte[] Webhook(AlarmMessage message, Instant now)
    {
        var json = new CanonicalWriter().BeginObject()
            .Member("type", message.Notice is not null ? "case.notice" : message.Turn is null ? "alarm.raised" : "rota.turnBegan")
            .Member("timestamp", InstantPattern.ExtendedIso.Format(now))
            .Name("data").BeginObject().Member("summary", Subject(message, now));
        if (message.Turn is { } turn) json.Member("rota", turn.Rota).Member("openAlarms", turn.Open);
        if (message.Notice is { } notice) json.Member("case", notice.Case).Member("notice", Words.Of(notice.Kind));
        json.Name("alarms").BeginArray();
        foreach (var alarm in message.Alarms)
        {
            json.BeginObject().Member("id", alarm.Id.ToString()).Member("case", alarm.Number).Member("recipient", alarm.RecipientName.In(message.Address.Language))
                .Member("step", Words.Of(alarm.Step)).Member("turn", alarm.Turn).Member("hop", alarm.Hop).Member("provisional", alarm.Provisional)
                .Member("scheduledAt", InstantPattern.ExtendedIso.Format(alarm.ScheduledAt)).Member("late", alarm.LateAt(now) is not null);
            if (alarm.ActBy is { } actBy) json.Member("actBy", InstantPattern.ExtendedIso.Format(actBy));
            if (alarm.Title is { } title) json.Member("title", title);
            json.Name("rules").BeginArray();
            foreach (var rule in alarm.Duties) json.Value(rule);
            json.EndArray().EndObject();
        }
        return json.EndArray().EndObject().EndObject().ToArray();
    }

    /// <summary>The body of an event for PagerDuty's Events API v2: one that triggers, known again by the message's id.</summary>
    public static byte[] PagerDuty(AlarmMessage message, string routingKey, Instant now)
    {
        var worst = Worst(message);
        return new CanonicalWriter().BeginObject()
            .Member("routing_key", routingKey).Member("event_action", "trigger").Member("dedup_key", message.Id.ToString())
            .Name("payload").BeginObject()
            .Member("summary", Short(Subject(message, now), 1_024)).Member("source", "rectify").Member("timestamp", InstantPattern.ExtendedIso.Format(now))
            .Member("severity", worst >= AlarmStep.Due ? "critical" : worst >= AlarmStep.Quarter ? "error" : "warning")
            .Name("custom_details").BeginObject().Member("text", Body(message, now)).EndObject()
            .EndObject().EndObject().ToArray();
    }

    /// <summary>The body of an alert for Opsgenie's Alert API (POST /v2/alerts): known again by the message's id, its alias.</summary>
    public static byte[] Opsgenie(AlarmMessage message, Instant now)
    {
        var worst = Worst(message);
        return new CanonicalWriter().BeginObject()
            .Member("message", Short(Subject(message, now), 130)).Member("alias", message.Id.ToString()).Member("description", Short(Body(message, now), 15_000))
            .Member("priority", worst >= AlarmStep.Due ? "P1" : worst >= AlarmStep.Quarter ? "P2" : "P3").Member("source", "rectify")
            .EndObject().ToArray();
    }

    private static AlarmStep Worst(AlarmMessage message) => message.Alarms.Select(alarm => alarm.Step).DefaultIfEmpty(AlarmStep.Opened).Max();

    /// <summary>The body that incoming webhooks of chat services read.</summary>
    public static byte[] Chat(AlarmMessage message, Instant now) => new CanonicalWriter().BeginObject().Member("text", Body(message, now)).EndObject().ToArray();

    private static string Headline(CaseNotice notice, Language language) => $"{notice.Case} · {AlarmTexts.Of(notice.Kind).In(language)}";

    private static string Headline(Alarm alarm, Language language) => string.Join(
        " · ",
        alarm.Number,
        alarm.RecipientName.In(language),
        (alarm.ActBy is { } actBy ? AlarmTexts.ActBy(Time.Format(actBy)) : AlarmTexts.NoNumber).In(language),
        AlarmTexts.Of(alarm.Step).In(language));

    private static Text Span(Duration span) => span < Duration.FromHours(1) ? AlarmTexts.Minutes((long)span.TotalMinutes) : AlarmTexts.Hours((long)span.TotalHours, span.Minutes);

    private static string Short(string text, int limit) => text.Length <= limit ? text : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, limit - 1)}…");
}
