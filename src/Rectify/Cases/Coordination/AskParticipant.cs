using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Coordination;

/// <summary>Notes that a participant was asked to accept the embargo; it sends nothing.</summary>
public sealed record AskParticipant(ParticipantId Participant) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => EmbargoTransitions.Consents.Into(Consent.Invited);

    /// <inheritdoc />
    public Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken) =>
        ConsentStep.RunAsync(change, Participant, (_, participant) => EmbargoMoves.Invite(participant), always: true, howKnown: null, cancellationToken);
}

/// <summary>
/// Notes what a participant answered: whether it accepts what is proposed, or else what is active. A signatory that declines other terms stays bound by
/// those that are active; one that declines the active ones withdraws.
/// </summary>
/// <param name="Participant">Who.</param>
/// <param name="Accepts">Whether they accept.</param>
/// <param name="HowKnown">How that is known, up to 2,000 characters; null when nobody says.</param>
public sealed record NoteAnswer(ParticipantId Participant, bool Accepts, string? HowKnown = null) : ICommand<Done>
{
    private const int Limit = 2_000;

    /// <inheritdoc />
    public Permitted By => EmbargoTransitions.Consents.By;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (HowKnown?.Length > Limit) return CaseProblems.TooLong(CaseTexts.HowKnown, Limit);
        return await ConsentStep.RunAsync(
            change, Participant, (embargo, participant) => Accepts ? EmbargoMoves.Accept(embargo, participant) : EmbargoMoves.Decline(embargo, participant),
            always: false, HowKnown is null ? null : StoredText.Clean(HowKnown), cancellationToken);
    }
}

/// <summary>What asking and answering share.</summary>
internal static class ConsentStep
{
    /// <summary>Takes the step where the table allows it.</summary>
    /// <param name="change">The change.</param>
    /// <param name="id">Whose consent.</param>
    /// <param name="step">What the step makes of it.</param>
    /// <param name="always">Whether the table is asked also where the consent stays what it is.</param>
    /// <param name="howKnown">How it is known.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Result<Done>> RunAsync(
        Change change, ParticipantId id, Func<Embargo, Participant, Participant> step, bool always, string? howKnown, CancellationToken cancellationToken)
    {
        if (await ParticipantPlace.FindAsync(change, id, cancellationToken) is not { } place) return EmbargoProblems.ParticipantUnknown;
        if (place.Embargo.State is EmbargoState.None or EmbargoState.Exited) return EmbargoProblems.NothingToAnswer;
        var moved = step(place.Embargo, place.Participant);
        // Whoever declined is asked again before their yes counts: no row leads from there.
        var (from, to) = (place.Participant.Consent, moved.Consent);
        var stays = !always && from == to;
        if (!stays && !EmbargoTransitions.Consents.Leads(from, to)) return Refuse(EmbargoProblems.ConsentNotFromHere(from));
        if (!stays && !EmbargoTransitions.Consents.Allows(from, to, await change.RolesAsync(cancellationToken))) return Refuse(CaseProblems.NotByThisRole);
        await place.PutAsync(change, moved, cancellationToken);
        await change.RecordAsync(new ConsentNoted(place.Case, moved, from, howKnown), cancellationToken);
        return new Done();

        Problem Refuse(Problem problem) => change.Refuse(CaseEvents.Subject(place.Case.Id), problem, place.Case.AccessGroup);
    }
}
