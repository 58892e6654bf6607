using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>
/// The open duties that a person may see as an iCalendar (RFC 5545): one event at each act-by, with a reminder where the last quarter of its time
/// begins. An event keeps its UID while its act-by moves. Calendars lie on other people's servers, so a closed case shows number, recipient
/// and deadline there, to those who are named on it too.
/// </summary>
public static class DutyCalendar
{
    private const int Most = 2_000;

    /// <summary>Writes it.</summary>
    /// <param name="session">The session of the person whose calendar it is.</param>
    /// <param name="laws">What is in use.</param>
    /// <param name="product">The program and its version.</param>
    /// <param name="language">The language of its texts.</param>
    /// <param name="now">The present instant.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<byte[]> WriteAsync(ReadSession session, Laws laws, string product, Language language, Instant now, CancellationToken cancellationToken)
    {
        var calendar = new CalendarText(product, language, CaseTexts.CalendarName.In(language));
        var (kept, names) = (await DutyStore.FirstAsync(session, Most, cancellationToken), new DutyNames(laws.Rules));
        var cases = (await CaseStore.OfIdsAsync(session, kept.Select(each => each.Case), cancellationToken)).ToDictionary(each => each.Id);
        foreach (var each in kept)
            foreach (var duty in each.Duties.Where(duty => duty is { IsOwed: true, ActBy: not null }))
                Event(calendar, cases[each.Case], duty, names, await names.RecipientAsync(session, duty, cancellationToken), language, now);
        return calendar.ToBytes();
    }

    private static void Event(CalendarText calendar, Case about, KeptDuty duty, DutyNames names, Text recipient, Language language, Instant now)
    {
        if (duty.ActBy is not { } actBy) return;
        var rule = about.IsClosed ? null : names.RuleOf(duty);
        var summary = $"{about.Number} · {recipient.In(language)}";
        calendar.Begin("VEVENT").Line("UID", Uid(about, duty)).At("DTSTAMP", now).At("DTSTART", actBy)
            .Words("SUMMARY", rule is null ? summary : $"{summary} · {ClocksTexts.Of(rule.Title).In(language)}");
        if (rule is not null)
            calendar.Words("DESCRIPTION", string.Join('\n', about.OutgoingTitle, $"{ClocksTexts.Of(rule.Law).In(language)}, {rule.Article} ({rule.Id})", ClocksTexts.Of(rule.Force).In(language), ClocksTexts.PersonDecides.In(language)));
        calendar.Line("STATUS", duty.Provisional || duty.Applies == Answer.Unknown ? "TENTATIVE" : "CONFIRMED").Line("TRANSP", "TRANSPARENT");
        if (actBy - (actBy - duty.StartedAt) / 4 is var remind && remind > now && actBy > duty.StartedAt)
            calendar.Begin("VALARM").Line("ACTION", "DISPLAY").Words("DESCRIPTION", summary).At("TRIGGER;VALUE=DATE-TIME", remind).End("VALARM");
        calendar.End("VEVENT");
    }

    /// <summary>From what makes a duty this one and no other; it tells nobody anything.</summary>
    private static string Uid(Case about, KeptDuty duty)
    {
        var identity = string.Join('\n', about.Id, duty.Rule, duty.Recipient, duty.Group, duty.Trigger, duty.Needed, duty.Occurrence?.ToString(CultureInfo.InvariantCulture));
        return $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 16))}@rectify";
    }
}
