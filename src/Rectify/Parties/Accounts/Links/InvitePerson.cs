using System.Collections.Immutable;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Accounts.Links;

/// <summary>Registers a person who is new and makes their link, both or neither.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="LegalEntity">An organisation of kind <see cref="OrganisationKind.Own"/>.</param>
/// <param name="Place">ISO 3166-1 alpha-2 in capitals.</param>
/// <param name="Roles">What they may do.</param>
public sealed record InvitePerson(string Name, OrganisationId LegalEntity, string Place, params ImmutableArray<PersonRole> Roles) : ICommand<MadeLink>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<MadeLink>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!AccountProblems.IsThere(change)) return AccountProblems.NotThere;
        var registered = await new RegisterPerson(Name, LegalEntity, Place, Roles).ExecuteAsync(change, cancellationToken);
        return registered.Succeeded(out var person, out var problems) ? await new MakeLink(person).ExecuteAsync(change, cancellationToken) : problems;
    }
}
