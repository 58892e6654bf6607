using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases.Coordination;

/// <summary>Says that an organisation takes part in the coordination of a case, and as what. An organisation takes part once.</summary>
/// <param name="Case">The case.</param>
/// <param name="Organisation">Which.</param>
/// <param name="Roles">What it is in it; at least one.</param>
/// <param name="Contact">Who is spoken to there, up to 500 characters in a line; empty when it is not said.</param>
public sealed record NameParticipant(CaseId Case, OrganisationId Organisation, IReadOnlyList<CoordinationRole> Roles, string Contact = "") : ICommand<ParticipantId>
{
    private const int Limit = 500;

    /// <inheritdoc />
    public Permitted By => EmbargoTransitions.Coordinating;

    /// <inheritdoc />
    public async Task<Result<ParticipantId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } about) return CaseProblems.Unknown;
        var embargo = await EmbargoStore.OfCaseAsync(change.Session, Case, cancellationToken);
        var problems = new Problems();
        Check(problems, Roles, Contact);
        problems.AddIf(await OrganisationStore.FindAsync(change.Session, Organisation, cancellationToken) is null, CaseProblems.OrganisationUnknown);
        problems.AddIf(embargo.Participants.Any(each => each.Organisation == Organisation), EmbargoProblems.TakesPartAlready);
        if (problems.Any) return problems;
        var added = new Participant(new(change.NewId()), Organisation, [.. Roles.Distinct().Order()], Contact.Trim());
        await EmbargoStore.AddParticipantAsync(change.Session, Case, added, cancellationToken);
        await EmbargoStore.PutAsync(change.Session, embargo with { Revision = embargo.Revision + 1 }, cancellationToken);
        await change.RecordAsync(new ParticipantNamed(about, added, IsNew: true), cancellationToken);
        return added.Id;
    }

    internal static void Check(Problems problems, IReadOnlyList<CoordinationRole> roles, string contact)
    {
        problems.AddIf(roles.Count == 0, EmbargoProblems.RolesMissing);
        if (contact.Trim().Length > 0) problems.Check(contact.Trim(), Limit, CoordinationTexts.Contact);
    }
}

/// <summary>Says as what an organisation takes part from now on, and who is spoken to there.</summary>
public sealed record ReviseParticipant(ParticipantId Participant, IReadOnlyList<CoordinationRole> Roles, string Contact = "") : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => EmbargoTransitions.Coordinating;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ParticipantPlace.FindAsync(change, Participant, cancellationToken) is not { } place) return EmbargoProblems.ParticipantUnknown;
        var problems = new Problems();
        NameParticipant.Check(problems, Roles, Contact);
        if (problems.Any) return problems;
        var revised = place.Participant with { Roles = [.. Roles.Distinct().Order()], Contact = Contact.Trim() };
        await place.PutAsync(change, revised, cancellationToken);
        await change.RecordAsync(new ParticipantNamed(place.Case, revised, IsNew: false), cancellationToken);
        return new Done();
    }
}

/// <summary>A participant with the case and the embargo that it stands in.</summary>
internal sealed record ParticipantPlace(Case Case, Embargo Embargo, Participant Participant)
{
    public static async Task<ParticipantPlace?> FindAsync(Change change, ParticipantId id, CancellationToken cancellationToken)
    {
        if (await EmbargoStore.CaseOfAsync(change.Session, id, cancellationToken) is not { } of) return null;
        if (await CaseStore.FindAsync(change.Session, of, cancellationToken) is not { } about) return null;
        var embargo = await EmbargoStore.OfCaseAsync(change.Session, of, cancellationToken);
        return embargo.Participants.FirstOrDefault(each => each.Id == id) is { } participant ? new(about, embargo, participant) : null;
    }

    public Task PutAsync(Change change, Participant revised, CancellationToken cancellationToken) =>
        EmbargoStore.PutAsync(
            change.Session,
            Embargo with { Revision = Embargo.Revision + 1, Participants = [.. Embargo.Participants.Select(each => each.Id == revised.Id ? revised : each)] },
            cancellationToken);
}
