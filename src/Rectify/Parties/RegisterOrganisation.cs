using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties;

/// <summary>Registers an organisation. Its name must be free among those of its kind.</summary>
/// <param name="Kind">What it is to us.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="Country">ISO 3166-1 alpha-2 in capitals, or null.</param>
public sealed record RegisterOrganisation(OrganisationKind Kind, string Name, string? Country = null) : ICommand<OrganisationId>
{
    private const int NameLimit = 200;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager, PersonRole.Coordinator, PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<OrganisationId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var name = Name.Trim();
        var problems = new Problems();
        problems.Check(name, NameLimit, PartyTexts.Name);
        if (Country is not null && !CountryCode.IsOne(Country)) problems.Add(OrganisationProblems.CountryUnknown(Country));
        if (await OrganisationStore.FindByNameAsync(change.Session, Kind, name, cancellationToken) is { } other)
            problems.Add(OrganisationProblems.NameTaken(other.Name));
        if (problems.Any) return problems;

        var organisation = new Organisation(new OrganisationId(change.NewId()), Kind, name, Country);
        await OrganisationStore.AddAsync(change.Session, organisation, cancellationToken);
        await change.RecordAsync(new OrganisationRegistered(organisation), cancellationToken);
        return organisation.Id;
    }
}
