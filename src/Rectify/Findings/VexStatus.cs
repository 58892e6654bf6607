namespace Rectify.Findings;

/// <summary>What we say of a vulnerability in one place (the statuses of VEX, as CISA's minimum requirements and CSAF 2.0 name them).</summary>
public enum VexStatus
{
    /// <summary>Nobody has said yet.</summary>
    UnderInvestigation,

    /// <summary>It can be exploited here.</summary>
    Affected,

    /// <summary>It cannot be exploited here, with a justification.</summary>
    NotAffected,

    /// <summary>It was here and is fixed.</summary>
    Fixed,
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
