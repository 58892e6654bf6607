using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>
/// Puts a proof bundle together (docs/proof-bundle.md). The same contents give the same bytes, in whatever order they are added. The writer
/// checks form, not truth: <see cref="BundleVerifier"/> judges what comes out like anybody's bundle. Wrong use is a bug and throws.
/// </summary>
/// <param name="origin">The log's identity, as its checkpoints name it.</param>
public sealed class BundleWriter(string origin)
{
    private readonly SortedDictionary<string, (BundleMember Member, byte[] Bytes)> members = new(StringComparer.Ordinal);
    private readonly List<WithheldMember> withheld = [];

    /// <summary>Goes on with a bundle that is there; null when its archive or manifest is not as it should be. What it holds is not judged.</summary>
    public static BundleWriter? Reopen(byte[] bundle, BundleLimits? limits = null)
    {
        var checks = new List<BundleCheck>();
        using var stream = new MemoryStream(bundle);
        if (BundleContents.Read(stream, limits ?? BundleLimits.Default, checks) is not { } contents || checks.Exists(check => check.Outcome == BundleOutcome.Failed)) return null;
        var writer = new BundleWriter(contents.Manifest.Origin);
        foreach (var member in contents.Manifest.Members)
            if (contents.BytesAt(member.Path) is { } bytes) writer.members.Add(member.Path, (member, bytes.ToArray()));
        writer.withheld.AddRange(contents.Manifest.Withheld);
        return writer;
    }

    /// <summary>The members so far.</summary>
    internal IEnumerable<(BundleMember Member, byte[] Bytes)> Members => members.Values;

    /// <summary>What is withheld so far.</summary>
    internal List<WithheldMember> Withheld => withheld;

    /// <summary>Takes a member out again.</summary>
    internal void Remove(string path) => members.Remove(path);

    /// <summary>Whether it has a member there.</summary>
    public bool Has(string path) => members.ContainsKey(path);

    /// <summary>An event of the log.</summary>
    /// <param name="index">Its position, from 0: that of its leaf, or among the events of all logs where one store has had several.</param>
    /// <param name="canonical">Its exact bytes: canonical JSON.</param>
    /// <returns>The event's path, by which payloads and proofs refer to it.</returns>
    public string AddEvent(long index, byte[] canonical)
    {
        if (!CanonicalJson.IsCanonical(canonical)) throw new ArgumentException("An event is canonical JSON.", nameof(canonical));
        return Add(BundleRole.Event, $"{Number(index)}.json", canonical);
    }

    /// <summary>A payload whose salted hash stands in an event.</summary>
    /// <param name="eventPath">From <see cref="AddEvent"/>.</param>
    /// <param name="salt">Its salt.</param>
    /// <param name="payload">Its exact bytes.</param>
    /// <returns>The payload's path.</returns>
    public string AddPayload(string eventPath, byte[] salt, byte[] payload)
    {
        if (salt.Length != Commitment.SaltSize) throw new ArgumentException($"A salt has {Commitment.SaltSize} bytes.", nameof(salt));
        var name = Path.GetFileNameWithoutExtension(eventPath);
        for (var n = 2; members.ContainsKey($"payloads/{name}.json"); n++) name = $"{Path.GetFileNameWithoutExtension(eventPath)}-{n}";
        var saltPath = Add(BundleRole.Salt, $"{name}.salt", salt);
        return Add(BundleRole.Payload, $"{name}.json", payload, eventPath, saltPath);
    }

    /// <summary>Says that something was left out on purpose.</summary>
    /// <param name="path">The event or payload that names it by its hash.</param>
    /// <param name="role">What it is.</param>
    /// <param name="hash">The hash as it stands there: for a payload the salted one.</param>
    public void Withhold(string path, BundleRole role, TreeHash hash) => withheld.Add(new(path, role, hash));

