using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;

namespace Rectify.Findings.Statements;

/// <summary>Says which package a product is to others, and gives the findings of its releases what statements about that package say.</summary>
/// <param name="Product">The product.</param>
/// <param name="Purl">The package, without a version.</param>
public sealed record NameProductPurl(ProductId Product, string Purl) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.AddIf(await ProductStore.FindAsync(change.Session, Product, cancellationToken) is null, InventoryProblems.ProductUnknown);
        var purl = Names.CheckPurl(problems, Purl);
        if (purl is null || problems.Any) return problems;
        await ProductStore.SetPurlAsync(change.Session, Product, purl, cancellationToken);
        await change.RecordAsync(new ProductPurlNamed(Product, purl), cancellationToken);
        for (var (after, page) = (default(Id), await PageAsync(default)); page.Count > 0; page = await PageAsync(after))
        {
            var findings = await FindingStore.OfAssetsAsync(change.Session, page.Select(release => (AssetId)release.Id), cancellationToken);
            await ApplyStatements.SayKeptAsync(change, new Subject("product", Product.Value), findings, cancellationToken);
            after = page[^1].Id.Value;
        }
        return new Done();

        Task<IReadOnlyList<Release>> PageAsync(Id after) => ProductStore.PageOfReleasesAsync(change.Session, Product, after, 200, cancellationToken);
    }
}
