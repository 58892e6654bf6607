using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Proof.Bundles;

/// <summary>
/// The member that shows that an event stands in the tree of a checkpoint; with an origin, in the tree of a former log as the log after it names it.
/// </summary>
internal sealed record InclusionFile(string Event, long Index, long Size, ImmutableArray<TreeHash> Hashes, string? Origin = null)
{
    public byte[] ToBytes()
    {
        var json = new CanonicalWriter().BeginObject().Member("event", Event).Member("index", Index).Member("size", Size);
        if (Origin is not null) json.Member("origin", Origin);
        return ProofFile.WriteHashes(json, Hashes);
    }

    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out InclusionFile? file)
    {
        file = null;
        if (!StrictJson.TryParse(utf8, out var document)) return false;
        using (document)
        {
            var json = document.RootElement;
            var known = StrictJson.Has(json, "event", "hashes", "index", "size") || StrictJson.Has(json, "event", "hashes", "index", "origin", "size") && StrictJson.Text(json, "origin") is not null;
            if (!known || ProofFile.ReadHashes(json) is not { } hashes) return false;
            if (StrictJson.Text(json, "event") is not { } path || StrictJson.Number(json, "index") is not { } index || StrictJson.Number(json, "size") is not { } size) return false;
            file = new(path, index, size, hashes, StrictJson.Text(json, "origin"));
            return true;
        }
    }
}

/// <summary>The member that shows that a checkpoint's tree only adds to an earlier one's.</summary>
internal sealed record ConsistencyFile(long From, long To, ImmutableArray<TreeHash> Hashes)
{
    public byte[] ToBytes() => ProofFile.WriteHashes(new CanonicalWriter().BeginObject().Member("from", From).Member("to", To), Hashes);

    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out ConsistencyFile? file)
    {
        file = null;
        if (!StrictJson.TryParse(utf8, out var document)) return false;
        using (document)
        {
            var json = document.RootElement;
            if (!StrictJson.Has(json, "from", "hashes", "to") || ProofFile.ReadHashes(json) is not { } hashes) return false;
            if (StrictJson.Number(json, "from") is not { } from || StrictJson.Number(json, "to") is not { } to) return false;
            file = new(from, to, hashes);
            return true;
        }
    }
}

/// <summary>The list of hashes in both kinds of proof.</summary>
internal static class ProofFile
{
    public static byte[] WriteHashes(CanonicalWriter json, ImmutableArray<TreeHash> hashes)
    {
        json.Name("hashes").BeginArray();
        foreach (var hash in hashes) json.Value(hash.ToString());
        return json.EndArray().EndObject().ToArray();
    }

    /// <summary>Null when one of them is not a hash.</summary>
    public static ImmutableArray<TreeHash>? ReadHashes(JsonElement json)
    {
        if (json.GetProperty("hashes").ValueKind != JsonValueKind.Array) return null;
        var hashes = ImmutableArray.CreateBuilder<TreeHash>();
        foreach (var item in StrictJson.Items(json, "hashes"))
        {
            if (item.ValueKind != JsonValueKind.String || !TreeHash.TryParse(item.GetString(), out var hash)) return null;
            hashes.Add(hash);
        }
        return hashes.ToImmutable();
    }
}
