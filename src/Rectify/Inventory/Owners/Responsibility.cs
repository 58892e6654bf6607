namespace Rectify.Inventory.Owners;

/// <summary>In what somebody answers for a product or a system.</summary>
public enum Responsibility
{
    /// <summary>The product as a whole.</summary>
    ProductOwner,

    /// <summary>The security of the product: who a PSIRT turns to.</summary>
    ProductSecurity,

    /// <summary>The system as a whole.</summary>
    SystemOwner,

    /// <summary>That it runs.</summary>
    Operations,

    /// <summary>The security of the system.</summary>
    SystemSecurity,

    /// <summary>The protection of personal data.</summary>
    DataProtection,

    /// <summary>What laws and authorities ask.</summary>
    Compliance,
}
