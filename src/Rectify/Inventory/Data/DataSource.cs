namespace Rectify.Inventory.Data;

/// <summary>From whom data was collected; Regulation (EU) 2016/679 tells Art. 13 from Art. 14 by it.</summary>
public enum DataSource
{
    /// <summary>Nobody has said.</summary>
    Unknown,

    /// <summary>From the persons themselves.</summary>
    Persons,

    /// <summary>From other organisations.</summary>
    Organisations,

    /// <summary>From public sources.</summary>
    PublicSources,

    /// <summary>Observed or computed by the system.</summary>
    Observed,
}
