using NodaTime;
using Rectify.Foundation;

namespace Rectify.Parties.Accounts.Links;

/// <summary>
/// An address that lets whoever holds it set up how a person signs in, once. An administrator hands it over by whatever way they trust; there is no
/// password that somebody else has known first.
/// </summary>
/// <param name="Id">Its id; it is no secret.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Person">Whose way to sign in it sets up; null for the first administrator, who is not there yet.</param>
/// <param name="MadeAt">From when on it counts.</param>
/// <param name="MadeBy">Who made it: an actor's <c>Who</c>.</param>
/// <param name="ExpiresAt">From when on it counts no more.</param>
/// <param name="UsedAt">When it was used; null when it was not.</param>
/// <param name="RevokedAt">When it was taken back; null when it was not.</param>
public sealed record AccountLink(
    AccountLinkId Id, LinkPurpose Kind, PersonId? Person, Instant MadeAt, string MadeBy, Instant ExpiresAt, Instant? UsedAt, Instant? RevokedAt)
{
    /// <summary>Whether it counts at an instant.</summary>
    public bool CountsAt(Instant instant) => instant >= MadeAt && instant < ExpiresAt && UsedAt is null && RevokedAt is null;
}

/// <summary>The id of an <see cref="AccountLink"/>.</summary>
public readonly record struct AccountLinkId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>What a link is for.</summary>
public enum LinkPurpose
{
    /// <summary>The first administrator comes; counts for a day, and only while nobody has an account.</summary>
    First,

    /// <summary>A person comes who cannot sign in yet; counts for seven days.</summary>
    Invitation,

    /// <summary>A person comes back who has lost what they signed in with; what they had counts no more once it is used.</summary>
    Reset,
}

/// <summary>A new link with its key, which is shown once.</summary>
public sealed record MadeLink(AccountLink Link, string Key);
