using NodaTime;
using Rectify.Parties;

namespace Rectify.Cases.Access;

/// <summary>Whether a person sees a case, and why.</summary>
/// <param name="Person">Who.</param>
/// <param name="Why">Why they do, or why not.</param>
/// <param name="Until">Until when, where it is for a time.</param>
public sealed record Sight(Person Person, SightReason Why, Instant? Until = null)
{
    /// <summary>Whether they see it.</summary>
    public bool Sees => Why is SightReason.Open or SightReason.Named or SightReason.BrokeGlass;
}

/// <summary>Why somebody sees a case, or does not.</summary>
public enum SightReason
{
    /// <summary>Sees it: it is open, and they are of our staff.</summary>
    Open,

    /// <summary>Sees it: they are named on it.</summary>
    Named,

    /// <summary>Sees it for a time: they opened it without being named.</summary>
    BrokeGlass,

    /// <summary>Does not see it although they are named: it is kept to other legal entities.</summary>
    OtherEntity,

    /// <summary>Does not see it although they are named: it is kept to other places.</summary>
    OtherPlace,

    /// <summary>Does not see it although they are named: it is TLP:AMBER+STRICT and they are a guest.</summary>
    StrictGuest,

    /// <summary>Does not see it: a guest, who sees what names them alone.</summary>
    Guest,

    /// <summary>Does not see it, and could open it for a time, which the people who answer for it would be told of.</summary>
    CouldBreakGlass,

    /// <summary>Does not see it: an administrator gives roles and keys, and reads nothing for that.</summary>
    AdministratorOnly,

    /// <summary>Does not see it: not named.</summary>
    NotNamed,
}
