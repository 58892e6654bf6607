namespace Rectify.Advisories.Vex;

/// <summary>One statement: how a vulnerability concerns products.</summary>
public sealed record VexStatement
{
    /// <summary>The vulnerability's id as the statement names it first.</summary>
    public required string Vulnerability { get; init; }

    /// <summary>Other ids that the statement gives to the same vulnerability.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }

    /// <summary>The products; empty when the statement names none, then it applies to nothing that is known.</summary>
    public required IReadOnlyList<VexProduct> Products { get; init; }

    /// <summary>How it concerns them.</summary>
    public required StatedStatus Status { get; init; }

    /// <summary>The source's own word for the status: <c>not_affected</c>, <c>false_positive</c>, <c>known_not_affected</c>.</summary>
    public required string StatusWord { get; init; }

    /// <summary>Why they are not affected; null when nothing is stated that one of the five words says.</summary>
    public StatedJustification? Justification { get; init; }

    /// <summary>The source's own word for the justification; empty when there is none.</summary>
    public required string JustificationWord { get; init; }

    /// <summary>Why, in words; empty when not stated.</summary>
    public required string ImpactStatement { get; init; }

    /// <summary>What to do, in words; empty when not stated.</summary>
    public required string ActionStatement { get; init; }

    /// <summary>
    /// When it was stated: its own time, else the document's last, else the document's first. Of CSAF always the document's, whose
    /// newest version stands for all that it says. Null when no time is stated.
    /// </summary>
    public DateTimeOffset? StatedAt { get; init; }

    /// <summary>Whether the statement is about a vulnerability with one of these ids. Case does not count.</summary>
    public bool IsAbout(IEnumerable<string> ids) =>
        ids.Any(id => id.Equals(Vulnerability, StringComparison.OrdinalIgnoreCase) || Aliases.Contains(id, StringComparer.OrdinalIgnoreCase));
}

/// <summary>How a vulnerability concerns a product (the statuses of VEX, CISA's minimum requirements).</summary>
public enum StatedStatus
{
    /// <summary>It is not known yet.</summary>
    UnderInvestigation,
    /// <summary>It can be exploited.</summary>
    Affected,
    /// <summary>It cannot be exploited.</summary>
    NotAffected,
    /// <summary>These versions contain a fix.</summary>
    Fixed,
}

/// <summary>Why a product is not affected (the status justifications of VEX).</summary>
public enum StatedJustification
{
    /// <summary>The component is not in the product.</summary>
    ComponentNotPresent,
    /// <summary>The component is, the vulnerable code is not.</summary>
    VulnerableCodeNotPresent,
    /// <summary>The vulnerable code is never executed.</summary>
    VulnerableCodeNotInExecutePath,
    /// <summary>An attacker cannot control the vulnerable code.</summary>
    VulnerableCodeCannotBeControlledByAdversary,
    /// <summary>Mitigations that are built in prevent it.</summary>
    InlineMitigationsAlreadyExist,
}
