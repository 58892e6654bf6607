namespace Rectify.Inventory.Data;

/// <summary>On what basis data leaves a jurisdiction: Regulation (EU) 2016/679 Art. 45 to 49, PIPL Art. 38, the PRC's provisions on cross-border flows of 2024.</summary>
public enum TransferBasis
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>A decision of adequacy.</summary>
    Adequacy,

    /// <summary>Standard contractual clauses.</summary>
    StandardClauses,

    /// <summary>Binding corporate rules.</summary>
    CorporateRules,

    /// <summary>A certification.</summary>
    Certification,

    /// <summary>A security assessment by the authority.</summary>
    SecurityAssessment,

    /// <summary>Explicit consent.</summary>
    Consent,

    /// <summary>Another derogation or exemption.</summary>
    Exemption,
}
