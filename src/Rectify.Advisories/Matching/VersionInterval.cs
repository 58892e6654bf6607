using Rectify.Advisories.Feeds.Osv;
using Rectify.Scanning.Versions;

namespace Rectify.Advisories.Matching;

/// <summary>From one version to another: what a pair of events means.</summary>
/// <param name="From">The event that opens it.</param>
/// <param name="Until">The event that closes it; null when it never ends.</param>
internal sealed record VersionInterval(Bound From, Bound? Until)
{
    /// <summary>Whether a version lies inside; null when a bound that decides it cannot be read.</summary>
    public bool? Contains(ComparableVersion version)
    {
        bool? above = From.IsBeforeEverything ? true : From.IsOdd ? null : version.CompareTo(From.Version) >= 0;
        bool? below = Until is null ? true : Until.IsOdd ? null : version.CompareTo(Until.Version) < (Until.Event.Kind == RangeEventKind.LastAffected ? 1 : 0);
        // The version named as introducing it has it, whatever the other end says.
        if (below is null && above is true && !From.IsBeforeEverything && version.CompareTo(From.Version) == 0) return true;
        // One side that says no is enough, also when the other cannot be read.
        return above is false || below is false ? false : above is null || below is null ? null : true;
    }

    /// <summary>Every version, whatever it is called.</summary>
    public bool IsEverything => From.IsBeforeEverything && Until is null;

    /// <summary>The version that ends it by a fix; null when it ends otherwise or never.</summary>
    public string? Fix => Until is { Event.Kind: RangeEventKind.Fixed } until ? until.Event.Version : null;

    /// <summary>A bound that cannot be read; null when all can.</summary>
    public string? OddBound => From.IsOdd ? From.Event.Version : Until is { IsOdd: true } until ? until.Event.Version : null;
}

/// <summary>An event with its version read.</summary>
internal sealed record Bound(RangeEvent Event, ComparableVersion? Version)
{
    /// <summary>OSV: "introduced: 0" sorts before any other version.</summary>
    public bool IsBeforeEverything => Event is { Kind: RangeEventKind.Introduced, Version: "0" };

    public bool IsOdd => Version is null && !IsBeforeEverything;
}
