using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties;

/// <summary>Revokes the token that asks for it: whoever holds a token may always make it worthless.</summary>
public sealed record GiveUpToken(ApiTokenId Token) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await TokenStore.FindAsync(change.Session, Token, cancellationToken) is not { } token || token.Person.ToString() != change.Actor.Who) return TokenProblems.NotFound;
        if (token.RevokedAt is not null) return TokenProblems.Revoked;
        await TokenStore.RevokeAsync(change.Session, Token, change.Now, cancellationToken);
        await change.RecordAsync(new TokenRevoked(token), cancellationToken);
        return new Done();
    }
}
