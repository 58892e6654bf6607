using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Findings.Statements;

/// <summary>Says which package a product is to others, and gives the findings of its releases what statements about that package say: more than one transaction takes after this.</summary>
/// <param name="Product">The product.</param>
/// <param name="Purl">The package, without a version.</param>
public sealed record NameProductPurl(ProductId Product, string Purl) : ICommand<PurlNamed>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<PurlNamed>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.AddIf(await ProductStore.FindAsync(change.Session, Product, cancellationToken) is null, InventoryProblems.ProductUnknown);
        var purl = Names.CheckPurl(problems, Purl);
        if (purl is null || problems.Any) return problems;
        await ProductStore.SetPurlAsync(change.Session, Product, purl, cancellationToken);
        await change.RecordAsync(new ProductPurlNamed(Product, purl), cancellationToken);
        return new PurlNamed(await ApplyStatements.SayToAllAsync(change, new Subject("product", Product.Value), cancellationToken));
    }
}

/// <summary>A product is known to others by a package.</summary>
/// <param name="GoesOn">What is still to be done of giving its findings what statements say; null when all of it is.</param>
public sealed record PurlNamed(StatementPass? GoesOn);
