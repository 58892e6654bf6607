namespace Rectify.Imports;

/// <summary>What a table is of, in the order in which tables are taken in: each names only what those before it make.</summary>
public enum ImportTable
{
    /// <summary>Products.</summary>
    Products,

    /// <summary>Releases of products.</summary>
    Releases,

    /// <summary>Systems.</summary>
    Systems,

    /// <summary>Who answers for products and systems.</summary>
    Owners,

    /// <summary>The data that systems hold.</summary>
    DataHeld,

    /// <summary>Open cases of another tool.</summary>
    Cases,

    /// <summary>What happened in them.</summary>
    Facts,
}
