namespace Rectify.Advisories.Feeds.Osv;

/// <summary>What one database says about a vulnerability, as far as matching and display need it.</summary>
public sealed record Advisory
{
    /// <summary>For example <c>GHSA-jfh8-c2jp-5v3q</c>.</summary>
    public required string Id { get; init; }
    /// <summary>When the record was last changed; the first instant of the calendar where the feed says 0001-01-01.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }
    /// <summary>When it was published, if the record says.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
    /// <summary>Whether, and how we know that, the record was taken back; then it matches nothing.</summary>
    public Withdrawal Withdrawal { get; init; }
    /// <summary>When it was withdrawn, if the record says.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }
    /// <summary>One line in English; may be empty.</summary>
    public string Summary { get; init; } = "";
    /// <summary>Other ids that this record says are the same vulnerability.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
    /// <summary>Ids that are near, but not the same.</summary>
    public IReadOnlyList<string> Related { get; init; } = [];
    /// <summary>Ids of what this record passes on from upstream; never aliases.</summary>
    public IReadOnlyList<string> Upstream { get; init; } = [];
    /// <summary>Severity vectors as written (CVSS 2.0, 3.x, 4.0), of the record and of its affected packages.</summary>
    public IReadOnlyList<string> Vectors { get; init; } = [];
    /// <summary>The word that the database itself uses (LOW, MODERATE, HIGH, CRITICAL …), or empty.</summary>
    public string SeverityWord { get; init; } = "";
    /// <summary>The few links that a person needs: fix, report, advisory, before anything else.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
}
