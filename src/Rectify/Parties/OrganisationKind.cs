namespace Rectify.Parties;

/// <summary>What an organisation is to this instance. Roles (provider, operator, …) are per asset and not here.</summary>
public enum OrganisationKind
{
    /// <summary>One of our own legal entities.</summary>
    Own,

    /// <summary>A member of the programme that this instance runs.</summary>
    Member,

    /// <summary>A vendor whose products we use.</summary>
    Vendor,

    /// <summary>An authority or a CSIRT that receives reports or issues orders.</summary>
    Authority,

    /// <summary>An open-source project or other maker of components.</summary>
    Upstream,

    /// <summary>A newspaper, a site, a broadcaster.</summary>
    Medium,
}
