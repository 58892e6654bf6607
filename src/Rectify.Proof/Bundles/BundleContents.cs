using System.Security.Cryptography;
using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>A bundle that was read: its manifest, and the members that are as the manifest lists them.</summary>
internal sealed class BundleContents
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>> bytes = new(StringComparer.Ordinal);

    private BundleContents(BundleManifest manifest) => Manifest = manifest;

    public BundleManifest Manifest { get; }

    public IEnumerable<(BundleMember Member, ReadOnlyMemory<byte> Bytes)> Of(BundleRole role) =>
        Manifest.Members.Where(member => member.Role == role && bytes.ContainsKey(member.Path)).Select(member => (member, bytes[member.Path]));

    public ReadOnlyMemory<byte>? BytesAt(string? path) => path is not null && bytes.TryGetValue(path, out var found) ? found : null;

    /// <summary>Null when there is no manifest to go by; the checks say why.</summary>
    public static BundleContents? Read(Stream bundle, BundleLimits limits, List<BundleCheck> checks)
    {
        if (ReadAll(bundle, limits.MaxBytes) is not { } archive)
        {
            checks.Add(BundleCheck.Failed(BundleCheckCode.Archive, "", BundleReason.TooLarge, $"{limits.MaxBytes}"));
            return null;
        }
        if (!StoredZip.TryRead(archive, limits.MaxMembers, out var members, out var offset))
        {
            checks.Add(members.Count > limits.MaxMembers
                ? BundleCheck.Failed(BundleCheckCode.Archive, "", BundleReason.TooLarge, $"{limits.MaxMembers}")
                : BundleCheck.Failed(BundleCheckCode.Archive, "", BundleReason.NotExact, $"{offset}"));
            return null;
        }
        checks.Add(BundleCheck.Passed(BundleCheckCode.Archive, ""));

        var format = "";
        if (members.Count == 0 || members[0].Path != BundleManifest.Path || !BundleManifest.TryRead(members[0].Bytes, out var manifest, out format))
        {
            var other = format.Length > 0 && format != BundleManifest.Format;
            checks.Add(BundleCheck.Failed(BundleCheckCode.Manifest, BundleManifest.Path, other ? BundleReason.UnknownFormat : BundleReason.NotAManifest, other ? [format] : []));
            return null;
        }
        var contents = new BundleContents(manifest);
        contents.Match(members.Skip(1).ToList(), checks);
        return contents;
    }

    /// <summary>The archive holds what the manifest lists, in that order, and nothing else.</summary>
    private void Match(List<ZipMember> members, List<BundleCheck> checks)
    {
        var listed = Manifest.Members.ToDictionary(member => member.Path, StringComparer.Ordinal);
        var before = checks.Count;
        foreach (var (path, content) in members)
        {
            BundleReason? wrong = !listed.TryGetValue(path, out var member) ? BundleReason.Unlisted
                : new TreeHash(SHA256.HashData(content.Span)) != member.Sha256 ? BundleReason.HashDiffers
                : !bytes.TryAdd(path, content) ? BundleReason.Twice
                : null;
            if (wrong is { } reason) checks.Add(BundleCheck.Failed(BundleCheckCode.Member, path, reason));
        }
        var present = members.Select(member => member.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var member in Manifest.Members.Where(member => !present.Contains(member.Path)))
            checks.Add(BundleCheck.Failed(BundleCheckCode.Member, member.Path, BundleReason.Missing));
        if (checks.Count > before) return;
        var ordered = members.Select(member => member.Path).SequenceEqual(Manifest.Members.Select(member => member.Path));
        checks.Add(ordered
            ? BundleCheck.Passed(BundleCheckCode.Manifest, BundleManifest.Path, $"{members.Count}")
            : BundleCheck.Failed(BundleCheckCode.Manifest, BundleManifest.Path, BundleReason.NotExact));
    }

    private static byte[]? ReadAll(Stream bundle, int limit)
    {
        using var all = new MemoryStream();
        var buffer = new byte[81920];
        for (int read; (read = bundle.Read(buffer)) > 0;)
        {
            if (all.Length + read > limit) return null;
            all.Write(buffer, 0, read);
        }
        return all.ToArray();
    }
}
