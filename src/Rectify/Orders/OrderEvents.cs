using NodaTime.Text;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Orders;

/// <summary>An order came in, with all its items.</summary>
internal sealed record OrderReceived(Order Order, IReadOnlyList<OrderLine> Lines, string SheetSha256) : IEvent
{
    public string Type => "order.received";

    public int Version => 1;

    public Subject Subject => new("order", Order.Id.Value);

    public Id? AccessGroup => Order.AccessGroup;

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("case", Order.CaseId.ToString());
        json.Member("number", Order.Number);
        json.Member("issuer", Order.Issuer.ToString());
        json.Member("addressee", Order.Addressee.ToString());
        json.Member("legalBasis", Order.LegalBasis);
        json.Member("servedAt", InstantPattern.ExtendedIso.Format(Order.ServedAt));
        json.Member("rectifyBy", LocalDatePattern.Iso.Format(Order.RectifyBy));
        json.Member("sheetSha256", SheetSha256);
        json.Name("items").BeginArray();
        foreach (var line in Lines)
        {
            json.BeginObject();
            json.Member("number", line.Number);
            json.Member("description", line.Description);
            json.Member("clause", line.Clause);
            json.Member("requirement", line.Requirement);
            json.Member("system", line.System);
            if (line.DueOn is { } due) json.Member("dueOn", LocalDatePattern.Iso.Format(due));
            json.EndObject();
        }
        json.EndArray();
    }
}

/// <summary>The work on an item moved on.</summary>
internal sealed record OrderItemMoved(Order Order, int Number, ItemState From, ItemState To, string Remark) : IEvent
{
    public string Type => "order.item-moved";

    public int Version => 1;

    public Subject Subject => new("order", Order.Id.Value);

    public Id? AccessGroup => Order.AccessGroup;

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("number", Number);
        json.Member("from", From.ToWord());
        json.Member("to", To.ToWord());
        json.Member("remark", Remark);
    }
}

/// <summary>Evidence was put behind an item. Its bytes are in the store; the event holds their hash.</summary>
internal sealed record OrderEvidenceAdded(Order Order, int Number, Evidence Evidence) : IEvent
{
    public string Type => "order.evidence-added";

    public int Version => 1;

    public Subject Subject => new("order", Order.Id.Value);

    public Id? AccessGroup => Order.AccessGroup;

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("number", Number);
        json.Member("evidence", Evidence.Id.ToString());
        json.Member("fileName", Evidence.FileName);
        json.Member("sha256", Evidence.Sha256);
        json.Member("length", Evidence.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        json.Member("says", Evidence.Says);
    }
}
