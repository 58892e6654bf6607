using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Cases;

/// <summary>A machine or a stranger said something.</summary>
internal sealed record SignalRaised(Signal Signal) : IEvent
{
    public string Type => "signal.raised";

    public int Version => Signal.Everywhere ? 2 : 1;

    public Subject Subject => CaseEvents.Subject(Signal.Id);

    public Id? AccessGroup => Signal.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json
        .Member("source", Signal.Source).Member("statement", Signal.Statement).Texts("kinds", Signal.Kinds.Select(Words.Of))
        .Member("occurred", OccurrenceColumns.Text(Signal.Occurred)).Member("zone", Signal.Occurred.Zone.Id)
        .Texts("assets", Signal.Assets.Select(asset => asset.ToString()))
        .Optional("vulnerability", Signal.Vulnerability).Optional("case", Signal.Case?.ToString())
        .Optional("everywhere", Signal.Everywhere ? "yes" : null);
}

/// <summary>A waiting signal touches everything in which its vulnerability is found from now on, and belongs to a case.</summary>
internal sealed record SignalReached(Signal Signal) : IEvent
{
    public string Type => "signal.reached";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Signal.Id);

    public Id? AccessGroup => Signal.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Optional("case", Signal.Case?.ToString());
}

/// <summary>A waiting signal turned out to touch one more asset.</summary>
internal sealed record SignalWidened(Signal Signal, AssetId Asset) : IEvent
{
    public string Type => "signal.widened";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Signal.Id);

    public Id? AccessGroup => Signal.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("asset", Asset.ToString());
}

/// <summary>A waiting signal was given to a case.</summary>
internal sealed record SignalAttached(Signal Signal, Case Case) : IEvent
{
    public string Type => "signal.attached";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Signal.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("case", Case.Id.ToString());
}

/// <summary>A signal left a case, to be confirmed in another one; what it started there provisionally ends.</summary>
internal sealed record SignalLeft(Signal Signal, Case Case) : IEvent
{
    public string Type => "signal.left";

    public int Version => 1;

    /// <summary>The case that it left: its duties are computed again.</summary>
    public Subject Subject => CaseEvents.Subject(Case.Id);

    public Id? AccessGroup => Case.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Member("signal", Signal.Id.ToString()).Optional("for", Signal.Case?.ToString());
}

/// <summary>A person confirmed a signal; the facts have events of their own.</summary>
internal sealed record SignalConfirmed(Signal Signal) : IEvent
{
    public string Type => "signal.confirmed";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Signal.Id);

    public Id? AccessGroup => Signal.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Optional("case", Signal.Case?.ToString());
}

/// <summary>A person rejected a signal.</summary>
internal sealed record SignalRejected(Signal Signal) : IEvent
{
    public string Type => "signal.rejected";

    public int Version => 1;

    public Subject Subject => CaseEvents.Subject(Signal.Id);

    public Id? AccessGroup => Signal.AccessGroup;

    public void WritePayload(CanonicalWriter json) => json.Optional("reason", Signal.Reason);
}
