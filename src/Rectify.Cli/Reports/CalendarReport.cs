using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;
using Rectify.Cli.Commands;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>
/// The open duties as an iCalendar (RFC 5545): one event at each act-by, with a reminder where the last quarter of its time begins. An
/// event keeps its UID from one answer to the next, so that a calendar moves it instead of adding another.
/// </summary>
internal static class CalendarReport
{
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public static void Write(Stream stream, Session session, Evaluation evaluation)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN", "VCALENDAR");
        Line(text, "VERSION", "2.0");
        Line(text, "PRODID", $"-//Rectify//rectify {RectifyCommand.Version}//{(session.Language == Foundation.Language.Chinese ? "ZH" : "EN")}");
        Line(text, "CALSCALE", "GREGORIAN");
        Line(text, "X-WR-CALNAME", Escaped(session.Say(ClockTexts.CalendarName)));
        foreach (var obligation in evaluation.Obligations.Where(each => each is { IsOpen: true, ActBy: not null })) Event(text, session, evaluation, obligation);
        Line(text, "END", "VCALENDAR");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static void Event(StringBuilder text, Session session, Evaluation evaluation, Obligation obligation)
    {
        if (obligation.ActBy is not { } actBy) return;
        var rule = obligation.Rule;
        Line(text, "BEGIN", "VEVENT");
        Line(text, "UID", Uid(obligation));
        Line(text, "DTSTAMP", Utc.Format(evaluation.At));
        Line(text, "DTSTART", Utc.Format(actBy));
        Line(text, "SUMMARY", Escaped(session.Say(ClockTexts.EventTitle(ClocksTexts.Of(rule.Title), ClocksTexts.Of(obligation.To.Name)))));
        Line(text, "DESCRIPTION", Escaped(string.Join('\n', Description(session, obligation))));
        // A duty that may not bind, or that rests on a signal, is tentative until a person has said.
        Line(text, "STATUS", obligation.Provisional || obligation.Applicability.Answer == Answer.Unknown ? "TENTATIVE" : "CONFIRMED");
        Line(text, "CATEGORIES", Escaped(rule.Id));
        Line(text, "TRANSP", "TRANSPARENT");
        if (rule.Source.Url is { } url) Line(text, "URL", url.AbsoluteUri);
        if (Reminder(evaluation, obligation, actBy) is { } remind)
        {
            Line(text, "BEGIN", "VALARM");
            Line(text, "ACTION", "DISPLAY");
            Line(text, "DESCRIPTION", Escaped(session.Say(ClocksTexts.Of(rule.Title))));
            Line(text, "TRIGGER;VALUE=DATE-TIME", Utc.Format(remind));
            Line(text, "END", "VALARM");
        }
        Line(text, "END", "VEVENT");
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

    /// <summary>RFC 5545 3.3.11.</summary>
    private static string Escaped(string text) => text
        .Replace(@"\", @"\\", StringComparison.Ordinal).Replace(";", @"\;", StringComparison.Ordinal)
        .Replace(",", @"\,", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal);

    /// <summary>A content line, folded so that no line is longer than 75 octets and no character is cut (RFC 5545 3.1).</summary>
    private static void Line(StringBuilder text, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > 75)
            {
                text.Append("\r\n ");
                octets = 1;
            }
            text.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }
        text.Append("\r\n");
    }
}
