using NodaTime;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation.Texts;
using Rectify.RulePacks;

namespace Rectify.Cli.Reports;

/// <summary>What a rule pack would change: first for the open duties of each case, then in the rules.</summary>
internal static class RulePackReport
{
    public static void Write(CaseDesk desk, RulePack pack, IReadOnlyList<RuleDifference> rules, IReadOnlyList<DutyChange> duties)
    {
        var (screen, session) = (desk.Screen, desk.Session);
        screen.Line(2, new Piece(session.Say(RulesTexts.PackHead(pack.Manifest.Version, LocalDatePattern.Iso.Format(pack.Manifest.Released))), Ink.Strong), "  ",
            new Piece(session.Say(RulesTexts.SignedBy(pack.Signer?.Name ?? "")), Ink.Faint));
        screen.Line(2, new Piece($"SHA-256 {pack.Hash}", Ink.Faint));
        screen.Blank();
        screen.Line(0, new Piece(session.Say(RulesTexts.DutiesChange(duties.Count)), Ink.Strong));
        foreach (var about in duties.GroupBy(change => change.Case.Number))
        {
            screen.Line(0, new Piece(about.Key, Ink.Accent), $"  {about.First().Case.Title}");
            foreach (var change in about)
                screen.Line(4, "  ", new Piece(change.Duty.RuleId, Ink.Accent), "  ", session.Say(ClocksTexts.Of(change.Duty.Rule.Title)),
                    new Piece($"  {Stands(desk, change.Before)} → {Stands(desk, change.After)}", Ink.Plain));
        }
        screen.Blank();
        screen.Line(0, new Piece(session.Say(RulesTexts.RulesChange(rules.Count)), Ink.Strong));
        foreach (var rule in rules)
            screen.Line(4, "  ", new Piece(session.Say(rule.Before is null ? RulesTexts.Added : rule.After is null ? RulesTexts.TakenAway : RulesTexts.Rewritten), Ink.Faint), "  ",
                new Piece($"{rule.Rule.Id} v{rule.Rule.Version}", Ink.Accent), "  ", session.Say(ClocksTexts.Of(rule.Rule.Title)));
        screen.Blank();
    }

    private static string Stands(CaseDesk desk, Obligation? duty) =>
        duty is null ? desk.Session.Say(RulesTexts.NoDuty)
        : duty.Conservative is { } actBy ? $"{desk.Session.Say(ClockTexts.ActBy)} {TimeTexts.Until(actBy, ZoneOf(duty))} ({desk.Session.Say(ClocksTexts.Of(duty.State))})"
        : desk.Session.Say(RuleTexts.TimeOf(duty.Rule.Period));

    private static DateTimeZone ZoneOf(Obligation duty) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(duty.Rule.Zone) ?? DateTimeZone.Utc;
}
