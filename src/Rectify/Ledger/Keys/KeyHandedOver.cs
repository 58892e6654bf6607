using Rectify.Proof.Canonical;
using Rectify.Proof.Cosigning;

namespace Rectify.Ledger.Keys;

/// <summary>A log's key handed over to the next. Its payload is never erased: what is signed from here on hangs on it.</summary>
internal sealed record KeyHandedOver(Subject Subject, KeyHandOver HandOver) : IEvent
{
    public string Type => KeyHandOver.EventType;

    public int Version => KeyHandOver.EventVersion;

    public void WritePayload(CanonicalWriter json) => HandOver.WriteMembers(json);
}
