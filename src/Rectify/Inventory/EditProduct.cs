using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Inventory;

/// <summary>Says something else of a product; what was said before stays in the log. Who provides it stays.</summary>
/// <param name="Product">Which.</param>
/// <param name="Name">1 to 200 characters, free among the provider's products.</param>
/// <param name="Markets">Where it is made available: ISO 3166-1 alpha-2 in capitals, or <c>EU</c>.</param>
/// <param name="Class">Its class under the Cyber Resilience Act, when known.</param>
/// <param name="SupportEndsOn">The last day of its support period, when known.</param>
/// <param name="Purl">The package that it is to others, without a version, when there is one.</param>
public sealed record EditProduct(
    ProductId Product, string Name, IReadOnlyList<string> Markets, ProductClass? Class = null, LocalDate? SupportEndsOn = null, string? Purl = null) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ProductStore.FindAsync(change.Session, Product, cancellationToken) is not { } known) return InventoryProblems.ProductUnknown;
        var problems = new Problems();
        Names.Check(problems, Name);
        Names.CheckMarkets(problems, Markets);
        problems.AddIf(
            await ProductStore.FindByNameAsync(change.Session, known.Provider, Name, cancellationToken) is { } other && other.Id != Product,
            InventoryProblems.NameTaken(Name.Trim()));
        var purl = Names.CheckPurl(problems, Purl);
        if (problems.Any) return problems;

        var now = known with { Name = Name.Trim(), Markets = Names.Sorted(Markets), Class = Class, SupportEndsOn = SupportEndsOn, Purl = purl };
        if (now.SaysTheSame(known)) return new Done();
        await ProductStore.PutAsync(change.Session, now, cancellationToken);
        await change.RecordAsync(new ProductEdited(now), cancellationToken);
        return new Done();
    }
}
