using Rectify.Foundation;
using Rectify.Parties;
using static Rectify.Foundation.PersonRole;

namespace Rectify.Cases.Coordination;

/// <summary>
/// What may become of an embargo and of a consent, and who may say so. The rows are those of Vultron, version of July 2026 and later: the embargo
/// management model (N→P; P→P, N, A; A→R, X; R→R, A, X), and participant embargo consent as its decision records 0048 and 0093 have it. That a signatory
/// lapses, and that all consents end with the embargo, follows from the embargo's own steps and is said by nobody.
/// </summary>
public static class EmbargoTransitions
{
    /// <summary>The embargo's table. Who takes part may propose; whoever leads the coordination decides.</summary>
    public static Transitions<EmbargoState> Table { get; } = new(
        (EmbargoState.None, EmbargoState.Proposed, [Analyst, Manager, Coordinator]),
        (EmbargoState.Proposed, EmbargoState.Proposed, [Analyst, Manager, Coordinator]),
        (EmbargoState.Proposed, EmbargoState.None, [Manager, Coordinator]),
        (EmbargoState.Proposed, EmbargoState.Active, [Manager, Coordinator]),
        (EmbargoState.Active, EmbargoState.Revise, [Analyst, Manager, Coordinator]),
        (EmbargoState.Revise, EmbargoState.Revise, [Analyst, Manager, Coordinator]),
        (EmbargoState.Revise, EmbargoState.Active, [Manager, Coordinator]),
        (EmbargoState.Active, EmbargoState.Exited, [Manager, Coordinator]),
        (EmbargoState.Revise, EmbargoState.Exited, [Manager, Coordinator]));

    /// <summary>The consents' table: what a participant is asked and answers, as whoever hears it writes it down.</summary>
    public static Transitions<Consent> Consents { get; } = new(
        (Consent.NoConsent, Consent.Invited, [Analyst, Manager, Coordinator]),
        (Consent.Lapsed, Consent.Invited, [Analyst, Manager, Coordinator]),
        (Consent.Declined, Consent.Invited, [Analyst, Manager, Coordinator]),
        (Consent.NoConsent, Consent.Signatory, [Analyst, Manager, Coordinator]),
        (Consent.Invited, Consent.Signatory, [Analyst, Manager, Coordinator]),
        (Consent.Lapsed, Consent.Signatory, [Analyst, Manager, Coordinator]),
        (Consent.NoConsent, Consent.Declined, [Analyst, Manager, Coordinator]),
        (Consent.Invited, Consent.Declined, [Analyst, Manager, Coordinator]),
        (Consent.Lapsed, Consent.Declined, [Analyst, Manager, Coordinator]),
        (Consent.Signatory, Consent.Declined, [Analyst, Manager, Coordinator]));

    /// <summary>Where a step leads from a state; whether it leads there at all says the table.</summary>
    internal static EmbargoState To(EmbargoState from, EmbargoStep step) => step switch
    {
        EmbargoStep.Propose => from is EmbargoState.Active or EmbargoState.Revise ? EmbargoState.Revise : EmbargoState.Proposed,
        EmbargoStep.Accept => EmbargoState.Active,
        EmbargoStep.Reject => from is EmbargoState.Active or EmbargoState.Revise ? EmbargoState.Active : EmbargoState.None,
        EmbargoStep.End => EmbargoState.Exited,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    internal static Permitted Coordinating { get; } = Permitted.To(Analyst, Manager, Coordinator);
}

/// <summary>A step of an embargo: Vultron's propose, accept, reject and terminate.</summary>
internal enum EmbargoStep
{
    Propose,
    Accept,
    Reject,
    End,
}
