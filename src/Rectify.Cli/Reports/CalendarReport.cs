using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Rectify.Cli.Commands;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>
/// The open duties as an iCalendar (RFC 5545): one event at each act-by, with a reminder where the last quarter of its time begins. An
/// event keeps its UID from one answer to the next, so that a calendar moves it instead of adding another.
/// </summary>
internal static class CalendarReport
{
    public static void Write(Stream stream, Session session, Evaluation evaluation)
    {
        var calendar = new CalendarText($"rectify {RectifyCommand.Version}", session.Language, session.Say(ClockTexts.CalendarName));
        foreach (var obligation in evaluation.Obligations.Where(each => each is { IsOpen: true, ActBy: not null })) Event(calendar, session, evaluation, obligation);
        stream.Write(calendar.ToBytes());
    }

    private static void Event(CalendarText calendar, Session session, Evaluation evaluation, Obligation obligation)
    {
        if (obligation.ActBy is not { } actBy) return;
        var rule = obligation.Rule;
        calendar.Begin("VEVENT")
            .Line("UID", Uid(obligation))
            .At("DTSTAMP", evaluation.At)
            .At("DTSTART", actBy)
            .Words("SUMMARY", session.Say(ClockTexts.EventTitle(ClocksTexts.Of(rule.Title), ClocksTexts.Of(obligation.To.Name))))
            .Words("DESCRIPTION", string.Join('\n', Description(session, obligation)))
            // A duty that may not bind, or that rests on a signal, is tentative until a person has said.
            .Line("STATUS", obligation.Provisional || obligation.Applicability.Answer == Answer.Unknown ? "TENTATIVE" : "CONFIRMED")
            .Words("CATEGORIES", rule.Id)
            .Line("TRANSP", "TRANSPARENT");
        if (rule.Source.Url is { } url) calendar.Line("URL", url.AbsoluteUri);
        if (Reminder(evaluation, obligation, actBy) is { } remind)
            calendar.Begin("VALARM").Line("ACTION", "DISPLAY").Words("DESCRIPTION", session.Say(ClocksTexts.Of(rule.Title))).At("TRIGGER;VALUE=DATE-TIME", remind).End("VALARM");
        calendar.End("VEVENT");
    }

    private static IEnumerable<string> Description(Session session, Obligation obligation)
    {
        var rule = obligation.Rule;
        yield return $"{session.Say(ClocksTexts.Of(rule.Law))}, {rule.Article} ({rule.Id})";
        yield return session.Say(ClocksTexts.Of(rule.Force));
        if (obligation.To.Contact is { } contact) yield return session.Say(ClockTexts.Contact(contact));
        if (obligation.Applicability.Question is { } question) yield return session.Say(ClockTexts.If(ClocksTexts.Of(question)));
        yield return session.Say(ClocksTexts.Basis(rule.Confidence, LocalDatePattern.Iso.Format(rule.CheckedOn)));
        yield return session.Say(ClocksTexts.PersonDecides);
    }

    private static Instant? Reminder(Evaluation evaluation, Obligation obligation, Instant actBy)
    {
        if (obligation.StartedAt is not { } started || actBy <= started.Earliest) return null;
        var remind = actBy - (actBy - started.Earliest) / 4;
        return remind > evaluation.At ? remind : null;
    }

    /// <summary>From what makes an obligation this one and no other; an act-by that moves keeps it.</summary>
    private static string Uid(Obligation obligation)
    {
        var identity = string.Join('\n', obligation.RuleId, obligation.Recipient, obligation.Group, obligation.Trigger?.Id, obligation.Needed?.Id,
            obligation.Occurrence?.ToString(CultureInfo.InvariantCulture));
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 16))}@rectify";
    }
}
