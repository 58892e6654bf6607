namespace Rectify.Findings;

/// <summary>
/// What we say of a finding. Where a vulnerability stands behind it these are the statuses of VEX, as CISA's minimum requirements and CSAF 2.0 name them;
/// a weakness has words of its own, because VEX says nothing of weaknesses, and because to live with one is not to be unaffected by it.
/// </summary>
public enum FindingStatus
{
    /// <summary>Of a vulnerability: nobody has said yet.</summary>
    UnderInvestigation,

    /// <summary>Of a vulnerability: it can be exploited here.</summary>
    Affected,

    /// <summary>Of a vulnerability: it cannot be exploited here, with a justification.</summary>
    NotAffected,

    /// <summary>Of both: it was here and is fixed.</summary>
    Fixed,

    /// <summary>Of a weakness: it is there as far as anybody has said.</summary>
    Open,

    /// <summary>Of a weakness: it is there, and somebody has taken it upon themselves to live with it, with a reason.</summary>
    RiskAccepted,

    /// <summary>Of a weakness: it is not there; the check is wrong, with a reason.</summary>
    FalsePositive,
}

internal static class FindingStatuses
{
    /// <summary>Whether it is a status of a vulnerability, or of a weakness.</summary>
    public static bool Fits(this FindingStatus status, bool isWeakness) => status switch
    {
        FindingStatus.Fixed => true,
        FindingStatus.Open or FindingStatus.RiskAccepted or FindingStatus.FalsePositive => isWeakness,
        _ => !isWeakness,
    };

    /// <summary>Whether it takes a finding off the list of what is to be done, so that it may have an end.</summary>
    public static bool Suppresses(this FindingStatus status) => status is FindingStatus.NotAffected or FindingStatus.RiskAccepted or FindingStatus.FalsePositive;
}

/// <summary>Why it cannot be exploited here (the status justifications of VEX).</summary>
public enum VexJustification
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
