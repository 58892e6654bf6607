using NodaTime;
using Rectify.Alerts.Messages;
using Rectify.Cases.Duties;
using Rectify.Cases.Links;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Access;

/// <summary>
/// Opens a closed case for a time to somebody who is not named on it, because it cannot wait for those who are. It stands in the log, and those who answer for
/// the case are told at once. What has an access list of its own inside (privileged notes, exploit material, who found it) stays as it is, and so does
/// TLP:RED. Cases whose facts count together open together.
/// </summary>
/// <param name="Case">The case. Whoever is kept out by legal entity or place is told that there is none.</param>
/// <param name="Reason">Why; 20 to 2,000 characters.</param>
public sealed record BreakGlass(CaseId Case, string Reason) : ICommand<Instant>
{
    /// <summary>How long it lasts.</summary>
    public static Duration Lasts { get; } = Duration.FromHours(4);

    private const int LeastReason = 20;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Instant>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (change.Actor.Strength == ActorStrength.Local) return AccessProblems.NamedAlready;
        var me = new PersonId(Id.Parse(change.Actor.Who));
        if (await PersonStore.FindAsync(session, me, cancellationToken) is not { } person || person.IsGuest) return CaseProblems.Unknown;
        var family = await FamilyAsync(session, cancellationToken);
        foreach (var each in family)
            if (each.AccessGroup is { } closing && (await AccessStore.LimitsAsync(session, each.Id, Viewer.Machine, cancellationToken)).Refuses(person) is { } keptOut)
                return await AccessStore.IsNamedAsync(session, closing, me, cancellationToken) ? keptOut : CaseProblems.Unknown;
        if (family.FirstOrDefault(each => each.Id == Case) is not { } asked) return CaseProblems.Unknown;
        if (!asked.IsClosed) return CaseProblems.NotClosed;
        if (await CaseStore.IsSeenByAsync(session, Case, me, cancellationToken)) return AccessProblems.NamedAlready;

        var (problems, reason) = (new Problems(), StoredText.Clean(Reason.Trim()));
        Reasons.Check(problems, reason);
        problems.AddIf(reason.Length < LeastReason, AccessProblems.ReasonTooShort(LeastReason));
        if (problems.Any) return problems;
        if (family.Any(each => each.Tlp == Files.TlpMark.Red)) return AccessProblems.NamedAlone;

        var until = Instant.MaxValue;
        foreach (var each in family)
        {
            if (each is not { IsClosed: true, AccessGroup: { } group }) continue;
            until = Instant.Min(until, await AccessStore.BreakAsync(session, change.NewId(), each, group, me, reason, change.Now, Lasts, cancellationToken));
            await change.RecordAsync(new GlassBroken(each, reason, Lasts), cancellationToken);
            foreach (var told in await ToldAsync(session, each, me, cancellationToken)) await each.Notice(NoticeKind.GlassBroken).TellAsync(change, told, cancellationToken);
        }
        return until;
    }

    /// <summary>The case, and those whose facts count in it or in which its own do; as the program sees them.</summary>
    private async Task<IReadOnlyList<Case>> FamilyAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var roots = await LinkStore.AllRootsAsync(session, cancellationToken);
        var root = roots.TryGetValue(Case, out var original) ? original : Case;
        return await CaseStore.OfIdsAsync(session, roots.Where(each => each.Value == root).Select(each => each.Key).Append(root), Viewer.Machine, cancellationToken);
    }

    /// <summary>
    /// Who answers for a case: who sees to its duties, and the managers and coordinators named on it; where there are none of them, everybody who is named.
    /// </summary>
    private static async Task<IEnumerable<PersonId>> ToldAsync(ReadSession session, Case opened, PersonId me, CancellationToken cancellationToken)
    {
        // The case is open to whoever acts by now, and only what they see is asked for.
        var named = await CaseStore.NamedAsync(session, opened.Id, cancellationToken);
        var owners = (await DutyOwnerStore.OfCasesAsync(session, [opened.Id], cancellationToken))[opened.Id].Select(owner => owner.Person);
        var answering = (await PersonStore.ListAsync(session, cancellationToken))
            .Where(person => named.Contains(person.Id) && person.Roles.Any(role => role is PersonRole.Manager or PersonRole.Coordinator)).Select(person => person.Id)
            .Union(owners).Where(person => person != me).ToList();
        return answering.Count > 0 ? answering : named.Where(person => person != me);
    }
}
