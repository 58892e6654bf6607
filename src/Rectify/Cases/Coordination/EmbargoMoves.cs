namespace Rectify.Cases.Coordination;

/// <summary>
/// What each step makes of an embargo and of the consents: pure, and for steps that the tables have allowed. Consent is to terms: whoever agreed to wait
/// until a day has agreed to every earlier one, and to no later one. So consents change when terms become active, and not while they are proposed.
/// </summary>
internal static class EmbargoMoves
{
    /// <summary>Terms are proposed; whoever proposes them accepts them, though they declined others.</summary>
    public static Embargo Propose(Embargo embargo, EmbargoTerms terms)
    {
        var state = EmbargoTransitions.To(embargo.State, EmbargoStep.Propose);
        return embargo with
        {
            State = state,
            Proposed = terms,
            Participants =
            [
                .. WithoutRevision(embargo).Participants.Select(each => each.Id == terms.ProposedBy ? Accepting(each, terms, binds: state == EmbargoState.Proposed) : each),
            ],
        };
    }

    /// <summary>What is proposed becomes active.</summary>
    public static Embargo Accept(Embargo embargo) => embargo with
    {
        State = EmbargoState.Active,
        Active = embargo.Proposed,
        Proposed = null,
        Participants = [.. embargo.Participants.Select(each => Under(each, embargo.Proposed ?? throw new InvalidOperationException("Nothing is proposed.")))],
    };

    /// <summary>What is proposed is not agreed on: what was active before stays so, and where nothing was, nobody is bound.</summary>
    public static Embargo Reject(Embargo embargo) => embargo.Active is null
        ? Unbound(embargo) with { State = EmbargoState.None, Proposed = null }
        : WithoutRevision(embargo) with { State = EmbargoState.Active, Proposed = null };

    /// <summary>It is over, and binds nobody.</summary>
    public static Embargo End(Embargo embargo, EmbargoEnd because) =>
        Unbound(embargo) with { State = EmbargoState.Exited, Active = null, Proposed = null, EndedBecause = because };

    /// <summary>A participant is asked.</summary>
    public static Participant Invite(Participant participant) => participant with { Consent = Consent.Invited };

    /// <summary>
    /// A participant accepts what is proposed, or else what is active. While other terms are proposed beside active ones, it is bound by them when they
    /// become active, and not before.
    /// </summary>
    public static Participant Accept(Embargo embargo, Participant participant) =>
        (embargo.Proposed ?? embargo.Active) is { } terms ? Accepting(participant, terms, binds: embargo.State != EmbargoState.Revise) : participant;

    /// <summary>A participant declines. A signatory who declines what is proposed beside active terms stays bound by those.</summary>
    public static Participant Decline(Embargo embargo, Participant participant) =>
        embargo.State == EmbargoState.Revise && participant.Consent == Consent.Signatory ? participant : participant with { Consent = Consent.Declined, Accepted = null };

    private static Participant Accepting(Participant participant, EmbargoTerms terms, bool binds) => participant with
    {
        Accepted = terms,
        Consent = binds ? Consent.Signatory : participant.Consent == Consent.Declined ? Consent.NoConsent : participant.Consent,
    };

    /// <summary>Where a participant stands once these terms are active.</summary>
    private static Participant Under(Participant participant, EmbargoTerms active) => participant switch
    {
        { Consent: Consent.Declined } => participant,
        { Accepted: { } accepted } when accepted.Id == active.Id => participant with { Consent = Consent.Signatory },
        { Consent: Consent.Signatory, Accepted: { } accepted } => accepted.EndsAt >= active.EndsAt ? participant with { Accepted = active } : participant with { Consent = Consent.Lapsed },
        _ => participant,
    };

    /// <summary>As if nobody had answered to what is proposed beside active terms: signatories are bound by those.</summary>
    private static Embargo WithoutRevision(Embargo embargo) => embargo.State != EmbargoState.Revise ? embargo : embargo with
    {
        Participants =
        [
            .. embargo.Participants.Select(each => each.Consent == Consent.Signatory ? each with { Accepted = embargo.Active }
                : each.Accepted?.Id == embargo.Proposed?.Id ? each with { Accepted = null } : each),
        ],
    };

    private static Embargo Unbound(Embargo embargo) =>
        embargo with { Participants = [.. embargo.Participants.Select(each => each with { Consent = Consent.NoConsent, Accepted = null })] };
}
