using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Accounts;

/// <summary>
/// Registers whoever the organisation's identity provider vouches for, as somebody who may look, with the login that it names. Of two who come at once under one login,
/// both are the same person.
/// </summary>
/// <param name="Login">What the provider calls them.</param>
/// <param name="Name">Their name.</param>
/// <param name="LegalEntity">The name of the legal entity whose people the provider knows; its country is their place.</param>
public sealed record RegisterByProvider(string Login, string Name, string LegalEntity) : ICommand<PersonId>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<PersonId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await AccountStore.FindByLoginAsync(change.Session, Login, cancellationToken) is { } before) return before.Person;
        if (await OrganisationStore.FindByNameAsync(change.Session, OrganisationKind.Own, LegalEntity.Trim(), cancellationToken) is not { } entity) return AccountProblems.NoSuchEntity(LegalEntity);
        if (!(await new RegisterPerson(Name, entity.Id, entity.Country ?? "", PersonRole.Reader).ExecuteAsync(change, cancellationToken)).Succeeded(out var person, out var problems)) return problems;
        return (await new NameLogin(person, Login).ExecuteAsync(change, cancellationToken)).Succeeded(out _, out problems) ? person : problems;
    }
}
