using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Inventory;

/// <summary>Registers a product under the legal entity that provides it.</summary>
/// <param name="Name">1 to 200 characters, free among the provider's products.</param>
/// <param name="Provider">Who provides it.</param>
/// <param name="Markets">Where it is made available: ISO 3166-1 alpha-2 in capitals, or <c>EU</c>.</param>
/// <param name="Class">Its class under the Cyber Resilience Act, when known.</param>
/// <param name="SupportEndsOn">The last day of its support period, when known.</param>
/// <param name="Purl">The package that it is to others, without a version, when there is one: what statements about it are recognised by.</param>
public sealed record RegisterProduct(
    string Name, OrganisationId Provider, IReadOnlyList<string> Markets, ProductClass? Class = null, LocalDate? SupportEndsOn = null, string? Purl = null) : ICommand<ProductId>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<ProductId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        Names.Check(problems, Name);
        Names.CheckMarkets(problems, Markets);
        problems.AddIf(
            await OrganisationStore.FindAsync(change.Session, Provider, cancellationToken) is null, InventoryProblems.OrganisationUnknown);
        problems.AddIf(
            await ProductStore.FindByNameAsync(change.Session, Provider, Name, cancellationToken) is not null, InventoryProblems.NameTaken(Name.Trim()));
        var purl = Names.CheckPurl(problems, Purl);
        if (problems.Any) return problems;

        var product = new Product(new ProductId(change.NewId()), Name.Trim(), Provider, Names.Sorted(Markets), Class, SupportEndsOn, purl);
        await ProductStore.AddAsync(change.Session, [product], cancellationToken);
        await change.RecordAsync(new ProductRegistered(product), cancellationToken);
        return product.Id;
    }
}
