using Rectify.Cases.Access;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases.Links;

/// <summary>
/// Says what one case is to another. A duplicate keeps its number and everything in it; its facts count in the other from then on, where the earliest
/// awareness anchors the clock, and its own alarms rest. It takes two cases that the same people see: what is known to fewer would show in what the
/// other owes.
/// </summary>
/// <param name="From">The case of which it is said.</param>
/// <param name="To">The other.</param>
/// <param name="Kind">What.</param>
/// <param name="Source">Why, or where it is stated; 1 to 2,000 characters.</param>
/// <param name="Authority">The organisation that states it; null when whoever records it does.</param>
public sealed record LinkCases(CaseId From, CaseId To, LinkKind Kind, string Source, OrganisationId? Authority = null) : ICommand<CaseLinkId>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<CaseLinkId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await CaseStore.FindAsync(session, From, cancellationToken) is not { } from) return CaseProblems.Unknown;
        if (await CaseStore.FindAsync(session, To, cancellationToken) is not { } to) return CaseProblems.Unknown;
        if (From == To) return LinkProblems.WithItself;
        var problems = new Problems();
        Reasons.Check(problems, Source);
        if (Authority is { } authority) problems.AddIf(await OrganisationStore.FindAsync(session, authority, cancellationToken) is null, CaseProblems.OrganisationUnknown);
        var graph = await LinkGraph.ReadAsync(session, cancellationToken);
        problems.AddIf(graph.Stands(Kind, From, To, Authority), LinkProblems.StandsAlready);
        if (Kind == LinkKind.DuplicateOf)
        {
            problems.AddIf(graph.OriginalOf(From) is not null, LinkProblems.DuplicateAlready);
            problems.AddIf(!await AreSeenByTheSameAsync(session, from, to, cancellationToken), LinkProblems.SeenByOthers);
        }
        if (Kind is LinkKind.DuplicateOf or LinkKind.CausedBy) problems.AddIf(graph.Leads(Kind, To, From), LinkProblems.Circle);
        if (problems.Any) return problems;

        var link = new CaseLink
        {
            Id = new(change.NewId()), Kind = Kind, From = From, To = To, Source = StoredText.Clean(Source), Authority = Authority, StatedBy = change.Actor.Who,
            StatedAt = change.Now, AccessGroup = await GroupAsync(change, from, to, cancellationToken),
        };
        await LinkStore.AddAsync(session, link, cancellationToken);
        if (Kind == LinkKind.DuplicateOf) await LinkStore.SetRootsAsync(session, graph.With(link).RootsThrough(From), cancellationToken);
        await change.RecordAsync(new CasesLinked(link), cancellationToken);
        return link.Id;
    }

    /// <summary>Both open, or both closed to the same people, and kept from the same.</summary>
    private static async Task<bool> AreSeenByTheSameAsync(Storage.ReadSession session, Case from, Case to, CancellationToken cancellationToken) =>
        from.IsClosed == to.IsClosed
        && (!from.IsClosed
            || (from.Tlp == to.Tlp
                && (await AccessStore.LimitsAsync(session, from.Id, cancellationToken)).SaysTheSame(await AccessStore.LimitsAsync(session, to.Id, cancellationToken))
                && (await CaseStore.NamedAsync(session, from.Id, cancellationToken)).ToHashSet().SetEquals(await CaseStore.NamedAsync(session, to.Id, cancellationToken))));

    /// <summary>One event has one group: when both are closed, those who see both now.</summary>
    private static async Task<Id?> GroupAsync(Change change, Case from, Case to, CancellationToken cancellationToken)
    {
        if (!from.IsClosed || !to.IsClosed) return from.IsClosed ? from.AccessGroup : to.AccessGroup;
        var group = change.NewId();
        await CaseStore.AddGroupAsync(change.Session, group, cancellationToken);
        foreach (var person in (await CaseStore.NamedAsync(change.Session, from.Id, cancellationToken)).Intersect(await CaseStore.NamedAsync(change.Session, to.Id, cancellationToken)))
            await CaseStore.AddMemberAsync(change.Session, group, person, cancellationToken);
        return group;
    }
}

/// <summary>Takes back what was said of two cases, with a reason. Of a duplicate the facts count in its own case alone again, and its alarms come again.</summary>
/// <param name="Link">The link.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
public sealed record UnlinkCases(CaseLinkId Link, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await LinkStore.FindAsync(change.Session, Link, cancellationToken) is not { } link) return LinkProblems.Unknown;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        problems.AddIf(link.WithdrawnAt is not null, LinkProblems.WithdrawnAlready);
        if (problems.Any) return problems;
        var reason = StoredText.Clean(Reason);
        await LinkStore.WithdrawAsync(change.Session, Link, reason, change.Now, cancellationToken);
        if (link.Kind == LinkKind.DuplicateOf)
            await LinkStore.SetRootsAsync(change.Session, (await LinkGraph.ReadAsync(change.Session, cancellationToken)).RootsThrough(link.From), cancellationToken);
        await change.RecordAsync(new CasesUnlinked(link, reason), cancellationToken);
        return new Done();
    }
}
