namespace Rectify.Advisories.Vex;

/// <summary>What one document may cost at most. Documents are hostile input; what exceeds a limit is said.</summary>
public sealed record VexLimits
{
    /// <summary>Bytes of the document.</summary>
    public int DocumentBytes { get; init; } = 64 << 20;

    /// <summary>Levels of objects and lists.</summary>
    public int Depth { get; init; } = 256;

    /// <summary>Statements, products and references to products: a group of products that is named a thousand times counts a thousand times.</summary>
    public int Parts { get; init; } = 2_000_000;

    /// <summary>Characters kept of an impact or action statement.</summary>
    public int TextChars { get; init; } = 4_096;

    /// <summary>Notes kept one by one; the rest is counted.</summary>
    public int Notes { get; init; } = 1_000;

    /// <summary>The limits that apply when nobody asks for others.</summary>
    public static VexLimits Default { get; } = new();
}
