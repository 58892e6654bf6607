using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases.Reports;

/// <summary>
/// Limits to some people who may read who found it, and take out its files; whoever says so is one of them. Before, all who handle reports may. More
/// people can be named later; nobody is taken off the list.
/// </summary>
/// <param name="Report">The report.</param>
/// <param name="People">Analysts, managers or coordinators; at least one.</param>
public sealed record LimitFinder(ReportId Report, IReadOnlyList<PersonId> People) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await ReportStore.FindAsync(session, Report, cancellationToken) is not { } report) return ReportProblems.Unknown;
        if (await FinderStore.FindAsync(session, Report, cancellationToken) is not { } known) return ReportProblems.FinderUnknown;
        var problems = new Problems();
        problems.AddIf(People.Count == 0, ReportProblems.PeopleMissing);
        foreach (var id in People)
            if (await PersonStore.FindAsync(session, id, cancellationToken) is not { } person) problems.Add(CaseProblems.PersonUnknown);
            else problems.AddIf(!ReportTransitions.Handlers.Allows(person.Roles), ReportProblems.NotAHandler);
        if (problems.Any) return problems;

        PersonId[] all = [.. People.Concat(change.Actor.Strength == ActorStrength.Local ? [] : [new PersonId(Id.Parse(change.Actor.Who))]).Distinct()];
        await FinderStore.LimitAsync(session, Report, known.AccessGroup, change.NewId, all, cancellationToken);
        await change.RecordAsync(new FinderLimited(report, all), cancellationToken);
        return new Done();
    }
}
