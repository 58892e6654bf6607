using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Cases.Access;

/// <summary>
/// Says to whose staff, and to which places, a closed case is kept; what was said before holds no more. Who is named and elsewhere stays named, and sees the
/// case again when it is kept otherwise, or when an administrator says that they are where it may be seen.
/// </summary>
/// <param name="Case">The case.</param>
/// <param name="Limits">To whom it is kept.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
public sealed record LimitCase(CaseId Case, CaseLimits Limits, string Reason) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager, PersonRole.Coordinator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (!(await ClosedCase.FindAsync(change, Case, cancellationToken)).Succeeded(out var closed, out var refused)) return refused;
        var (found, group) = closed;
        var problems = new Problems();
        Reasons.Check(problems, Reason);
        foreach (var entity in Limits.Entities)
            problems.AddIf(await OrganisationStore.FindAsync(session, entity, cancellationToken) is not { Kind: OrganisationKind.Own }, AccessProblems.EntityUnknown);
        foreach (var place in Limits.Places) problems.AddIf(!CountryCode.IsOne(place), AccessProblems.PlaceUnknown(place));
        if (problems.Any) return problems;

        var limits = new CaseLimits([.. Limits.Entities.Distinct().OrderBy(entity => entity.ToString(), StringComparer.Ordinal)], [.. Limits.Places.Distinct().Order(StringComparer.Ordinal)]);
        await AccessStore.LimitAsync(session, group, limits, cancellationToken);
        if (await CaseStore.FindAsync(session, Case, cancellationToken) is null) return AccessProblems.WouldLockYouOut;
        await change.RecordAsync(new CaseLimited(found, limits, StoredText.Clean(Reason)), cancellationToken);
        return new Done();
    }
}
