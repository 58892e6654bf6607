using System.Diagnostics.CodeAnalysis;
using Rectify.Proof.Canonical;
using Rectify.Proof.Log;

namespace Rectify.Proof.Cosigning;

/// <summary>
/// That a log's next key takes over: the payload of the event <c>log.key.handed.over</c>. The checkpoint whose last entry it is carries both
/// signatures: the old key vouches for the new one, and the new one shows that it is there. From then on the new one signs alone.
/// </summary>
/// <param name="From">The key that has signed so far.</param>
/// <param name="To">The key that signs from here on; of the same name, which is the log's origin.</param>
public sealed record KeyHandOver(NoteKey From, NoteKey To)
{
    /// <summary>The event's type.</summary>
    public const string EventType = "log.key.handed.over";

    /// <summary>The event's version.</summary>
    public const int EventVersion = 1;

    /// <summary>Writes the members of the payload.</summary>
    public void WriteMembers(CanonicalWriter json) => json.Member("from", From.ToString()).Member("to", To.ToString());

    /// <summary>Reads a payload; strict, and false for whatever is none.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> utf8, [NotNullWhen(true)] out KeyHandOver? handOver)
    {
        handOver = null;
        if (!StrictJson.TryParse(utf8, out var document)) return false;
        using (document)
        {
            var root = document.RootElement;
            if (!StrictJson.Has(root, "from", "to")) return false;
            if (!NoteKey.TryParse(StrictJson.Text(root, "from") ?? "", out var from) || !NoteKey.TryParse(StrictJson.Text(root, "to") ?? "", out var to)) return false;
            if (from.Name != to.Name || from.Equals(to)) return false;
            handOver = new(from, to);
            return true;
        }
    }
}
