using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Database;

/// <summary>Something changed about a vulnerability.</summary>
/// <param name="Sequence">The place of its last change among all of them, from 1.</param>
/// <param name="Vulnerability">Its id; it may be one that has since become part of another vulnerability, or was withdrawn.</param>
/// <param name="Packages">Every package that its advisories name, or named before the change.</param>
public sealed record AdvisoryChange(long Sequence, string Vulnerability, IReadOnlyList<PackageKey> Packages);
