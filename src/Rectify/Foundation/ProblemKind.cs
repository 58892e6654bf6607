namespace Rectify.Foundation;

/// <summary>What sort of expected failure it is; <see cref="ExitCodes"/> and, in the server, problem details follow from it.</summary>
public enum ProblemKind
{
    /// <summary>The request does not hold together: a field is missing, too long, or contradicts another.</summary>
    Invalid,

    /// <summary>The thing named does not exist, or this viewer may not know that it does.</summary>
    NotFound,

    /// <summary>It would break an invariant with what the store already holds.</summary>
    Conflict,

    /// <summary>What the request is about has changed since it was looked at.</summary>
    Stale,

    /// <summary>The actor may not do this, or not with this strength.</summary>
    Refused,

    /// <summary>What was given cannot be read: damaged, of a newer version, not what its name says.</summary>
    Unreadable,

    /// <summary>The store cannot serve now: it is busy, full or out of reach. Trying again may help.</summary>
    Unavailable,
}
