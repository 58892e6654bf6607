using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Accounts.Links;

/// <summary>The first administrator registers themselves, their legal entity and how they sign in. It happens once; of two who try at once, one is refused.</summary>
/// <param name="Key">The key of the link that the server has told.</param>
/// <param name="Person">The id that they get: a passkey that was just made knows them by it.</param>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="LegalEntity">The name of the legal entity that employs them; registered when there is none of this name.</param>
/// <param name="Place">The country that they work from, ISO 3166-1 alpha-2 in capitals.</param>
/// <param name="Login">What they call themselves when they sign in.</param>
/// <param name="Passkey">A passkey; null for none.</param>
/// <param name="Password">A password with its authenticator; null for none.</param>
public sealed record SetUpFirst(string Key, PersonId Person, string Name, string LegalEntity, string Place, string Login, NewPasskey? Passkey, NewPassword? Password) : ICommand<SetUp>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<SetUp>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await AccountLinkStore.FindByKeyAsync(change.Session, Key, cancellationToken) is not { Kind: LinkPurpose.First } link || !link.CountsAt(change.Now)) return AccountProblems.LinkUnknown;
        if (await AccountStore.AnyAsync(change.Session, cancellationToken)) return AccountProblems.LinkUnknown;

        var entity = (await OrganisationStore.FindByNameAsync(change.Session, OrganisationKind.Own, LegalEntity.Trim(), cancellationToken))?.Id;
        Problems? problems;
        if (entity is null)
        {
            if (!(await new RegisterOrganisation(OrganisationKind.Own, LegalEntity, Place).ExecuteAsync(change, cancellationToken)).Succeeded(out var made, out problems)) return problems;
            entity = made;
        }
        var registering = await new RegisterPerson(Name, entity.Value, Place, PersonRole.Administrator) { As = Person }.ExecuteAsync(change, cancellationToken);
        return registering.Succeeded(out var person, out problems)
            ? await SetUpAccount.DoAsync(change, link, person, Login, Passkey, Password, cancellationToken)
            : problems;
    }
}
