using Rectify.Clocks.Rules;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Inventory.Intakes;

/// <summary>A file was handed in for a release or system.</summary>
internal sealed record IntakeHandedIn(Intake Intake) : IEvent
{
    public string Type => "intake.handedIn";

    public int Version => 1;

    public Subject Subject => new("intake", Intake.Id.Value);

    public void WritePayload(CanonicalWriter json) =>
        json.Member("asset", Intake.Asset.ToString()).Member("sha256", Intake.Sha256).Member("size", $"{Intake.Size}");
}

/// <summary>An intake came into another state.</summary>
internal sealed record IntakeMoved(Intake Intake) : IEvent
{
    public string Type => "intake.moved";

    public int Version => 1;

    public Subject Subject => new("intake", Intake.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("state", Words.Of(Intake.State));
        if (Intake.Why is { } why) json.Member("why", why);
    }
}
