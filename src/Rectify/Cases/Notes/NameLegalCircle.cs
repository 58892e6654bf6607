using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases.Notes;

/// <summary>
/// Names people who alone read what is privileged in a case; whoever names the first is one of them, and only one of them names more. Nobody is taken
/// off it. Whoever is not in it learns neither what is written there nor how much.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="People">People who may see the case; at least one.</param>
public sealed record NameLegalCircle(CaseId Case, IReadOnlyList<PersonId> People) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Approver, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await CaseStore.FindAsync(session, Case, cancellationToken) is not { } about) return CaseProblems.Unknown;
        var circle = await NoteStore.CircleAsync(session, Case, cancellationToken);
        if (circle is null && await NoteStore.HasCircleAsync(session, Case, cancellationToken)) return NoteProblems.NotInTheCircle;
        var problems = new Problems();
        problems.AddIf(People.Count == 0, NoteProblems.PeopleMissing);
        foreach (var id in People)
            if (await PersonStore.FindAsync(session, id, cancellationToken) is not { } person) problems.Add(CaseProblems.PersonUnknown);
            else problems.AddIf(!await CaseStore.IsSeenByAsync(session, Case, id, cancellationToken), NoteProblems.MayNotRead(person.Name));
        if (problems.Any) return problems;

        if (circle is null)
        {
            var group = change.NewId();
            await CaseStore.AddGroupAsync(session, group, cancellationToken);
            await NoteStore.AddCircleAsync(session, Case, group, cancellationToken);
            circle = group;
        }
        PersonId[] all = [.. People.Concat(change.Actor.Strength == ActorStrength.Local ? [] : [new PersonId(Id.Parse(change.Actor.Who))]).Distinct()];
        foreach (var person in all) await CaseStore.AddMemberAsync(session, circle.Value, person, cancellationToken);
        await change.RecordAsync(new LegalCircleNamed(about, circle.Value, all), cancellationToken);
        return new Done();
    }
}
