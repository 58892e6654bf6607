using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases.Duties;

/// <summary>
/// Records that a named person says that a rule does not bind here. The duty stays in every list with what was computed of it; its alarms rest, and
/// this event says why.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Laws">The laws that the case is read under.</param>
/// <param name="Rule">The rule; something must be owed under it.</param>
/// <param name="Recipient">The recipient as the duty names it.</param>
/// <param name="Reason">Why it does not bind; 1 to 2,000 characters.</param>
/// <param name="SaidBy">Who says so. Whoever acts as a person says it for nobody else.</param>
public sealed record SayNotApplicable(CaseId Case, Laws Laws, string Rule, string Recipient, string Reason, PersonId SaidBy) : ICommand<NotApplicableId>
{
    /// <summary>For which vulnerability, asset or order alone; null: for all that the case is about now.</summary>
    public string? Group { get; init; }

    /// <summary>The last instant at which it counts, in the future; null: without an end.</summary>
    public Instant? Until { get; init; }

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<NotApplicableId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await CaseAnswers.ObligationsOfAsync(session, Case, Laws, change.Now, cancellationToken) is not { } answer) return CaseProblems.Unknown;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        problems.AddIf(Until <= change.Now, DutyProblems.EndPassed);
        problems.AddIf(await PersonStore.FindAsync(session, SaidBy, cancellationToken) is null, CaseProblems.PersonUnknown);
        if (change.Actor.Strength != ActorStrength.Local && change.Actor.Who != SaidBy.ToString())
            problems.Add(change.Refuse(CaseEvents.Subject(Case), CaseProblems.NotYourDecision, answer.Case.AccessGroup));
        var duties = answer.Evaluation.Obligations
            .Where(duty => duty.IsOpen && duty.RuleId == Rule && duty.Recipient == Recipient && (Group is null || duty.Group == Group)).ToList();
        if (duties.Count == 0) problems.Add(DutyProblems.NothingOwed(Rule, Recipient));
        else problems.AddIf(duties.TrueForAll(duty => answer.NotApplicableTo(duty) is not null), DutyProblems.SaidAlready);
        if (problems.Any) return problems;

        var said = new NotApplicable
        {
            Id = new(change.NewId()),
            Case = Case,
            Rule = Rule,
            RuleVersion = duties[0].RuleVersion,
            Recipient = Recipient,
            Starts = [.. duties.Select(DutyStart.Of).OfType<DutyStart>().Distinct()],
            Reason = StoredText.Clean(Reason),
            Until = Until,
            SaidBy = SaidBy,
            SaidAt = change.Now,
        };
        await NotApplicableStore.AddAsync(session, said, cancellationToken);
        await change.RecordAsync(new NotApplicableSaid(answer.Case, said), cancellationToken);
        return said.Id;
    }
}

/// <summary>Takes back that a rule does not bind here; from then on its alarms come again.</summary>
/// <param name="Case">The case.</param>
/// <param name="Said">What was said.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
public sealed record WithdrawNotApplicable(CaseId Case, NotApplicableId Said, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(change.Session, Case, cancellationToken) is not { } found) return CaseProblems.Unknown;
        var all = (await NotApplicableStore.OfCasesAsync(change.Session, [Case], cancellationToken))[Case];
        if (all.FirstOrDefault(each => each.Id == Said) is not { } said) return DutyProblems.SaidUnknown;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        problems.AddIf(said.WithdrawnAt is not null, DutyProblems.WithdrawnAlready);
        if (problems.Any) return problems;
        var reason = StoredText.Clean(Reason);
        await NotApplicableStore.WithdrawAsync(change.Session, Said, reason, change.Now, cancellationToken);
        await change.RecordAsync(new NotApplicableWithdrawn(found, said, reason), cancellationToken);
        return new Done();
    }
}
