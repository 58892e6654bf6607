using System.Collections.Immutable;
using NodaTime;

namespace Rectify.Parties;

/// <summary>
/// What lets a program act for a person over HTTP, for a while. It can never do more than the person, and never what needs the person: it
/// approves, sends, publishes and suspends nothing.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Person">For whom it acts.</param>
/// <param name="Label">What it is for, so that people tell their tokens apart.</param>
/// <param name="Scopes">What it may be used for, in the order of the enum.</param>
/// <param name="IssuedAt">From when on it counts.</param>
/// <param name="ExpiresAt">From when on it counts no more.</param>
/// <param name="RevokedAt">When it was revoked before that; null when it was not.</param>
public sealed record ApiToken(
    ApiTokenId Id, PersonId Person, string Label, ImmutableArray<TokenScope> Scopes, Instant IssuedAt, Instant ExpiresAt, Instant? RevokedAt)
{
    /// <summary>Whether it counts at an instant.</summary>
    public bool CountsAt(Instant instant) => instant >= IssuedAt && instant < ExpiresAt && (RevokedAt is not { } revoked || instant < revoked);
}

/// <summary>What a token may be used for.</summary>
public enum TokenScope
{
    /// <summary>Reading what the person may see.</summary>
    Read,

    /// <summary>Bringing in SBOMs, scan results and signals: what a build pipeline needs, and no more.</summary>
    Intake,

    /// <summary>Fetching the person's calendar, with the secret in the address, and nothing else.</summary>
    Calendar,

    /// <summary>Everything that the person may do without being there.</summary>
    Write,
}
