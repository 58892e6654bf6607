namespace Rectify.Advisories.Feeds.Osv;

/// <summary>One OSV record: the advisory and the packages that it names.</summary>
public sealed record OsvRecord(Advisory Advisory, IReadOnlyList<AffectedPackage> Affected);
