using Rectify.Clocks.Rules;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Inventory.Data;

/// <summary>It was said that a system holds data, or something else than before was said of data that it holds.</summary>
internal sealed record DataHeldSaid(DataHeld Data, bool IsNew) : IEvent
{
    public string Type => IsNew ? "dataHeld.added" : "dataHeld.changed";

    public int Version => 1;

    public Subject Subject => new("system", Data.System.Value);

    public void WritePayload(CanonicalWriter json)
    {
        var says = Data.Says;
        json.Member("id", Data.Id.ToString());
        json.Member("category", Words.Of(says.Category));
        json.Member("purpose", says.Purpose);
        json.Member("persons", Words.Of(says.Persons));
        json.Member("source", Words.Of(says.Source));
        json.Member("collectedFrom", Names.Join(says.CollectedFrom));
        if (says.Basis is { } basis) json.Member("basis", Words.Of(basis));
        json.Member("storedIn", Names.Join(says.StoredIn));
        if (says.Retention is { } kept) json.Member("retention", kept);
        json.Member("processors", Names.Join([.. says.Processors.Select(processor => processor.ToString())]));
        json.Member("transfers", DataHeldStore.Join(says.Transfers));
    }
}

/// <summary>Data is held no more, or never was.</summary>
internal sealed record DataHeldWithdrawn(DataHeld Data, string Reason) : IEvent
{
    public string Type => "dataHeld.withdrawn";

    public int Version => 1;

    public Subject Subject => new("system", Data.System.Value);

    public void WritePayload(CanonicalWriter json) => json.Member("id", Data.Id.ToString()).Member("reason", Reason);
}
