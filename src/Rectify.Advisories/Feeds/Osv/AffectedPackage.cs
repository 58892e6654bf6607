namespace Rectify.Advisories.Feeds.Osv;

/// <summary>One entry of <c>affected</c>: a package and the versions of it that have the vulnerability.</summary>
/// <param name="Ecosystem">As the record writes it, for example <c>crates.io</c>.</param>
/// <param name="Name">As the record writes it.</param>
/// <param name="Ranges">Any one of them suffices; so does a version in <paramref name="Versions"/>.</param>
/// <param name="Versions">Versions listed one by one.</param>
public sealed record AffectedPackage(string Ecosystem, string Name, IReadOnlyList<AffectedRange> Ranges, IReadOnlyList<string> Versions);

/// <summary>One range; its events are a timeline, in the order of the record.</summary>
public sealed record AffectedRange(RangeKind Kind, IReadOnlyList<RangeEvent> Events);

/// <summary>How the bounds of a range are ordered.</summary>
public enum RangeKind
{
    /// <summary>Semantic versions.</summary>
    Semver,
    /// <summary>The ecosystem's own order.</summary>
    Ecosystem,
    /// <summary>Commits: cannot be answered from a version. The events are not kept.</summary>
    Git,
    /// <summary>A type that this version of the program does not know. The events are not kept.</summary>
    Unknown,
}

/// <summary>Something that happens on a range's timeline.</summary>
public readonly record struct RangeEvent(RangeEventKind Kind, string Version);

/// <summary>What an event does.</summary>
public enum RangeEventKind
{
    /// <summary>Affected from here on, this version included; "0" is before every version.</summary>
    Introduced,
    /// <summary>No longer affected from here on.</summary>
    Fixed,
    /// <summary>Affected up to and including this version; nothing is said of a fix.</summary>
    LastAffected,
    /// <summary>The range says nothing from here on; not a fix.</summary>
    Limit,
}
