using Rectify.Parties;
using Rectify.Parties.Accounts;
using Rectify.Storage;

namespace Rectify.Server.Ui.People;

/// <summary>What a person can sign in with, as an administrator may know it: how much there is of each, and nothing of what it is.</summary>
/// <param name="Login">What they call themselves; null when they have no account.</param>
/// <param name="Passkeys">How many.</param>
/// <param name="HasPassword">Whether there is a password with its authenticator.</param>
/// <param name="CodesLeft">How many recovery codes were not used.</param>
internal sealed record WayIn(string? Login, int Passkeys, bool HasPassword, int CodesLeft)
{
    /// <summary>Of nobody.</summary>
    public static WayIn None { get; } = new(null, 0, false, 0);

    /// <summary>Whether there is anything that a link would take away.</summary>
    public bool IsThere => HasPassword || Passkeys > 0;

    /// <summary>Reads it.</summary>
    public static async Task<WayIn> OfAsync(ReadSession reading, PersonId person, CancellationToken cancellation)
    {
        var account = await AccountStore.FindAsync(reading, person, cancellation);
        return new(
            account?.Login, (await PasskeyStore.OfPersonAsync(reading, person, cancellation)).Count, account?.Password is not null, await AccountStore.CodesLeftAsync(reading, person, cancellation));
    }
}
