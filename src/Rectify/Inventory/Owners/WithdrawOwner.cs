using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Inventory.Owners;

/// <summary>Has a person answer for a product or a system no more. Who did until then stays in the log.</summary>
/// <param name="Of">The product or the system.</param>
/// <param name="Responsibility">In what.</param>
/// <param name="Person">Who.</param>
public sealed record WithdrawOwner(Subject Of, Responsibility Responsibility, PersonId Person) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var known = await OwnerStore.OfAsync(change.Session, [Of], cancellationToken);
        if (known.FirstOrDefault(owner => owner.Responsibility == Responsibility && owner.Person == Person) is not { } found) return InventoryProblems.NotAnOwner;
        await OwnerStore.RemoveAsync(change.Session, found, cancellationToken);
        await change.RecordAsync(new OwnerChanged(found, Assigned: false), cancellationToken);
        return new Done();
    }
}
