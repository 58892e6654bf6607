using NodaTime;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>
/// What is owed, for people. First all times at a glance and what one can say to know more; then a card a duty, in the order in which one
/// must act, what may bind among what does; the conflicts. Times stand in the authority's zone, in UTC and in the reader's.
/// </summary>
internal sealed class ClockReport(Screen screen, Session session, RuleBook rules, Evaluation evaluation, DateTimeZone zone)
{
    public void Write(bool all, bool why)
    {
        var open = evaluation.Obligations.Where(obligation => obligation.IsOpen).ToList();
        var holding = evaluation.Conflicts.Where(hit => hit.Conflict.Effect == ConflictEffect.Hold).ToList();
        Title(open, holding.Count);
        Glance(open);
        Questions(open);
        var card = new DutyCard(screen, session, rules, evaluation.At, zone);
        foreach (var obligation in open.Concat(evaluation.Obligations.Where(each => each.State == ObligationState.Met)))
        {
            card.Write(obligation);
            if (why) card.Steps(obligation);
        }
        foreach (var conflict in holding) Conflict(conflict);
        Notices([.. evaluation.Conflicts.Except(holding)], why);
        Rest(all);
        screen.Blank();
        screen.Line(0, new Piece(session.Say(ClocksTexts.PersonDecides), Ink.Faint));
        screen.Line(0, new Piece(session.Say(ClockTexts.Basis(evaluation.RuleBookHash[..12], evaluation.TimeZoneData)), Ink.Faint));
    }

    private void Title(List<Obligation> open, int holding)
    {
        var perhaps = open.Count(IsPerhaps);
        List<string> title = [session.Say(ClockTexts.Runs(open.Count - perhaps))];
        if (perhaps > 0) title.Add(session.Say(ClockTexts.MoreMayRun(perhaps)));
        if (holding > 0) title.Add(session.Say(ClockTexts.Hold(holding)));
        screen.Line(2, new Piece(string.Join(session.Language == Language.Chinese ? "，" : ", ", title), Ink.Strong), "  ",
            new Piece(session.Say(ClockTexts.AsOf(TimeTexts.At(evaluation.At, DateTimeZone.Utc))), Ink.Faint));
    }

    /// <summary>All times in their order, one row each: what stands on the first screen.</summary>
    private void Glance(List<Obligation> open)
    {
        var timed = open.Where(obligation => obligation.ActBy is not null).ToList();
        if (timed.Count == 0) return;
        screen.Blank();
        var grid = new Grid(0, new Column("", 1), new Column(session.Say(DutyTexts.ActBy(zone.Id)), 16), new Column(session.Say(DutyTexts.Left), 9), new Column("", 2), new Column(session.Say(RulesTexts.DutyHead), 30));
        foreach (var obligation in timed)
        {
            if (obligation.ActBy is not { } actBy) continue;
            var (mark, ink) = ObligationLook.Of(obligation, evaluation.At);
            grid.Add(
                new Piece(mark, ink),
                new Piece(TimeTexts.BareUntil(actBy, zone), ink),
                new Piece(session.Say(TimeTexts.Left(actBy - evaluation.At)), ink),
                obligation.Rule.Jurisdiction,
                new Piece($"{(IsPerhaps(obligation) ? "? " : "")}{session.Say(ClocksTexts.Of(obligation.Rule.Title))}", IsPerhaps(obligation) ? Ink.Faint : Ink.Plain));
        }
        grid.Write(screen);
        if (open.Count > timed.Count) screen.Line(3, "◌  ", session.Say(ClockTexts.WithoutTime(open.Count - timed.Count)));
    }

    /// <summary>The questions that decide what may bind, each with what to say on the command line.</summary>
    private void Questions(List<Obligation> open)
    {
        var asked = open.Where(IsPerhaps).Where(obligation => obligation.Applicability.Question is not null).GroupBy(obligation => obligation.Applicability.Question).ToList();
        if (asked.Count == 0) return;
        screen.Blank();
        screen.Line(0, session.Say(ClockTexts.MayRun));
        foreach (var about in asked)
        {
            if (about.Key is not { } question) continue;
            screen.Line(2, new Piece("? ", Ink.StrongAccent), session.Say(ClocksTexts.Of(question)),
                new Piece($"  {Saying.Of(question, about)}", Ink.Accent), new Piece($"  {session.Say(ClockTexts.Decides(about.Count()))}", Ink.Faint));
        }
    }

