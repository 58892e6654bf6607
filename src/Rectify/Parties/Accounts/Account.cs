using NodaTime;

namespace Rectify.Parties.Accounts;

/// <summary>
/// How a person signs in to a server. A passkey is enough; a password only together with a code of an authenticator. Who has neither comes in by the
/// organisation's identity provider, which names their login.
/// </summary>
/// <param name="Person">Whose it is; a person has one.</param>
/// <param name="Login">What they call themselves when they sign in; unique, whatever the case of its letters.</param>
/// <param name="Password">The password and the authenticator, which come and go together; null when there are none.</param>
/// <param name="MadeAt">When it was made.</param>
public sealed record Account(PersonId Person, string Login, PasswordSignIn? Password, Instant MadeAt);

/// <summary>A password, and the authenticator without which it counts nothing.</summary>
/// <param name="Hash">The hash of the password, with its salt and parameters.</param>
/// <param name="Authenticator">The seed of the authenticator, sealed for <see cref="Authenticator.Purpose"/>.</param>
/// <param name="UsedStep">The last step of time whose code was used; a code counts once.</param>
public sealed record PasswordSignIn(string Hash, byte[] Authenticator, long UsedStep);
