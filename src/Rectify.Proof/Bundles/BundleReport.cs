using System.Collections.Immutable;

namespace Rectify.Proof.Bundles;

/// <summary>What a bundle is worth as a whole.</summary>
public enum BundleVerdict
{
    /// <summary>Nothing failed: a key that the caller trusts signed every checkpoint, and the log vouches for every file. What was not checked stays open.</summary>
    Verified,

    /// <summary>Nothing failed, but the signing key, or a file, is there on the bundle's own word: anybody could have put it in.</summary>
    Consistent,

    /// <summary>Something failed: it proves nothing.</summary>
    Refused,
}

/// <summary>What was checked in a bundle, what was not, and what follows.</summary>
/// <param name="Origin">The log that the bundle is from; empty when that cannot be read.</param>
/// <param name="Checks">Every check, in the order in which they were made.</param>
public sealed record BundleReport(string Origin, ImmutableArray<BundleCheck> Checks)
{
    /// <summary>The verdict.</summary>
    public BundleVerdict Verdict =>
        Checks.Any(check => check.Outcome == BundleOutcome.Failed) ? BundleVerdict.Refused
        : Checks.Any(check => check.Reason is BundleReason.OnlyInBundle or BundleReason.NotNamed) ? BundleVerdict.Consistent
        : Checks.Any(check => check is { Code: BundleCheckCode.KeyTrusted, Outcome: BundleOutcome.Passed }) ? BundleVerdict.Verified
        : BundleVerdict.Refused;
}
