using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties;

/// <summary>Revokes a key from now on; what it signed before still counts.</summary>
public sealed record RevokeKey(EnrolledKeyId Key) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await EnrolledKeyStore.FindAsync(change.Session, Key, cancellationToken) is not { } key) return EnrolledKeyProblems.NotFound(Key);
        if (key.RevokedAt is not null) return EnrolledKeyProblems.Revoked;

        await EnrolledKeyStore.RevokeAsync(change.Session, Key, change.Now, cancellationToken);
        await change.RecordAsync(new KeyRevoked(key), cancellationToken);
        return new Done();
    }
}