    /// <summary>A file that an event or a payload names by its SHA-256: a submission, an acknowledgement, evidence, a rule, a calendar; or a time stamp.</summary>
    /// <param name="role">One of these.</param>
    /// <param name="name">Lower-case ASCII letters, digits, <c>. _ -</c>, and <c>/</c> between folders.</param>
    /// <param name="bytes">Its exact bytes.</param>
    /// <returns>The file's path.</returns>
    public string AddFile(BundleRole role, string name, byte[] bytes) =>
        role is BundleRole.Submission or BundleRole.Acknowledgement or BundleRole.Evidence or BundleRole.Rules or BundleRole.Calendar or BundleRole.Timestamp
            ? Add(role, name, bytes)
            : throw new ArgumentException($"A member of role {role} has its own method.", nameof(role));

    /// <summary>A signed checkpoint of the log, and the key that others may check it with.</summary>
    public void AddCheckpoint(SignedNote note, params ReadOnlySpan<NoteKey> keys)
    {
        if (!Checkpoint.TryParse(note.Text, out var checkpoint)) throw new ArgumentException("The note is not a checkpoint.", nameof(note));
        Add(BundleRole.Checkpoint, $"{Number(checkpoint.Size)}.note", note.ToBytes());
        foreach (var key in keys)
            if (!members.ContainsKey($"keys/{key.Id:x8}.vkey")) Add(BundleRole.Key, $"{key.Id:x8}.vkey", Encoding.UTF8.GetBytes($"{key}\n"));
    }

    /// <summary>That an event stands in the tree of a checkpoint.</summary>
    public void AddInclusion(string eventPath, long index, long size, ImmutableArray<TreeHash> hashes) =>
        Add(BundleRole.Inclusion, $"inclusion-{Number(index)}-{Number(size)}.json", new InclusionFile(eventPath, index, size, hashes).ToBytes());

    /// <summary>
    /// That an event stands in the tree of a former log, at the size and root that the first entry of the log after it names; that entry is in the bundle,
    /// with its payload.
    /// </summary>
    public void AddFormerInclusion(string origin, string eventPath, long index, long size, ImmutableArray<TreeHash> hashes) =>
        Add(BundleRole.Inclusion, $"former-{Path.GetFileNameWithoutExtension(eventPath)}.json", new InclusionFile(eventPath, index, size, hashes, origin).ToBytes());

    /// <summary>That a checkpoint's tree only adds to an earlier one's. Every checkpoint but the first needs one from the next smaller.</summary>
    public void AddConsistency(long from, long to, ImmutableArray<TreeHash> hashes) =>
        Add(BundleRole.Consistency, $"consistency-{Number(from)}-{Number(to)}.json", new ConsistencyFile(from, to, hashes).ToBytes());

    /// <summary>The finished bundle.</summary>
    public byte[] ToArray()
    {
        var ordered = withheld.OrderBy(w => w.In, StringComparer.Ordinal).ThenBy(w => w.Hash.ToString(), StringComparer.Ordinal);
        var manifest = new BundleManifest(origin, [.. members.Values.Select(m => m.Member)], [.. ordered]).ToBytes();
        if (!BundleManifest.TryRead(manifest, out _, out _)) throw new InvalidOperationException("A payload or a withheld member refers to a path that the bundle does not have.");
        return StoredZip.Write([new(BundleManifest.Path, manifest), .. members.Select(m => new ZipMember(m.Key, m.Value.Bytes))]);
    }

    private string Add(BundleRole role, string name, byte[] bytes, string? eventPath = null, string? saltPath = null)
    {
        var path = role.Folder() + name;
        if (!BundlePath.IsGood(path)) throw new ArgumentException($"\"{path}\" is not a path of a bundle.", nameof(name));
        members.Add(path, (new(path, role, new TreeHash(SHA256.HashData(bytes)), eventPath, saltPath), bytes));
        return path;
    }

    /// <summary>Twelve digits, so that the members of an archive stand in the log's order.</summary>
    private static string Number(long number) => number.ToString("D12", CultureInfo.InvariantCulture);
}
