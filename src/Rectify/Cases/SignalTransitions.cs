using Rectify.Foundation;
using static Rectify.Cases.SignalState;

namespace Rectify.Cases;

/// <summary>What may become of a signal, and who may decide it. A confirmed one became facts: those are corrected, not the signal.</summary>
public static class SignalTransitions
{
    private const string Analyst = "analyst", Reporter = "reporter", Manager = "manager";

    /// <summary>The table.</summary>
    public static Transitions<SignalState> Table { get; } = new(
        (Raised, Confirmed, [Analyst, Reporter, Manager]),
        (Raised, Rejected, [Analyst, Manager]),
        // New evidence for what was rejected.
        (Rejected, Confirmed, [Manager]));

    /// <summary>Why whoever acts may not decide this; null when they may.</summary>
    internal static Problem? Refusal(SignalState from, SignalState to, IReadOnlyList<string>? roles) =>
        !Table.Leads(from, to) ? CaseProblems.SignalNotFromHere(from)
        : !Table.Allows(from, to, roles) ? CaseProblems.NotByThisRole
        : null;
}
