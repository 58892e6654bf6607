namespace Rectify.Proof.Bundles;

/// <summary>Bounds for a bundle that a stranger sends. A bundle is read into memory once and never unpacked.</summary>
/// <param name="MaxBytes">Longest file that is read.</param>
/// <param name="MaxMembers">Most members.</param>
public sealed record BundleLimits(int MaxBytes = 256 * 1024 * 1024, int MaxMembers = 10_000)
{
    /// <summary>256 MiB, 10,000 members.</summary>
    public static BundleLimits Default { get; } = new();
}
