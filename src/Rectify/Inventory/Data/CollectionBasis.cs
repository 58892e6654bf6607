namespace Rectify.Inventory.Data;

/// <summary>On what basis data is collected: Regulation (EU) 2016/679 Art. 6(1)(a) to (f), PIPL Art. 13(1) nos. 1 to 7.</summary>
public enum CollectionBasis
{
    /// <summary>Consent.</summary>
    Consent,

    /// <summary>A contract with the person, or steps towards one.</summary>
    Contract,

    /// <summary>Management of human resources under lawful rules of work (PIPL Art. 13(1) no. 2).</summary>
    HumanResources,

    /// <summary>A duty of law.</summary>
    LegalObligation,

    /// <summary>Vital interests; under PIPL also public-health emergencies.</summary>
    VitalInterests,

    /// <summary>A task in the public interest or official authority.</summary>
    PublicTask,

    /// <summary>Legitimate interests.</summary>
    LegitimateInterests,

    /// <summary>News reporting and supervision in the public interest (PIPL Art. 13(1) no. 5).</summary>
    PublicReporting,

    /// <summary>The person made it public, or it is lawfully public (PIPL Art. 13(1) no. 6).</summary>
    MadePublic,

    /// <summary>Another one.</summary>
    Other,
}
