using NodaTime;

namespace Rectify.Parties.Accounts;

/// <summary>A passkey (WebAuthn): a key pair of a device or a browser, of which we know the public half.</summary>
/// <param name="Credential">The id that the authenticator gave it.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="PublicKey">The public key, COSE.</param>
/// <param name="Name">How the person tells their passkeys apart.</param>
/// <param name="Uses">How often it was used, as the authenticator counts; 0 where it does not.</param>
/// <param name="Transports">How the authenticator is reached, in WebAuthn's words.</param>
/// <param name="MayBeSaved">Whether it may be copied to the person's other devices.</param>
/// <param name="IsSaved">Whether it is.</param>
/// <param name="AddedAt">When it was added.</param>
/// <param name="UsedAt">When it last signed in; null when it never has.</param>
public sealed record Passkey(
    byte[] Credential, PersonId Person, byte[] PublicKey, string Name, long Uses, IReadOnlyList<string> Transports, bool MayBeSaved, bool IsSaved, Instant AddedAt, Instant? UsedAt);

/// <summary>A passkey that the browser has just made, and that has been found to be one.</summary>
/// <param name="Credential">The id that the authenticator gave it, 1 to 1023 bytes.</param>
/// <param name="PublicKey">The public key, COSE.</param>
/// <param name="Name">1 to 100 characters: how the person tells their passkeys apart.</param>
/// <param name="Uses">How often it was used.</param>
/// <param name="Transports">How the authenticator is reached.</param>
/// <param name="MayBeSaved">Whether it may be copied to other devices.</param>
/// <param name="IsSaved">Whether it is.</param>
public sealed record NewPasskey(byte[] Credential, byte[] PublicKey, string Name, long Uses, IReadOnlyList<string> Transports, bool MayBeSaved, bool IsSaved);
