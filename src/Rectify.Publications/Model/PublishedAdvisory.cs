namespace Rectify.Publications.Model;

/// <summary>
/// What an organisation says about vulnerabilities in its own products, before it is written in one format or another. It holds what the
/// richest of the formats (CSAF 2.1) can say; what another one cannot say, its writer names.
/// </summary>
public sealed record PublishedAdvisory
{
    /// <summary>The advisory's id, for ever the same: <c>ACME-2026-0007</c>. No blanks around it.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>What kind of document it is.</summary>
    public required AdvisoryKind Kind { get; init; }

    /// <summary>How firm it is.</summary>
    public required AdvisoryStatus Status { get; init; }

    /// <summary>Who publishes it.</summary>
    public required Publisher Publisher { get; init; }

    /// <summary>Every version that was, oldest first; the last one is this. At least one.</summary>
    public required IReadOnlyList<Revision> Revisions { get; init; }

    /// <summary>Who may read it (FIRST, TLP 2.0).</summary>
    public required TrafficLight Tlp { get; init; }

    /// <summary>What else binds who may read it, in words; null when nothing.</summary>
    public string? Distribution { get; init; }

    /// <summary>The language of the texts, a BCP 47 tag: <c>en</c>, <c>zh-CN</c>; null when not stated.</summary>
    public string? Language { get; init; }

    /// <summary>The language that it was translated from; null when it is no translation.</summary>
    public string? SourceLanguage { get; init; }

    /// <summary>How severe all of it is, in the organisation's own words; null when not stated.</summary>
    public string? Severity { get; init; }

    /// <summary>The licence of the document, an SPDX expression; null when not stated.</summary>
    public string? Licence { get; init; }

    /// <summary>Other ids of this advisory.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The address under which this document is to be found, absolute; null when it has none.</summary>
    public string? Url { get; init; }

    /// <summary>What a reader should know beside the vulnerabilities.</summary>
    public IReadOnlyList<AdvisoryNote> Notes { get; init; } = [];

    /// <summary>What else is to be read.</summary>
    public IReadOnlyList<Reference> References { get; init; } = [];

    /// <summary>Whom the organisation thanks.</summary>
    public IReadOnlyList<Acknowledgement> Acknowledgements { get; init; } = [];

    /// <summary>The products that are named, with their versions.</summary>
    public IReadOnlyList<PublishedProduct> Products { get; init; } = [];

    /// <summary>Components as they stand in products.</summary>
    public IReadOnlyList<ProductPart> Parts { get; init; } = [];

    /// <summary>The vulnerabilities; none in an informational advisory.</summary>
    public IReadOnlyList<PublishedVulnerability> Vulnerabilities { get; init; } = [];

    /// <summary>The version that this document is.</summary>
    public string Version => Revisions.Count > 0 ? Revisions[^1].Number : "";

    /// <summary>When this version was made.</summary>
    public DateTimeOffset UpdatedAt => Revisions.Count > 0 ? Revisions[^1].At : default;

    /// <summary>When it was first released: the first version that is no draft, else the first.</summary>
    public DateTimeOffset IssuedAt =>
        (Revisions.FirstOrDefault(revision => !revision.IsBeforeFirst) ?? (Revisions.Count > 0 ? Revisions[0] : null))?.At ?? default;
}

/// <summary>The documents that are written. Each is a profile of CSAF.</summary>
public enum AdvisoryKind
{
    /// <summary>Products, what ails them and what to do about it (<c>csaf_security_advisory</c>).</summary>
    SecurityAdvisory,
    /// <summary>How vulnerabilities concern products (<c>csaf_vex</c>).</summary>
    Vex,
    /// <summary>News without vulnerabilities (<c>csaf_informational_advisory</c>).</summary>
    InformationalAdvisory,
    /// <summary>What happened and what was done (<c>csaf_security_incident_response</c>).</summary>
    SecurityIncidentResponse,
    /// <summary>Anything else (<c>csaf_base</c>).</summary>
    Base,
}

/// <summary>How firm a document is.</summary>
public enum AdvisoryStatus { Draft, Interim, Final }

/// <summary>The labels of TLP 2.0.</summary>
public enum TrafficLight { Clear, Green, Amber, AmberStrict, Red }

/// <summary>One version of the document.</summary>
/// <param name="Number">A whole number (<c>3</c>) or a semantic version (<c>1.2.0</c>), the same kind in all of them; 0 and 0.x are drafts.</param>
/// <param name="At">When it was made.</param>
/// <param name="Summary">What it changed.</param>
public sealed record Revision(string Number, DateTimeOffset At, string Summary)
{
    /// <summary>Whether it was a draft.</summary>
    public bool IsBeforeFirst => Number == "0" || Number.StartsWith("0.", StringComparison.Ordinal);
}
