namespace Rectify.Cases.Coordination;

/// <summary>
/// Where the embargo of a case stands: the embargo management states of the CERT/CC's Vultron protocol. An embargo is an agreement among those who take
/// part, not to publish until a time; no law's duty waits for it.
/// </summary>
public enum EmbargoState
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>One was proposed, and is not agreed on.</summary>
    Proposed,

    /// <summary>It is agreed on, and its end has not come.</summary>
    Active,

    /// <summary>It is agreed on, and other terms were proposed; until they are agreed on these hold.</summary>
    Revise,

    /// <summary>It is over, for ever.</summary>
    Exited,
}

/// <summary>Where a participant stands to the embargo: Vultron's participant consent. Somebody is bound by it who is a signatory, and nobody else.</summary>
public enum Consent
{
    /// <summary>Nothing was asked or answered.</summary>
    NoConsent,

    /// <summary>They were asked.</summary>
    Invited,

    /// <summary>They accepted.</summary>
    Signatory,

    /// <summary>They did not accept, or withdrew.</summary>
    Declined,

    /// <summary>They had accepted, and it was then agreed that it lasts longer.</summary>
    Lapsed,
}

/// <summary>Why an embargo is over.</summary>
public enum EmbargoEnd
{
    /// <summary>Its end came.</summary>
    TimeCame,

    /// <summary>The vulnerability is public.</summary>
    PublicAware,

    /// <summary>An exploit is public.</summary>
    ExploitPublic,

    /// <summary>Attacks were observed.</summary>
    AttacksObserved,

    /// <summary>Enough of those who take part are ready to publish.</summary>
    Ready,

    /// <summary>Another reason, which is said.</summary>
    Other,
}

/// <summary>What somebody is in a coordination (CERT Guide to Coordinated Vulnerability Disclosure, chapter 3).</summary>
public enum CoordinationRole
{
    /// <summary>Found the vulnerability.</summary>
    Finder,

    /// <summary>Told a vendor of it.</summary>
    Reporter,

    /// <summary>Makes or maintains what is vulnerable.</summary>
    Vendor,

    /// <summary>Brings the others together.</summary>
    Coordinator,

    /// <summary>Runs what is vulnerable.</summary>
    Deployer,

    /// <summary>Something else.</summary>
    Other,
}
