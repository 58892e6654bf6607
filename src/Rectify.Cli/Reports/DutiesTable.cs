using NodaTime;
using Rectify.Cases;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>The duties of a case for people: one row a recipient, in the order in which one must act.</summary>
internal static class DutiesTable
{
    public static void Write(Screen screen, Session session, CaseAnswer answer, IReadOnlyCollection<ReadyText> ready, DateTimeZone zone)
    {
        var grid = new Grid(
            2,
            new Column("", 1),
            new Column(session.Say(DutyTexts.Recipient), 18, 46),
            new Column(session.Say(DutyTexts.Duty), 20, 34),
            new Column(session.Say(DutyTexts.ActBy(zone.Id)), 16),
            new Column(session.Say(DutyTexts.Left), 9),
            new Column(session.Say(DutyTexts.State), 8),
            new Column(session.Say(DutyTexts.Text), 8));
        foreach (var row in DutiesGrid.Of(answer, ready))
        {
            var (mark, ink) = ObligationLook.Of(row.Next, answer.Evaluation.At);
            grid.Add(
                new Piece(mark, ink),
                session.Say(row.Name),
                new Piece(row.Next.RuleId, Ink.Accent),
                new Piece(row.Conservative is { } act ? TimeTexts.BareUntil(act, zone) : session.Say(ClockTexts.NoNumber), ink),
                new Piece(row is { Conservative: { } due, State: not ObligationState.Met } ? session.Say(TimeTexts.Left(due - answer.Evaluation.At)) : "", ink),
                new Piece(session.Say(State(row)), row.HasReceipt ? Ink.Proven : ink),
                new Piece(session.Say(row.TextReady ? DutyTexts.Ready : DutyTexts.NotReady), Ink.Faint));
            if (row.Conflicts.Count > 0) grid.AddLine(6, new Piece("    ⚠ ", Ink.StrongAccent), session.Say(DutyTexts.Held(string.Join(", ", row.Conflicts))));
            if (row.Next.Applicability.Question is { } question) grid.AddLine(6, new Piece("    ? ", Ink.Accent), session.Say(ClockTexts.If(ClocksTexts.Of(question))));
        }
        grid.Write(screen);
    }

    private static Text State(DutyRow row) =>
        row.HasReceipt ? DutyTexts.WithReceipt(ClocksTexts.Of(row.State)) : row.Provisional ? DutyTexts.Provisional(ClocksTexts.Of(row.State)) : ClocksTexts.Of(row.State);
}
