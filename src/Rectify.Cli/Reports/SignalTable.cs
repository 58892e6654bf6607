using Rectify.Cases;
using Rectify.Cli.Commands.Casework;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;

namespace Rectify.Cli.Reports;

/// <summary>What others say and nobody has decided on.</summary>
internal static class SignalTable
{
    public static void Write(Screen screen, Session session, IReadOnlyList<Signal> signals)
    {
        var ids = signals.Select(signal => signal.Id.Value).ToList();
        var grid = new Grid(
            2,
            new Column(session.Say(CaseTimelineTexts.HeadSignal), ShortIds.Most),
            new Column(session.Say(CaseTimelineTexts.HeadWhen), 16, 40),
            new Column(session.Say(CaseTimelineTexts.HeadSource), 8),
            new Column(session.Say(CaseTimelineTexts.HeadSays), 24));
        foreach (var signal in signals)
            grid.Add(new Piece(ShortIds.Of(signal.Id.Value, ids), Ink.Accent), session.Say(FactTimeline.When(signal.Occurred)), signal.Source, signal.Statement);
        grid.Write(screen);
    }
}