    private static bool IsPerhaps(Obligation obligation) => obligation.Applicability.Answer == Answer.Unknown;

    private void Conflict(ConflictHit hit)
    {
        screen.Blank();
        screen.Line(2, new Piece("⚠ ", Ink.StrongAccent), new Piece($"{hit.Conflict.Id}  {session.Say(ClocksTexts.Of(hit.Conflict.Title))}", Ink.Strong));
        var recipients = string.Join(", ", hit.HeldRecipients);
        screen.Line(2, "  ", session.Say(hit.Question is { } question ? ClockTexts.HoldsIf(recipients, ClocksTexts.Of(question)) : ClockTexts.Holds(recipients)));
        screen.Line(2, new Piece($"  {session.Say(ClockTexts.Choose)}", Ink.Faint));
        foreach (var option in hit.Conflict.Options) screen.Line(6, new Piece("    – ", Ink.Faint), session.Say(ClocksTexts.Of(option.Text)));
    }

    /// <summary>The conflicts that hold nothing back: a line each; what each says is told with the reasons.</summary>
    private void Notices(List<ConflictHit> hits, bool why)
    {
        if (hits.Count == 0) return;
        screen.Blank();
        screen.Line(0, new Piece(session.Say(why ? ClockTexts.AlsoMind : ClockTexts.AlsoMindBriefly), Ink.Faint));
        foreach (var hit in hits)
        {
            screen.Line(6, new Piece($"{hit.Conflict.Id,-4}", Ink.Accent), new Piece(session.Say(ClocksTexts.Of(hit.Conflict.Title)), Ink.Strong));
            if (hit.Question is { } question) screen.Line(4, "    ", new Piece("? ", Ink.StrongAccent), session.Say(ClockTexts.If(ClocksTexts.Of(question))), new Piece($"  {Saying.Of(question, [])}", Ink.Accent));
            if (why) screen.Line(4, "    ", new Piece(session.Say(ClocksTexts.Of(hit.Conflict.Explanation)), Ink.Faint));
        }
    }

    private void Rest(bool all)
    {
        var notStarted = evaluation.Obligations.Where(obligation => obligation.State == ObligationState.NotTriggered).ToList();
        var notApplicable = evaluation.Obligations.Where(obligation => obligation.State == ObligationState.NotApplicable).ToList();
        if (notStarted.Count + notApplicable.Count == 0) return;
        screen.Blank();
        if (!all)
        {
            var parts = new List<string>();
            if (notStarted.Count > 0) parts.Add(session.Say(ClockTexts.NotStarted(notStarted.Count)));
            if (notApplicable.Count > 0) parts.Add(session.Say(ClockTexts.NotApplicable(notApplicable.Count)));
            screen.Line(0, new Piece($"{string.Join(session.Language == Language.Chinese ? "，" : ", ", parts)} {session.Say(ClockTexts.More)}", Ink.Faint));
            return;
        }
        var grid = new Grid(0, new Column("", 18), new Column("", 10), new Column("", 30));
        foreach (var obligation in notStarted.Concat(notApplicable))
            grid.Add(new Piece(obligation.RuleId, Ink.Accent), session.Say(ClocksTexts.Of(obligation.State)), session.Say(Reason(obligation)));
        grid.Write(screen);
    }

    private static Text Reason(Obligation obligation)
    {
        if (obligation.State == ObligationState.NotApplicable) return ClocksTexts.Of(obligation.Applicability);
        var (facts, needs) = (obligation.Rule.Trigger.Facts.Select(ClocksTexts.Of).ToList(), obligation.Rule.Trigger.Needs);
        var also = needs is { } kind ? ClocksTexts.Of(kind) : default;
        return ClockTexts.StartsWith(new(
            string.Join(" / ", facts.Select(fact => fact.English)) + (needs is null ? "" : $" + {also.English}"),
            string.Join("／", facts.Select(fact => fact.Chinese)) + (needs is null ? "" : $" + {also.Chinese}")));
    }
}
