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

/// <summary>
/// What is owed, for people: a card a duty, in the order in which one must act; what may bind, by the question that decides; the
/// conflicts. Times stand in the authority's zone, in UTC and in the reader's.
/// </summary>
internal sealed class ClockReport(Screen screen, Session session, Evaluation evaluation, DateTimeZone zone)
{
    public void Write(bool all, bool why)
    {
        var open = evaluation.Obligations.Where(obligation => obligation.IsOpen).ToList();
        var perhaps = open.Where(obligation => obligation.Applicability.Answer == Answer.Unknown).ToList();
        var sure = evaluation.Obligations.Where(obligation => (obligation.IsOpen || obligation.State == ObligationState.Met) && !perhaps.Contains(obligation)).ToList();
        var holding = evaluation.Conflicts.Where(hit => hit.Conflict.Effect == ConflictEffect.Hold).ToList();
        List<string> title = [session.Say(ClockTexts.Runs(open.Count - perhaps.Count))];
        if (perhaps.Count > 0) title.Add(session.Say(ClockTexts.MoreMayRun(perhaps.Count)));
        if (holding.Count > 0) title.Add(session.Say(ClockTexts.Hold(holding.Count)));
        screen.Line(2, new Piece(string.Join(session.Language == Language.Chinese ? "，" : ", ", title), Ink.Strong), "  ",
            new Piece(session.Say(ClockTexts.AsOf(TimeTexts.At(evaluation.At, DateTimeZone.Utc))), Ink.Faint));
        foreach (var obligation in sure) Card(obligation, why);
        Perhaps(perhaps, why);
        foreach (var conflict in holding) Conflict(conflict);
        Notices([.. evaluation.Conflicts.Except(holding)]);
        Rest(all);
        screen.Blank();
        screen.Line(0, new Piece(session.Say(ClocksTexts.PersonDecides), Ink.Faint));
        screen.Line(0, new Piece(session.Say(ClockTexts.Basis(evaluation.RuleBookHash[..12], evaluation.TimeZoneData)), Ink.Faint));
    }

    /// <summary>One duty with everything that a person needs to act on it.</summary>
    public void Card(Obligation obligation, bool why)
    {
        var rule = obligation.Rule;
        var (mark, ink) = ObligationLook.Of(obligation, evaluation.At);
        screen.Blank();
        List<Piece> head = [new($"{mark} ", ink), new(When(obligation), ink)];
        if (obligation.ActBy is { } actBy && obligation.IsOpen) head.Add(new($"  {session.Say(TimeTexts.Left(actBy - evaluation.At))}", ink));
        head.Add(new($"  {session.Say(ClocksTexts.Of(obligation.State))}", ink));
        screen.Line(2, [.. head]);
        if (obligation.ActBy is { } instant && Elsewhere(instant, ZoneOf(rule)) is { Length: > 0 } elsewhere) screen.Line(2, new Piece($"  = {elsewhere}", Ink.Faint));
        screen.Line(2, "  ", new Piece($"{session.Say(ClocksTexts.Of(rule.Title))} → {session.Say(ClocksTexts.Of(obligation.To.Name))}", Ink.Strong));
        if (obligation.IsOpen) Sending(obligation);
        string[] basis = [$"{rule.Id} ({rule.Article})", session.Say(ClocksTexts.Of(rule.Force)), Other(obligation), session.Say(ClocksTexts.Basis(rule.Confidence, LocalDatePattern.Iso.Format(rule.CheckedOn)))];
        screen.Line(2, new Piece($"  {string.Join("  ", basis.Where(part => part.Length > 0))}", Ink.Faint));
        if (obligation.Provisional) screen.Line(2, new Piece($"  ◌ {session.Say(ClockTexts.Provisional)}", Ink.Accent));
        if (why) Steps(obligation);
    }

    /// <summary>The chain from the fact to the deadline.</summary>
    public void Steps(Obligation obligation)
    {
        foreach (var step in obligation.Explanation) screen.Line(6, new Piece("    · ", Ink.Faint), session.Say(ClocksTexts.Of(step)));
    }

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

    private string When(Obligation obligation) =>
        obligation.Conservative is { } act ? $"{session.Say(ClockTexts.ActBy)} {TimeTexts.At(act, ZoneOf(obligation.Rule))}"
        : obligation.InternalTarget is { } target ? session.Say(ClockTexts.Target(TimeTexts.At(target, ZoneOf(obligation.Rule))))
        : session.Say(obligation.Rule.Period is Rectify.Clocks.Rules.Period.DateIn ? ClockTexts.NoDate : ClockTexts.NoNumber);

    private string Other(Obligation obligation) =>
        obligation.Conservative is null || obligation.Conservative == obligation.LatestArguable ? ""
        : session.Say(obligation.LatestArguable is { } latest ? ClockTexts.OtherReading(TimeTexts.At(latest, ZoneOf(obligation.Rule))) : ClockTexts.OtherUnknown);

    /// <summary>One line a duty under the question that decides whether it binds.</summary>
    private void Perhaps(List<Obligation> obligations, bool why)
    {
        if (obligations.Count == 0) return;
        screen.Blank();
        screen.Line(0, new Piece(session.Say(ClockTexts.MayRun), Ink.Faint));
        foreach (var asked in obligations.GroupBy(obligation => obligation.Applicability.Question is { } question ? session.Say(ClocksTexts.Of(question)) : ""))
        {
            screen.Line(2, new Piece("? ", Ink.StrongAccent), new Piece(asked.Key, Ink.Accent));
            foreach (var obligation in asked)
            {
                var (mark, ink) = ObligationLook.Of(obligation, evaluation.At);
                screen.Line(6, new Piece($"  {mark} ", ink), new Piece(When(obligation), ink), "  ", session.Say(ClocksTexts.Of(obligation.Rule.Title)), new Piece($"  {obligation.RuleId}", Ink.Faint));
                if (why) Steps(obligation);
            }
        }
    }

    private void Conflict(ConflictHit hit)
    {
        screen.Blank();
        screen.Line(2, new Piece("⚠ ", Ink.StrongAccent), new Piece($"{hit.Conflict.Id}  {session.Say(ClocksTexts.Of(hit.Conflict.Title))}", Ink.Strong));
        var recipients = string.Join(", ", hit.HeldRecipients);
        screen.Line(2, "  ", session.Say(hit.Question is { } question ? ClockTexts.HoldsIf(recipients, ClocksTexts.Of(question)) : ClockTexts.Holds(recipients)));
        screen.Line(2, new Piece($"  {session.Say(ClockTexts.Choose)}", Ink.Faint));
        foreach (var option in hit.Conflict.Options) screen.Line(6, new Piece("    – ", Ink.Faint), session.Say(ClocksTexts.Of(option.Text)));
    }

    /// <summary>The conflicts that hold nothing back, with what each says.</summary>
    private void Notices(List<ConflictHit> hits)
    {
        if (hits.Count == 0) return;
        screen.Blank();
        screen.Line(0, new Piece(session.Say(ClockTexts.AlsoMind), Ink.Faint));
        foreach (var hit in hits)
        {
            screen.Line(6, new Piece($"{hit.Conflict.Id,-4}", Ink.Accent), new Piece(session.Say(ClocksTexts.Of(hit.Conflict.Title)), Ink.Strong));
            screen.Line(4, "    ", new Piece(session.Say(hit.Question is { } question ? ClockTexts.If(ClocksTexts.Of(question)) : ClocksTexts.Of(hit.Conflict.Explanation)), Ink.Faint));
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
