using Rectify.Foundation;
using Rectify.Ledger.Timestamps;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Proof.Timestamps;

namespace Rectify.Submissions.Bundled;

/// <summary>A bundle with time stamps.</summary>
/// <param name="Bundle">The new bundle.</param>
/// <param name="Stamped">What was stamped now, and when.</param>
public sealed record StampedBundle(byte[] Bundle, IReadOnlyList<(string Path, DateTimeOffset At)> Stamped);

/// <summary>Puts time stamps into a bundle that was written already: whoever holds it can have it stamped, for a token is bound to nothing but the bytes that it is over.</summary>
public static class BundleStamps
{
    /// <summary>A token over every report and checkpoint that has none; the problems of the authority when it does not give one, and then nothing is added.</summary>
    public static async Task<Result<StampedBundle>> AddAsync(byte[] bundle, TimestampAuthority authority, CancellationToken cancellationToken)
    {
        if (BundleWriter.Reopen(bundle) is not { } writer || !StoredZip.TryRead(bundle, BundleLimits.Default.MaxMembers, out var members, out _)) return BundleProblems.NotABundle;
        var has = members.Where(member => member.Path.StartsWith("timestamps/", StringComparison.Ordinal))
            .Select(member => TimestampToken.TryRead(member.Bytes, out var token) ? token.Sha256 : null).OfType<TreeHash>().ToHashSet();
        var stamped = new List<(string, DateTimeOffset)>();
        foreach (var member in members.Where(member => member.Path.StartsWith("submissions/", StringComparison.Ordinal) || member.Path.StartsWith("checkpoints/", StringComparison.Ordinal)))
        {
            var hash = new TreeHash(System.Security.Cryptography.SHA256.HashData(member.Bytes.Span));
            if (!has.Add(hash)) continue;
            if (!(await authority.StampAsync(hash, cancellationToken)).Succeeded(out var token, out var problems)) return problems;
            writer.AddFile(BundleRole.Timestamp, $"{hash}.tst", token.Bytes.ToArray());
            stamped.Add((member.Path, token.At));
        }
        return new StampedBundle(writer.ToArray(), stamped);
    }
}
