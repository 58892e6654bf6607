namespace Rectify.Proof.Canonical;

/// <summary>Bounds for a text that a stranger wrote.</summary>
/// <param name="MaxBytes">Longest text that is read.</param>
/// <param name="MaxDepth">Deepest nesting of objects and arrays.</param>
public sealed record CanonicalLimits(int MaxBytes = 64 * 1024 * 1024, int MaxDepth = 64)
{
    /// <summary>64 MiB, 64 levels.</summary>
    public static CanonicalLimits Default { get; } = new();
}
