using Rectify.Clocks.Rules;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Inventory.Owners;

/// <summary>A person answers for a product or a system in something, or does so no more.</summary>
internal sealed record OwnerChanged(Owner Owner, bool Assigned) : IEvent
{
    public string Type => Assigned ? "owner.assigned" : "owner.withdrawn";

    public int Version => 1;

    public Subject Subject => Owner.Of;

    public void WritePayload(CanonicalWriter json) =>
        json.Member("responsibility", Words.Of(Owner.Responsibility)).Member("person", Owner.Person.ToString());
}
