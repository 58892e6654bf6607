using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Inventory.Owners;

/// <summary>Has a person answer for a product or a system in something. Several may; saying it twice is saying it once.</summary>
/// <param name="Of">The product or the system.</param>
/// <param name="Responsibility">In what.</param>
/// <param name="Person">Who.</param>
public sealed record AssignOwner(Subject Of, Responsibility Responsibility, PersonId Person) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        if (await UnknownAsync(change.Session, Of, cancellationToken) is { } unknown) problems.Add(unknown);
        problems.AddIf(await PersonStore.FindAsync(change.Session, Person, cancellationToken) is null, InventoryProblems.PersonUnknown);
        if (problems.Any) return problems;
        var owner = new Owner(Of, Responsibility, Person, change.Now);
        if ((await OwnerStore.OfAsync(change.Session, [Of], cancellationToken)).Any(known => known with { AssignedAt = change.Now } == owner)) return new Done();
        await OwnerStore.AddAsync(change.Session, [owner], cancellationToken);
        await change.RecordAsync(new OwnerChanged(owner, Assigned: true), cancellationToken);
        return new Done();
    }

    /// <summary>Why nobody can answer for it: there is no such thing; null when there is.</summary>
    public static async Task<Problem?> UnknownAsync(Storage.ReadSession session, Subject of, CancellationToken cancellationToken) => of.Concept switch
    {
        "product" => await ProductStore.FindAsync(session, new ProductId(of.Id), cancellationToken) is null ? InventoryProblems.ProductUnknown : null,
        "system" => await SystemStore.FindAsync(session, new SystemId(of.Id), cancellationToken) is null ? InventoryProblems.SystemUnknown : null,
        _ => throw new ArgumentOutOfRangeException(nameof(of), of, "People answer for products and systems."),
    };
}
