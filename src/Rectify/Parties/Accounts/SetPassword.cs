using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties.Sessions;

namespace Rectify.Parties.Accounts;

/// <summary>
/// Sets one's own password and authenticator, or others for those that there are. Gives new recovery codes, which are in the answer and nowhere else, ever;
/// other sessions end.
/// </summary>
/// <param name="Person">Whose.</param>
/// <param name="Password">The password and the authenticator.</param>
/// <param name="But">The session that goes on.</param>
public sealed record SetPassword(PersonId Person, NewPassword Password, SessionId? But = null) : ICommand<IReadOnlyList<string>>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<IReadOnlyList<string>>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!AccountProblems.IsOwn(change, Person)) return AccountProblems.NotThere;
        var problems = new Problems();
        if (await AccountStore.FindAsync(change.Session, Person, cancellationToken) is null) problems.Add(AccountProblems.NoAccount);
        await AccountProblems.CheckSealAsync(problems, change, Password, cancellationToken);
        if (problems.Any) return problems;

        var codes = await DoAsync(change, Person, Password, cancellationToken);
        await change.RecordAsync(new SignInChanged(Person, SignInChange.PasswordSet), cancellationToken);
        await EndSessions.DoAsync(change, Person, SessionEnd.CredentialsChanged, But, cancellationToken);
        return new Result<IReadOnlyList<string>>.Success(codes);
    }

    /// <summary>Sets it within a use case, and gives the recovery codes.</summary>
    internal static async Task<IReadOnlyList<string>> DoAsync(Change change, PersonId person, NewPassword password, CancellationToken cancellationToken)
    {
        await AccountStore.SetPasswordAsync(change.Session, person, password, cancellationToken);
        return await RenewRecoveryCodes.DoAsync(change, person, cancellationToken);
    }
}
