using System.Collections.Immutable;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Parties;

/// <summary>Registers one of our people.</summary>
/// <param name="Name">1 to 200 characters; two people may share a name.</param>
/// <param name="LegalEntity">An organisation of kind <see cref="OrganisationKind.Own"/>.</param>
/// <param name="Place">ISO 3166-1 alpha-2 in capitals.</param>
/// <param name="Roles">What they may do from the start; each once.</param>
public sealed record RegisterPerson(string Name, OrganisationId LegalEntity, string Place, params ImmutableArray<PersonRole> Roles) : ICommand<PersonId>
{
    private const int NameLimit = 200;

    /// <summary>The id that they get; null for a new one. A passkey knows its person by it, and is made before the person is registered.</summary>
    internal PersonId? As { get; init; }

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<PersonId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        var name = await CheckAsync(problems, change.Session, Name, LegalEntity, Place, cancellationToken);
        if (problems.Any) return problems;

        var person = new Person(As ?? new PersonId(change.NewId()), name, LegalEntity, Place, [.. Roles.Distinct().Order()]);
        await PersonStore.AddAsync(change.Session, person, cancellationToken);
        await change.RecordAsync(new PersonRegistered(person), cancellationToken);
        return person.Id;
    }

    /// <summary>Adds what is wrong with what is said of a person, and gives the name as it is kept.</summary>
    internal static async Task<string> CheckAsync(
        Problems problems, ReadSession session, string name, OrganisationId legalEntity, string place, CancellationToken cancellationToken)
    {
        problems.Check(name.Trim(), NameLimit, PartyTexts.Name);
        if (!CountryCode.IsOne(place)) problems.Add(PersonProblems.PlaceUnknown(place));
        var entity = await OrganisationStore.FindAsync(session, legalEntity, cancellationToken);
        if (entity is null) problems.Add(OrganisationProblems.NotFound(legalEntity));
        else problems.AddIf(entity.Kind != OrganisationKind.Own, OrganisationProblems.NotOurs(entity.Name));
        return name.Trim();
    }
}
