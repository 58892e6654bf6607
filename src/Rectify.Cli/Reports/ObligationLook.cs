using NodaTime;
using Rectify.Cli.Shell;
using Rectify.Clocks.Evaluation;

namespace Rectify.Cli.Reports;

/// <summary>A shape and a colour for where a duty stands; the word stands beside them. Red is for what is overdue and nothing else.</summary>
internal static class ObligationLook
{
    public static (string Mark, Ink Ink) Of(Obligation obligation, Instant at) => obligation.State switch
    {
        ObligationState.Overdue => ("■", Ink.Overdue),
        ObligationState.Contested => ("▲", Ink.Soon),
        ObligationState.Met => ("✓", obligation.Acknowledgement is null ? Ink.Plain : Ink.Proven),
        _ when obligation.Conservative is null => ("◌", Ink.Plain),
        _ when IsInLastQuarter(obligation, at) => ("▲", Ink.Soon),
        _ => ("●", Ink.Plain),
    };

    private static bool IsInLastQuarter(Obligation obligation, Instant at) =>
        obligation is { Conservative: { } actBy, StartedAt: { } started } && actBy - at < (actBy - started.Earliest) / 4;
}
