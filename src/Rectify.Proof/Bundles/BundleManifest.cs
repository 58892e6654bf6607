using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>One member of a bundle.</summary>
/// <param name="Path">Where it stands in the archive.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Sha256">Hash of its bytes.</param>
/// <param name="Event">For a payload: the path of the event that commits to it.</param>
/// <param name="Salt">For a payload: the path of its salt.</param>
public sealed record BundleMember(string Path, BundleRole Role, TreeHash Sha256, string? Event = null, string? Salt = null);

/// <summary>Something that an event or payload of the bundle names by its hash, and that was left out on purpose.</summary>
/// <param name="In">Path of the event or payload that names it.</param>
/// <param name="Role">What it is.</param>
/// <param name="Hash">As it is named: the salted hash of a payload, the hash of any other file.</param>
public sealed record WithheldMember(string In, BundleRole Role, TreeHash Hash);

/// <summary>
/// The list of what a bundle holds. It is not signed: it says where to look, and what it claims is true only as far as the events,
/// proofs and checkpoints bear it out.
/// </summary>
/// <param name="Origin">The log that the checkpoints are of.</param>
/// <param name="Members">Every member but the manifest.</param>
/// <param name="Withheld">What was left out.</param>
public sealed record BundleManifest(string Origin, ImmutableArray<BundleMember> Members, ImmutableArray<WithheldMember> Withheld)
{
    /// <summary>Where the manifest stands in the archive: first.</summary>
    public const string Path = "manifest.json";

    /// <summary>The format's name and version.</summary>
    public const string Format = "rectify-proof-bundle/1";

    /// <summary>The manifest's canonical JSON.</summary>
    public byte[] ToBytes()
    {
        var json = new CanonicalWriter().BeginObject().Member("format", Format).Member("origin", Origin).Name("members").BeginArray();
        foreach (var member in Members)
        {
            json.BeginObject().Member("path", member.Path).Member("role", member.Role.Name()).Member("sha256", member.Sha256.ToString());
            if (member.Event is not null) json.Member("event", member.Event);
            if (member.Salt is not null) json.Member("salt", member.Salt);
            json.EndObject();
        }
        json.EndArray().Name("withheld").BeginArray();
        foreach (var withheld in Withheld)
            json.BeginObject().Member("hash", withheld.Hash.ToString()).Member("in", withheld.In).Member("role", withheld.Role.Name()).EndObject();
        return json.EndArray().EndObject().ToArray();
    }

    /// <summary>Reads a manifest; strict: an unknown or missing member, or another order of bytes, is not this format.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="manifest">The manifest.</param>
    /// <param name="format">The format that the text names, even where it is another one; empty where it names none.</param>
    internal static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out BundleManifest? manifest, out string format)
    {
        (manifest, format) = (null, "");
        if (!StrictJson.TryParse(utf8, out var document)) return false;
        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) return false;
            format = StrictJson.Text(root, "format") ?? "";
            if (format != Format || !StrictJson.Has(root, "format", "members", "origin", "withheld") || StrictJson.Text(root, "origin") is not { } origin) return false;
            var members = StrictJson.Items(root, "members").Select(ReadMember).ToList();
            var withheld = StrictJson.Items(root, "withheld").Select(ReadWithheld).ToList();
            manifest = new(origin, [.. members.OfType<BundleMember>()], [.. withheld.OfType<WithheldMember>()]);
        }
        // What was passed over as malformed, or refers to nothing, shows when the manifest is written again.
        if (manifest.IsSound() && manifest.ToBytes().AsSpan().SequenceEqual(utf8.Span)) return true;
        manifest = null;
        return false;
    }

    private static BundleMember? ReadMember(JsonElement json)
    {
        var known = StrictJson.Has(json, "path", "role", "sha256") || StrictJson.Has(json, "event", "path", "role", "salt", "sha256");
        return known
            && StrictJson.Text(json, "path") is { } path && BundlePath.IsGood(path)
            && BundleRoles.TryParse(StrictJson.Text(json, "role"), out var role) && path.StartsWith(role.Folder(), StringComparison.Ordinal)
            && TreeHash.TryParse(StrictJson.Text(json, "sha256"), out var hash)
                ? new(path, role, hash, StrictJson.Text(json, "event"), StrictJson.Text(json, "salt"))
                : null;
    }

    private static WithheldMember? ReadWithheld(JsonElement json) =>
        StrictJson.Has(json, "hash", "in", "role")
        && StrictJson.Text(json, "in") is { } path
        && BundleRoles.TryParse(StrictJson.Text(json, "role"), out var role)
        && TreeHash.TryParse(StrictJson.Text(json, "hash"), out var hash)
            ? new(path, role, hash)
            : null;

    /// <summary>Paths in order and once each; a payload, and nothing else, has its event and its own salt; what is withheld is named by a member.</summary>
    private bool IsSound()
    {
        for (var i = 1; i < Members.Length; i++)
            if (string.CompareOrdinal(Members[i - 1].Path, Members[i].Path) >= 0) return false;
        var roles = Members.ToDictionary(member => member.Path, member => member.Role);
        var payloads = Members.Where(member => member.Role == BundleRole.Payload).ToList();
        var salts = payloads.Select(payload => payload.Salt ?? "").ToHashSet();
        return Members.All(member => member.Role == BundleRole.Payload == member.Salt is not null)
            && payloads.TrueForAll(payload => Is(payload.Event, BundleRole.Event) && Is(payload.Salt, BundleRole.Salt))
            && salts.Count == payloads.Count
            && salts.Count == Members.Count(member => member.Role == BundleRole.Salt)
            && Withheld.All(withheld => Is(withheld.In, BundleRole.Event) || Is(withheld.In, BundleRole.Payload));

        bool Is(string? path, BundleRole role) => path is not null && roles.TryGetValue(path, out var found) && found == role;
    }
}
