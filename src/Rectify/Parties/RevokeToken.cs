using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties;

/// <summary>Revokes a token from now on.</summary>
public sealed record RevokeToken(ApiTokenId Token) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await TokenStore.FindAsync(change.Session, Token, cancellationToken) is not { } token) return TokenProblems.NotFound;
        var problems = new Problems();
        await TokenProblems.CheckOwnerAsync(problems, change, token.Person, cancellationToken);
        problems.AddIf(token.RevokedAt is not null, TokenProblems.Revoked);
        if (problems.Any) return problems;

        await TokenStore.RevokeAsync(change.Session, Token, change.Now, cancellationToken);
        await change.RecordAsync(new TokenRevoked(token), cancellationToken);
        return new Done();
    }
}
