using NodaTime;
using Rectify.Cases;
using Rectify.Cli.Shell;
using Rectify.Clocks.Evaluation;

namespace Rectify.Cli.Reports;

/// <summary>A shape and a colour for where a duty stands; the word stands beside them. Red is for what is overdue and nothing else.</summary>
internal static class ObligationLook
{
    public static (string Mark, Ink Ink) Of(Obligation obligation, Instant at) =>
        Of(obligation.State, obligation.Acknowledgement is not null, obligation.StartedAt?.Earliest, obligation.Conservative, at);

    public static (string Mark, Ink Ink) Of(KeptDuty duty, Instant at) => Of(duty.State, duty.Acknowledged, duty.StartedAt, duty.Conservative, at);

    private static (string Mark, Ink Ink) Of(ObligationState state, bool isAcknowledged, Instant? started, Instant? actBy, Instant at) => state switch
    {
        ObligationState.Overdue => ("■", Ink.Overdue),
        ObligationState.Contested => ("▲", Ink.Soon),
        ObligationState.Met => ("✓", isAcknowledged ? Ink.Proven : Ink.Plain),
        _ when actBy is null => ("◌", Ink.Plain),
        _ when actBy - at < (actBy - started) / 4 => ("▲", Ink.Soon),
        _ => ("●", Ink.Plain),
    };
}
