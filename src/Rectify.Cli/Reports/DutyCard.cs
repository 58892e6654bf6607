using NodaTime;
using NodaTime.Text;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>One duty with everything that a person needs to act on it, and the chain that led to its time.</summary>
/// <param name="screen">Where it is written.</param>
/// <param name="session">Language.</param>
/// <param name="rules">The book that the answer was computed with.</param>
/// <param name="at">The instant of the answer.</param>
/// <param name="zone">The reader's zone.</param>
internal sealed class DutyCard(Screen screen, Session session, RuleBook rules, Instant at, DateTimeZone zone)
{
    public void Write(Obligation obligation)
    {
        var rule = obligation.Rule;
        var (mark, ink) = ObligationLook.Of(obligation, at);
        screen.Blank();
        List<Piece> head = [new($"{mark} ", ink), new(When(obligation), ink)];
        if (obligation.ActBy is { } actBy && obligation.IsOpen) head.Add(new($"  {session.Say(TimeTexts.Left(actBy - at))}", ink));
        head.Add(new($"  {session.Say(ClocksTexts.Of(obligation.State))}", ink));
        screen.Line(2, [.. head]);
        if (obligation.ActBy is { } instant && Elsewhere(instant, ZoneOf(rule)) is { Length: > 0 } elsewhere) screen.Line(2, new Piece($"  = {elsewhere}", Ink.Faint));
        screen.Line(2, "  ", new Piece($"{session.Say(ClocksTexts.Of(rule.Title))} → {session.Say(ClocksTexts.Of(obligation.To.Name))}", Ink.Strong));
        if (obligation.IsOpen) Sending(obligation);
        string[] basis = [$"{rule.Id} ({rule.Article})", session.Say(ClocksTexts.Of(rule.Force)), Other(obligation), session.Say(ClocksTexts.Basis(rule.Confidence, LocalDatePattern.Iso.Format(rule.CheckedOn)))];
        screen.Line(2, new Piece($"  {string.Join("  ", basis.Where(part => part.Length > 0))}", Ink.Faint));
        if (obligation.IsOpen && obligation.Applicability.Question is { } question)
            screen.Line(4, "  ", new Piece("? ", Ink.StrongAccent), session.Say(ClockTexts.If(ClocksTexts.Of(question))));
        if (obligation.Provisional) screen.Line(2, new Piece($"  ◌ {session.Say(ClockTexts.Provisional)}", Ink.Accent));
    }

    /// <summary>The chain from the fact to the deadline, and where it ends.</summary>
    public void Steps(Obligation obligation)
    {
        var authority = ZoneOf(obligation.Rule);
        foreach (var step in obligation.Explanation)
        {
            if (step.Code == StepCode.PersonDecides) Ends(obligation, authority);
            // A row is told with all that it asks; its note stands among that.
            Point(step.Code == StepCode.TableRow && TableText.Row(obligation.Rule, step, rules.Terms) is { } row
                ? session.Say(ClockTexts.TableRow(ClocksTexts.Of(step with { Arguments = [step.Arguments[0]] }), row))
                : session.Say(ClocksTexts.Of(step, instant => TimeTexts.At(instant, authority))));
        }
    }

    private void Ends(Obligation obligation, DateTimeZone authority)
    {
        if (obligation.Conservative is not { } actBy) return;
        Point(session.Say(ClockTexts.EndsActBy(TimeTexts.Until(actBy, authority), TimeTexts.At(actBy, DateTimeZone.Utc))));
        Point(session.Say(obligation.LatestArguable is not { } latest ? ClockTexts.EndsOtherUnknown
            : latest == actBy ? ClockTexts.EndsOtherSame
            : ClockTexts.EndsOther(TimeTexts.Until(latest, authority), TimeTexts.At(latest, DateTimeZone.Utc))));
    }

    /// <summary>By when one must act, in the authority's zone; what stands there instead of a time.</summary>
    private string When(Obligation obligation) =>
        obligation.Conservative is { } act ? $"{session.Say(ClockTexts.ActBy)} {TimeTexts.Until(act, ZoneOf(obligation.Rule))}"
        : obligation.InternalTarget is { } target ? session.Say(ClockTexts.Target(TimeTexts.At(target, ZoneOf(obligation.Rule))))
        : session.Say(WithoutTime(obligation.Rule.Period));

    /// <summary>What is said of a period that gives no time.</summary>
    private static Text WithoutTime(Rectify.Clocks.Rules.Period period) => period switch
    {
        Rectify.Clocks.Rules.Period.DateIn => ClockTexts.NoDate,
        Rectify.Clocks.Rules.Period.NotStated => ClockTexts.NoTimeStated,
        _ => ClockTexts.NoNumber,
    };

    /// <summary>A line below the card.</summary>
    public void Point(string text) => screen.Line(6, new Piece("    · ", Ink.Faint), text);

    // Whom to reach, and with what: at three in the morning nobody looks it up.
    private void Sending(Obligation obligation)
    {
        if (obligation.To.Contact is { } contact) screen.Line(4, "  ", session.Say(ClockTexts.Contact(contact)));
        if (obligation.Rule.Form is not { } form) return;
        var required = form.Fields.Where(field => field.Need == FieldNeed.Required)
            .Select(field => field.Label is { } label ? session.Say(ClocksTexts.Of(label)) : field.Name).ToList();
        if (required.Count > 0) screen.Line(4, "  ", session.Say(ClockTexts.SendFirst(string.Join(session.Language == Language.Chinese ? "、" : ", ", required))));
    }

    private string Elsewhere(Instant instant, DateTimeZone authority)
    {
        // A clock that shows the same is not shown twice, whatever its zone is called.
        DateTimeZone[] zones = [authority, DateTimeZone.Utc, zone];
        return string.Join(" = ", zones.DistinctBy(each => instant.InZone(each).LocalDateTime).Skip(1).Select(each => TimeTexts.At(instant, each)));
    }

    private string Other(Obligation obligation) =>
        obligation.Conservative is null || obligation.Conservative == obligation.LatestArguable ? ""
        : session.Say(obligation.LatestArguable is { } latest ? ClockTexts.OtherReading(TimeTexts.Until(latest, ZoneOf(obligation.Rule))) : ClockTexts.OtherUnknown);

    private DateTimeZone ZoneOf(Rule rule) => rules.TimeZones.Zones.GetZoneOrNull(rule.Zone) ?? DateTimeZone.Utc;
}
