using NodaTime;
using NodaTime.Text;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>What is owed, for people: one card a recipient, in the order in which one must act.</summary>
internal sealed class ClockReport(Screen screen, Session session, Evaluation evaluation)
{
    public void Write(bool all, bool why)
    {
        var shown = evaluation.Obligations.Where(obligation => obligation.IsOpen || obligation.State == ObligationState.Met).ToList();
        var open = shown.Count(obligation => obligation.IsOpen);
        screen.Line(2, new Piece(session.Say(ClockTexts.Title(open, evaluation.Conflicts.Count)), Ink.Strong), "  ",
            new Piece(session.Say(ClockTexts.AsOf(TimeTexts.At(evaluation.At, DateTimeZone.Utc))), Ink.Faint));
        foreach (var obligation in shown) Card(obligation, why);
        foreach (var conflict in evaluation.Conflicts) Conflict(conflict);
        Rest(all);
        screen.Blank();
        screen.Line(0, new Piece(session.Say(ClocksTexts.PersonDecides), Ink.Faint));
        screen.Line(0, new Piece(session.Say(ClockTexts.Basis(evaluation.RuleBookHash[..12], evaluation.TimeZoneData)), Ink.Faint));
    }

    private void Card(Obligation obligation, bool why)
    {
        var rule = obligation.Rule;
        var (mark, ink) = ObligationLook.Of(obligation, evaluation.At);
        screen.Blank();
        List<Piece> head = [new($"{mark} ", ink), new(When(obligation), ink)];
        if (obligation.ActBy is { } actBy && obligation.IsOpen) head.Add(new($"  {session.Say(TimeTexts.Left(actBy - evaluation.At))}", ink));
        head.Add(new($"  {session.Say(ClocksTexts.Of(obligation.State))}", ink));
        screen.Line(2, [.. head]);
        screen.Line(2, "  ", new Piece($"{session.Say(ClocksTexts.Of(rule.Title))} → {session.Say(ClocksTexts.Of(obligation.To.Name))}", Ink.Strong));
        string[] basis = [$"{rule.Id} ({rule.Article})", session.Say(ClocksTexts.Of(rule.Force)), Other(obligation), session.Say(ClocksTexts.Basis(rule.Confidence, LocalDatePattern.Iso.Format(rule.CheckedOn)))];
        screen.Line(2, new Piece($"  {string.Join("  ", basis.Where(part => part.Length > 0))}", Ink.Faint));
        if (obligation.Applicability.Question is { } question) screen.Line(2, new Piece($"  ? {session.Say(ClockTexts.If(ClocksTexts.Of(question)))}", Ink.Accent));
        if (obligation.Provisional) screen.Line(2, new Piece($"  ◌ {session.Say(ClockTexts.Provisional)}", Ink.Accent));
        if (!why) return;
        foreach (var step in obligation.Explanation) screen.Line(6, new Piece("    · ", Ink.Faint), session.Say(ClocksTexts.Of(step)));
    }

    private string When(Obligation obligation) =>
        obligation.Conservative is { } act ? $"{session.Say(ClockTexts.ActBy)} {TimeTexts.At(act, ZoneOf(obligation.Rule))}"
        : obligation.InternalTarget is { } target ? session.Say(ClockTexts.Target(TimeTexts.At(target, ZoneOf(obligation.Rule))))
        : session.Say(obligation.Rule.Period is Rectify.Clocks.Rules.Period.DateIn ? ClockTexts.NoDate : ClockTexts.NoNumber);

    private string Other(Obligation obligation) =>
        obligation.Conservative is null || obligation.Conservative == obligation.LatestArguable ? ""
        : session.Say(obligation.LatestArguable is { } latest ? ClockTexts.OtherReading(TimeTexts.At(latest, ZoneOf(obligation.Rule))) : ClockTexts.OtherUnknown);

    private void Conflict(ConflictHit hit)
    {
        screen.Blank();
        screen.Line(2, new Piece("⚠ ", Ink.StrongAccent), new Piece($"{hit.Conflict.Id}  {session.Say(ClocksTexts.Of(hit.Conflict.Title))}", Ink.Strong));
        var recipients = string.Join(", ", hit.HeldRecipients);
        screen.Line(2, "  ", session.Say(hit.Question is { } question ? ClockTexts.HoldsIf(recipients, ClocksTexts.Of(question)) : ClockTexts.Holds(recipients)));
        screen.Line(2, new Piece($"  {session.Say(ClockTexts.Choose)}", Ink.Faint));
        foreach (var option in hit.Conflict.Options) screen.Line(6, new Piece("    – ", Ink.Faint), session.Say(ClocksTexts.Of(option.Text)));
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
            screen.Line(0, new Piece($"{string.Join(", ", parts)} {session.Say(ClockTexts.More)}", Ink.Faint));
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
        return new(
            string.Join(" / ", facts.Select(fact => fact.English)) + (needs is null ? "" : $" + {also.English}"),
            string.Join("／", facts.Select(fact => fact.Chinese)) + (needs is null ? "" : $" + {also.Chinese}"));
    }

    private static DateTimeZone ZoneOf(Rule rule) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(rule.Zone) ?? DateTimeZone.Utc;
}
