using Rectify.Proof.Canonical;
using Rectify.Proof.Cosigning;

namespace Rectify.Ledger;

/// <summary>The first event of a log that goes on where another ended. Its payload is never erased: the log before it hangs on it.</summary>
internal sealed record LogSucceeded(Subject Subject, Succession Succession) : IEvent
{
    public string Type => Succession.EventType;

    public int Version => Succession.EventVersion;

    public void WritePayload(CanonicalWriter json) => Succession.WriteMembers(json);
}
