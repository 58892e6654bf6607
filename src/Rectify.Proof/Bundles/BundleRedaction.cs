using Rectify.Proof.Cosigning;
using Rectify.Proof.Log;
using Rectify.Proof.Timestamps;

namespace Rectify.Proof.Bundles;

/// <summary>
/// A bundle from which something was left out, for a reader who is not to see it. The events stay: they name what is gone by salted hashes, of which nobody can guess the
/// contents, so that everything else still verifies, and the manifest says what was left out.
/// </summary>
/// <param name="Bundle">The new bundle.</param>
/// <param name="LeftOut">The paths of what was left out.</param>
/// <param name="GoneWith">The paths of files that only such a payload named: nothing in the new bundle would bind them to the log, so they go with it.</param>
public sealed record BundleRedaction(byte[] Bundle, IReadOnlyList<string> LeftOut, IReadOnlyList<string> GoneWith)
{
    /// <summary>Leaves out what is chosen among payloads and files; null when the bundle is not one. An entry that names a former log is never chosen: proofs rest on it.</summary>
    /// <param name="bundle">The bundle.</param>
    /// <param name="chosen">Of a payload or a file with its bytes: whether it is to go.</param>
    public static BundleRedaction? Of(byte[] bundle, Func<BundleMember, ReadOnlyMemory<byte>, bool> chosen)
    {
        if (BundleWriter.Reopen(bundle) is not { } writer) return null;
        var before = writer.Members.ToList();
        var gone = before.Where(each => MayGo(each.Member, each.Bytes) && chosen(each.Member, each.Bytes)).ToList();
        var paths = gone.Select(each => each.Member.Path).ToHashSet(StringComparer.Ordinal);
        var documents = before.Where(each => each.Member.Role is BundleRole.Event or BundleRole.Payload && !paths.Contains(each.Member.Path))
            .Select(each => (each.Member.Path, Names: NamedHashes.Of(each.Bytes))).ToList();
        var named = before.Where(each => each.Member.Role is BundleRole.Event or BundleRole.Payload).SelectMany(each => NamedHashes.Of(each.Bytes).Keys).ToHashSet();

        var with = new List<string>();
        foreach (var (member, bytes) in before.Where(each => IsFile(each.Member.Role)))
        {
            var by = documents.Find(document => document.Names.ContainsKey(member.Sha256)).Path;
            if (paths.Contains(member.Path) && by is not null) writer.Withhold(by, member.Role, member.Sha256);
            if (!paths.Contains(member.Path) && by is null && named.Contains(member.Sha256)) with.Add(member.Path);
        }
        foreach (var (member, bytes) in gone.Where(each => each.Member.Role == BundleRole.Payload))
        {
            var salt = before.Single(each => each.Member.Path == member.Salt).Bytes;
            writer.Withhold(member.Event ?? "", BundleRole.Payload, Commitment.Of(salt, bytes));
            writer.Remove(member.Salt ?? "");
        }
        foreach (var path in paths.Concat(with)) writer.Remove(path);
        writer.Withheld.RemoveAll(withheld => !writer.Has(withheld.In));
        // A time stamp of bytes that are gone, and that nothing names any more, says nothing.
        var stamped = writer.Members.Where(each => each.Member.Role is BundleRole.Submission or BundleRole.Checkpoint).Select(each => each.Member.Sha256)
            .Concat(writer.Withheld.Where(withheld => withheld.Role == BundleRole.Submission).Select(withheld => withheld.Hash)).ToHashSet();
        foreach (var (member, bytes) in writer.Members.Where(each => each.Member.Role == BundleRole.Timestamp).ToList())
            if (TimestampToken.TryRead(bytes, out var token) && token.Sha256 is { } hash && !stamped.Contains(hash))
            {
                writer.Remove(member.Path);
                with.Add(member.Path);
            }
        return new(writer.ToArray(), [.. paths.Order(StringComparer.Ordinal)], [.. with.Order(StringComparer.Ordinal)]);
    }

    private static bool MayGo(BundleMember member, byte[] bytes) => member.Role == BundleRole.Payload ? !Succession.TryRead(bytes, out _) : IsFile(member.Role);

    private static bool IsFile(BundleRole role) => role is BundleRole.Submission or BundleRole.Acknowledgement or BundleRole.Evidence or BundleRole.Rules or BundleRole.Calendar;
}
