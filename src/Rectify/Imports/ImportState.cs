namespace Rectify.Imports;

/// <summary>How far an import has come.</summary>
public enum ImportState
{
    /// <summary>It waits to be looked at: what it would make, and what does not map.</summary>
    Checking,

    /// <summary>It is looked at; nothing is changed until somebody has it applied.</summary>
    Checked,

    /// <summary>It is applied, chunk by chunk.</summary>
    Applying,

    /// <summary>All chunks are done, or given up, which they say.</summary>
    Applied,

    /// <summary>It could not be looked at or applied; why stands with it.</summary>
    Refused,
}

/// <summary>How far a chunk has come.</summary>
public enum ChunkState
{
    /// <summary>It waits to be applied.</summary>
    Waiting,

    /// <summary>It is applied.</summary>
    Applied,

    /// <summary>It failed too often: none of its rows was taken, and the report has them all.</summary>
    GivenUp,
}
