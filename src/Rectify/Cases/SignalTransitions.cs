using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using static Rectify.Cases.SignalState;
using static Rectify.Foundation.PersonRole;

namespace Rectify.Cases;

/// <summary>What may become of a signal, and who may decide it. A confirmed one became facts: those are corrected, not the signal.</summary>
public static class SignalTransitions
{
    /// <summary>The table.</summary>
    public static Transitions<SignalState> Table { get; } = new(
        (Raised, Confirmed, [Analyst, Reporter, Manager]),
        (Raised, Rejected, [Analyst, Manager]),
        // New evidence for what was rejected.
        (Rejected, Confirmed, [Manager]));

    /// <summary>Adds why whoever acts may not decide this, and notes it for the log; adds nothing when they may.</summary>
    internal static async Task CheckAsync(Problems problems, Change change, Signal signal, SignalState to, CancellationToken cancellationToken)
    {
        if (!Table.Leads(signal.State, to)) Refuse(CaseProblems.SignalNotFromHere(signal.State));
        else if (!Table.Allows(signal.State, to, await change.RolesAsync(cancellationToken))) Refuse(CaseProblems.NotByThisRole);

        void Refuse(Problem problem) => problems.Add(change.Refuse(CaseEvents.Subject(signal.Id), problem, signal.AccessGroup));
    }
}
