using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds.Epss;
using Rectify.Advisories.Feeds.Kev;
using Rectify.Advisories.Matching.Corrections;
using Rectify.Advisories.Scoring;

namespace Rectify.Advisories.Matching;

/// <summary>One vulnerability that concerns one component.</summary>
public sealed record Match
{
    /// <summary>The place of the component in the queries.</summary>
    public required int QueryIndex { get; init; }
    /// <summary>What the vulnerability is; shared by all its matches.</summary>
    public required Vulnerability Vulnerability { get; init; }
    /// <summary>The advisories that this match rests on, sorted. The vulnerability may have others, about other packages.</summary>
    public required IReadOnlyList<string> AdvisoryIds { get; init; }
    /// <summary>Affected, or cannot compare.</summary>
    public required Verdict Verdict { get; init; }
    /// <summary>Why.</summary>
    public required VerdictReason Reason { get; init; }
    /// <summary>What the reason names, for example the version that cannot be compared; empty when nothing.</summary>
    public required string ReasonArgument { get; init; }
    /// <summary>
    /// The smallest fixed version above the one found, for each affected range that it lies in; lowest first. Of a verdict that cannot
    /// compare: every fix that is stated.
    /// </summary>
    public required IReadOnlyList<string> FixedIn { get; init; }
    /// <summary>What somebody who should know says against the advisory's data; the match stands until a person decides.</summary>
    public required IReadOnlyList<Correction> Disputes { get; init; }

    /// <summary>The CVE if there is one, else an advisory's id.</summary>
    public string VulnerabilityId => Vulnerability.Id;
    /// <summary>All its other ids, sorted.</summary>
    public IEnumerable<string> Aliases => Vulnerability.Aliases.Select(alias => alias.Id);
    /// <summary>The severity; null when nobody has rated it.</summary>
    public Severity? Severity => Vulnerability.Severity;
    /// <summary>The score of the best vector; null when there is none.</summary>
    public decimal? Score => Vulnerability.Best?.Score;
    /// <summary>The best vector; null when there is none.</summary>
    public string? Vector => Vulnerability.Best?.Vector;
    /// <summary>Its entry in CISA's catalogue; null when it is not listed.</summary>
    public KevEntry? Kev => Vulnerability.Kev;
    /// <summary>Its EPSS score; null when it has none.</summary>
    public EpssScore? Epss => Vulnerability.Epss;
}

/// <summary>A vulnerability with everything the database knows of it, put together from all its advisories that stand.</summary>
public sealed record Vulnerability
{
    /// <summary>The CVE if there is one, else an advisory's id.</summary>
    public required string Id { get; init; }
    /// <summary>All other ids, sorted, each with the records that assert it.</summary>
    public required IReadOnlyList<AliasLink> Aliases { get; init; }
    /// <summary>One line, from the first advisory that has one; may be empty.</summary>
    public required string Summary { get; init; }
    /// <summary>When it was first published; null when nobody says.</summary>
    public required DateTimeOffset? PublishedAt { get; init; }
    /// <summary>The severity of the best vector, or the word of an advisory where there is no vector; null when nobody has rated it.</summary>
    public required Severity? Severity { get; init; }
    /// <summary>The vector that decides: of the newest CVSS version, the highest; null when there is none.</summary>
    public required SourcedVector? Best { get; init; }
    /// <summary>Every vector with the advisories that state it.</summary>
    public required IReadOnlyList<SourcedVector> Vectors { get; init; }
    /// <summary>The few links that a person needs.</summary>
    public required IReadOnlyList<string> References { get; init; }
    /// <summary>Its entry in CISA's catalogue; null when it is not listed.</summary>
    public required KevEntry? Kev { get; init; }
    /// <summary>Its EPSS score; null when it has none.</summary>
    public required EpssScore? Epss { get; init; }
}

/// <summary>A severity vector and who states it.</summary>
/// <param name="Vector">As written.</param>
/// <param name="Score">Its score, computed here; null when the vector cannot be read.</param>
/// <param name="Severity">The severity that the score means; null when the vector cannot be read.</param>
/// <param name="StatedBy">Ids of the advisories, sorted.</param>
public sealed record SourcedVector(string Vector, decimal? Score, Severity? Severity, IReadOnlyList<string> StatedBy);
