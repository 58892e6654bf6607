using NodaTime;

namespace Rectify.Parties.Sessions;

/// <summary>A person who signed in to a server. What is done in it is done by the person, who is there.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Person">Who signed in.</param>
/// <param name="Method">How.</param>
/// <param name="BegunAt">From when on it counts.</param>
/// <param name="SeenAt">When it was last used, to the minute.</param>
/// <param name="EndsAt">From when on it counts no more, however much it is used.</param>
/// <param name="Idle">For how long it may be unused.</param>
/// <param name="From">Where it was begun.</param>
/// <param name="Ended">When, by whom and why it was ended before its time; null when it was not.</param>
public sealed record Session(
    SessionId Id, PersonId Person, SessionMethod Method, Instant BegunAt, Instant SeenAt, Instant EndsAt, Duration Idle, SessionOrigin From, EndedSession? Ended)
{
    /// <summary>From when on it counts no more, when it is not used again.</summary>
    public Instant LastsUntil => Instant.Min(EndsAt, SeenAt + Idle);

    /// <summary>For how long the person counts as having just shown who they are.</summary>
    public static Duration Fresh { get; } = Duration.FromMinutes(15);

    /// <summary>Whether the person has just shown who they are: what changes how somebody signs in asks for that.</summary>
    public bool IsFreshAt(Instant instant) => CountsAt(instant) && instant - BegunAt <= Fresh;

    /// <summary>Whether it counts at an instant.</summary>
    public bool CountsAt(Instant instant) => instant >= BegunAt && instant < LastsUntil && (Ended is null || instant < Ended.At);
}

/// <summary>How a person showed who they are.</summary>
public enum SessionMethod
{
    /// <summary>A passkey, which the browser or a device used after it had made sure of the person.</summary>
    Passkey,

    /// <summary>A password, and a code of the authenticator.</summary>
    PasswordAndCode,

    /// <summary>A password, and a recovery code, which is used up by that.</summary>
    PasswordAndRecoveryCode,

    /// <summary>The organisation's identity provider (OpenID Connect) said so.</summary>
    SingleSignOn,
}

/// <summary>What the server saw of whoever began a session, so that people know their sessions again.</summary>
/// <param name="UserAgent">As the browser calls itself: anything, since strangers write it.</param>
/// <param name="Address">The network address, v4 or v6.</param>
public sealed record SessionOrigin(string? UserAgent, string? Address);

/// <summary>A session that was ended before its time.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who did: an actor's <c>Who</c>.</param>
/// <param name="Why">Why.</param>
public sealed record EndedSession(Instant At, string By, SessionEnd Why);

/// <summary>Why a session was ended.</summary>
public enum SessionEnd
{
    /// <summary>The person signed out of it.</summary>
    SignedOut,

    /// <summary>The person, from another session, or an administrator took it back.</summary>
    Revoked,

    /// <summary>What the person signs in with was changed, so that nobody goes on with what it was before.</summary>
    CredentialsChanged,
}
