using Microsoft.AspNetCore.Identity;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Accounts;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Accounts;

/// <summary>
/// Our accounts as ASP.NET Core Identity reads them, to judge passkeys. It changes none: what changes is a use case with its event, in one transaction.
/// </summary>
internal sealed class AccountUsers(Instance instance) : IUserPasskeyStore<Account>
{
    /// <inheritdoc />
    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Person.ToString());

    /// <inheritdoc />
    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Login);

    /// <inheritdoc />
    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(LoginName.Key(user.Login));

    /// <inheritdoc />
    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Id.TryParse(userId, out var id) ? await ReadAsync((reading, token) => AccountStore.FindAsync(reading, new PersonId(id), token), cancellationToken) : null;

    /// <inheritdoc />
    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        ReadAsync((reading, token) => AccountStore.FindByLoginAsync(reading, normalizedUserName, token), cancellationToken);

    /// <inheritdoc />
    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await ReadAsync((reading, token) => PasskeyStore.OfPersonAsync(reading, user.Person, token), cancellationToken)).Select(Told)];

    /// <inheritdoc />
    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) => ReadAsync(
        async (reading, token) => await PasskeyStore.FindAsync(reading, credentialId, token) is { } passkey ? await AccountStore.FindAsync(reading, passkey.Person, token) : null,
        cancellationToken);

    /// <inheritdoc />
    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) =>
        await ReadAsync((reading, token) => PasskeyStore.FindAsync(reading, credentialId, token), cancellationToken) is { } passkey && passkey.Person == user.Person ? Told(passkey) : null;

    /// <inheritdoc />
    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Unchangeable;

    /// <inheritdoc />
    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken) => throw Unchangeable;

    /// <inheritdoc />
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw Unchangeable;

    /// <inheritdoc />
    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw Unchangeable;

    /// <inheritdoc />
    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw Unchangeable;

    /// <inheritdoc />
    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => throw Unchangeable;

    /// <inheritdoc />
    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw Unchangeable;

    /// <inheritdoc />
    public void Dispose() { }

    private static NotSupportedException Unchangeable => new("Accounts are changed by use cases.");

    /// <summary>What it was made of is not kept: nothing is asked of an authenticator but that it is the same one.</summary>
    private static UserPasskeyInfo Told(Passkey passkey) => new(
        passkey.Credential, passkey.PublicKey, passkey.AddedAt.ToDateTimeOffset(), (uint)passkey.Uses, [.. passkey.Transports], isUserVerified: true, passkey.MayBeSaved, passkey.IsSaved, [], [])
    {
        Name = passkey.Name,
    };

    private Task<T> ReadAsync<T>(Func<ReadSession, CancellationToken, Task<T>> read, CancellationToken cancellation) => instance.Database.ReadAsync(Viewer.Machine, read, cancellation);
}
