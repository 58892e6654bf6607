using Microsoft.AspNetCore.Identity;
using Rectify.Parties.Accounts;

namespace Rectify.Server.Accounts;

/// <summary>Hashes passwords slowly (PBKDF2 with HMAC-SHA-512), and compares; where there is nothing to compare with, it takes as long.</summary>
internal sealed class PasswordHashes(IPasswordHasher<Account> hasher)
{
    /// <summary>As OWASP's cheat sheet on storing passwords has it for this hash (2023).</summary>
    public const int Iterations = 210_000;

    private static readonly Account Nobody = new(default, "", Password: null, default);
    private readonly Lazy<string> _nothing = new(() => hasher.HashPassword(Nobody, "what nobody has"));

    /// <summary>The hash of a password.</summary>
    public string Of(string password) => hasher.HashPassword(Nobody, password);

    /// <summary>Whether a password is the one of the hash, and whether that is to be made anew; never for no hash.</summary>
    public (bool Right, string? Rehashed) Compare(string? hash, string password)
    {
        var result = hasher.VerifyHashedPassword(Nobody, hash ?? _nothing.Value, password);
        return hash is null ? (false, null) : (result != PasswordVerificationResult.Failed, result == PasswordVerificationResult.SuccessRehashNeeded ? Of(password) : null);
    }
}
