using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases.Duties;

/// <summary>Says who sees to a duty of a case. Whoever did before does no more.</summary>
/// <param name="Case">The case.</param>
/// <param name="Laws">The laws that the case is read under.</param>
/// <param name="Rule">The rule whose duty it is; it must bind here, or may.</param>
/// <param name="Recipient">The recipient as the duty names it.</param>
/// <param name="Person">Somebody who may see the case.</param>
public sealed record AssignDuty(CaseId Case, Laws Laws, string Rule, string Recipient, PersonId Person) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await CaseAnswers.ObligationsOfAsync(session, Case, Laws, change.Now, cancellationToken) is not { } answer) return CaseProblems.Unknown;
        var problems = new Problems();
        problems.AddIf(
            answer.Evaluation.Obligations.All(duty => duty.RuleId != Rule || duty.Recipient != Recipient || duty.State == ObligationState.NotApplicable),
            DutyProblems.NoSuchDuty(Rule, Recipient));
        if (await PersonStore.FindAsync(session, Person, cancellationToken) is null) problems.Add(CaseProblems.PersonUnknown);
        else problems.AddIf(!await CaseStore.IsSeenByAsync(session, Case, Person, cancellationToken), CaseProblems.PersonDoesNotSee);
        if (problems.Any) return problems;

        var owner = new DutyOwner(Rule, Recipient, Person, change.Now);
        await DutyOwnerStore.PutAsync(session, Case, owner, cancellationToken);
        await change.RecordAsync(new DutyAssigned(answer.Case, owner), cancellationToken);
        return new Done();
    }
}

/// <summary>Says that nobody sees to a duty any more.</summary>
public sealed record ReleaseDuty(CaseId Case, string Rule, string Recipient) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Reporter, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        var owners = (await DutyOwnerStore.OfCasesAsync(change.Session, [Case], cancellationToken))[Case];
        if (owners.FirstOrDefault(each => each.Rule == Rule && each.Recipient == Recipient) is not { } owner) return DutyProblems.NoOwner;
        await DutyOwnerStore.RemoveAsync(change.Session, Case, Rule, Recipient, cancellationToken);
        await change.RecordAsync(new DutyReleased(found, owner), cancellationToken);
        return new Done();
    }
}
