using Rectify.Foundation;
using Rectify.Parties.Accounts;
using Rectify.Server.Hosting;

namespace Rectify.Server.Accounts;

/// <summary>Looks at a password and an authenticator that a person has chosen.</summary>
internal sealed class NewSignIn(Instance instance, PasswordHashes hashes, PendingAuthenticator pending)
{
    /// <summary>Them, hashed and sealed, or all that is wrong.</summary>
    /// <param name="password">As it was typed.</param>
    /// <param name="carried">The authenticator, as the form carried it.</param>
    /// <param name="code">What the authenticator shows.</param>
    /// <param name="names">What the password must not contain.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<Result<NewPassword>> PasswordAsync(string? password, string? carried, string? code, IEnumerable<string> names, CancellationToken cancellation)
    {
        // A form that lay for half an hour has lost its authenticator; the person reads the new picture.
        var authenticator = pending.Read(carried) ?? pending.Make().Authenticator;
        if (!(await instance.TakeSealAsync(cancellation)).Succeeded(out var seal, out var problems)) return problems;
        using (seal)
            return NewPassword.Of(password ?? "", names, hashes.Of, authenticator, seed => seal.Seal(Authenticator.Purpose, seed), code ?? "", instance.Now);
    }
}
