using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Accounts;

/// <summary>Gives a person a login, or another one: what the organisation's identity provider knows them by.</summary>
public sealed record NameLogin(PersonId Person, string Login) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!AccountProblems.IsThere(change)) return AccountProblems.NotThere;
        var problems = new Problems();
        if (await PersonStore.FindAsync(change.Session, Person, cancellationToken) is null) problems.Add(PersonProblems.NotFound(Person));
        await CheckAsync(problems, change, Person, Login.Trim(), cancellationToken);
        if (problems.Any) return problems;

        await AccountStore.PutAsync(change.Session, Person, Login.Trim(), change.Now, cancellationToken);
        await change.RecordAsync(new LoginNamed(Person, Login.Trim()), cancellationToken);
        return new Done();
    }

    /// <summary>Adds what is wrong with a login for a person, who may have it already.</summary>
    internal static async Task CheckAsync(Problems problems, Change change, PersonId? person, string login, CancellationToken cancellationToken)
    {
        LoginName.Check(problems, login);
        problems.AddIf(await AccountStore.FindByLoginAsync(change.Session, login, cancellationToken) is { } other && other.Person != person, AccountProblems.LoginTaken);
    }
}
