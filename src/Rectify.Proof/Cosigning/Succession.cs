using System.Diagnostics.CodeAnalysis;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Proof.Cosigning;

/// <summary>
/// What the first entry of a log says that goes on where another ended, because a backup was restored: the payload of the event
/// <c>log.succeeded</c>. Events that the old log had beyond <see cref="Former"/> are lost here; nobody pretends that they never were.
/// </summary>
/// <param name="Former">The last checkpoint of the old log that the restored copy has: origin, size, root. Size 0 when it has none.</param>
/// <param name="ReachedSize">How far the old log is known to have gone, at least <c>Former.Size</c>; null when whoever restored cannot say.</param>
/// <param name="Key">Who signs the new log; its name is the new origin.</param>
/// <param name="Reason">Why, in a person's words.</param>
public sealed record Succession(Checkpoint Former, long? ReachedSize, NoteKey Key, string Reason)
{
    /// <summary>The event's type.</summary>
    public const string EventType = "log.succeeded";

    /// <summary>The event's version.</summary>
    public const int EventVersion = 1;

    /// <summary>How many events are known to be missing; null when that is not known.</summary>
    public long? Gap => ReachedSize - Former.Size;

    /// <summary>Writes the members of the payload.</summary>
    public void WriteMembers(CanonicalWriter json)
    {
        json.Name("former").BeginObject().Member("origin", Former.Origin).Member("root", Former.Root.ToString()).Member("size", Former.Size).EndObject();
        json.Member("key", Key.ToString());
        json.Name("reachedSize");
        if (ReachedSize is { } reached) json.Value(reached);
        else json.Null();
        json.Member("reason", Reason);
    }

    /// <summary>Reads a payload; strict, and false for whatever is none.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out Succession? succession)
    {
        succession = null;
        if (!StrictJson.TryParse(utf8, out var document)) return false;
        using (document)
        {
            var root = document.RootElement;
            if (!StrictJson.Has(root, "former", "key", "reachedSize", "reason")) return false;
            var former = root.GetProperty("former");
            var reached = StrictJson.Number(root, "reachedSize");
            if (reached is null && root.GetProperty("reachedSize").ValueKind != System.Text.Json.JsonValueKind.Null) return false;
            if (!StrictJson.Has(former, "origin", "root", "size") || StrictJson.Text(former, "origin") is not { } origin || !NoteKey.IsName(origin)) return false;
            if (StrictJson.Number(former, "size") is not { } size || !TreeHash.TryParse(StrictJson.Text(former, "root"), out var hash)) return false;
            if (size < 0 || reached < size || size == 0 && hash != MerkleTree.EmptyRoot) return false;
            if (!NoteKey.TryParse(StrictJson.Text(root, "key") ?? "", out var key) || key.Name == origin || StrictJson.Text(root, "reason") is not { } reason) return false;
            succession = new(new(origin, size, hash), reached, key, reason);
            return true;
        }
    }
}
