using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using static Rectify.Cases.Reports.ReportState;
using static Rectify.Foundation.PersonRole;

namespace Rectify.Cases.Reports;

/// <summary>
/// What may become of a report, and who may say so: the report management model of Vultron (CERT/CC), in which what was found to hold is accepted
/// or deferred before it is closed. Whether it holds is decided by whoever may decide its signal.
/// </summary>
public static class ReportTransitions
{
    /// <summary>The table.</summary>
    public static Transitions<ReportState> Table { get; } = new(
        (Received, Valid, [Analyst, Manager]),
        (Received, Invalid, [Analyst, Manager]),
        // New evidence for what was found not to hold.
        (Invalid, Valid, [Manager]),
        (Valid, Accepted, [Manager, Coordinator]),
        (Valid, Deferred, [Manager, Coordinator]),
        (Accepted, Deferred, [Manager, Coordinator]),
        (Deferred, Accepted, [Manager, Coordinator]),
        (Accepted, ReportState.Closed, [Manager, Coordinator]),
        (Deferred, ReportState.Closed, [Manager, Coordinator]),
        (Invalid, ReportState.Closed, [Manager, Coordinator]));

    /// <summary>Whoever works with reports: they open what a report says, and who said it where no fewer are named.</summary>
    public static Permitted Handlers { get; } = Permitted.To(Analyst, Manager, Coordinator);

    /// <summary>Adds why whoever acts may not say this, and notes it for the log; adds nothing when they may.</summary>
    internal static async Task CheckAsync(Problems problems, Change change, InboundReport report, ReportState to, CancellationToken cancellationToken)
    {
        if (!Table.Leads(report.State, to)) Refuse(ReportProblems.NotFromHere(report.State));
        else if (!Table.Allows(report.State, to, await change.RolesAsync(cancellationToken))) Refuse(CaseProblems.NotByThisRole);

        void Refuse(Problem problem) => problems.Add(change.Refuse(ReportEvents.Subject(report.Id), problem, report.AccessGroup));
    }
}
