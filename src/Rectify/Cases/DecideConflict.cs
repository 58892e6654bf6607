using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases;

/// <summary>
/// Records what a named person decided on a conflict towards one recipient. The options stand side by side and none is a default; whether
/// the release hold ends is said apart, because an option may be to wait.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Laws">The laws whose conflict it is.</param>
/// <param name="Conflict">The conflict's id.</param>
/// <param name="Recipient">For which recipient.</param>
/// <param name="Option">Which of the conflict's options.</param>
/// <param name="Releases">Whether the release hold on the recipient ends.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
/// <param name="DecidedBy">Who decided. Whoever acts as a person decides for nobody else.</param>
public sealed record DecideConflict(
    CaseId Case, Laws Laws, string Conflict, string Recipient, string Option, bool Releases, string Reason, PersonId DecidedBy) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await CaseAnswers.ObligationsOfAsync(session, Case, Laws, change.Now, cancellationToken) is not { } answer) return CaseProblems.Unknown;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        problems.AddIf(await PersonStore.FindAsync(session, DecidedBy, cancellationToken) is null, CaseProblems.PersonUnknown);
        if (change.Actor.Strength != ActorStrength.Local && change.Actor.Who != DecidedBy.ToString())
            problems.Add(change.Refuse(CaseEvents.Subject(Case), CaseProblems.NotYourDecision, answer.Case.AccessGroup));
        var hold = answer.Holds.FirstOrDefault(held => held.Hit.Conflict.Id == Conflict && held.Recipient == Recipient);
        if (hold is null) problems.Add(CaseProblems.ConflictUnknown(Conflict));
        else if (hold.Hit.Conflict.Options.All(option => option.Id != Option))
            problems.Add(CaseProblems.OptionUnknown(Option, string.Join(", ", hold.Hit.Conflict.Options.Select(option => option.Id))));
        if (problems.Any || hold is null) return problems;

        var decision = new ConflictDecision(
            Conflict, hold.Hit.Conflict.Version, Recipient, Option, Releases, StoredText.Clean(Reason), DecidedBy, change.Now);
        await DecisionStore.AddAsync(session, change.NewId(), Case, decision, cancellationToken);
        await change.RecordAsync(new ConflictDecided(answer.Case, decision), cancellationToken);
        return new Done();
    }
}
