using Rectify.Advisories.Vex;
using Rectify.Publications.Model;

namespace Rectify.Publications.Data;

/// <summary>A product, or a component in a product, by its id.</summary>
/// <param name="Place">Where the model says it.</param>
/// <param name="Product">The product.</param>
/// <param name="Components">The components in it that the id is about; empty when it is the product itself.</param>
internal sealed record StatedProduct(string Id, string Place, PublishedProduct Product, IReadOnlyList<PublishedProduct> Components);

/// <summary>The products of an advisory by id, with those that are put together.</summary>
internal sealed class StatedProducts
{
    private readonly Dictionary<string, StatedProduct> _byId = new(StringComparer.Ordinal);

    public StatedProducts(PublishedAdvisory advisory)
    {
        for (var i = 0; i < advisory.Products.Count; i++)
            _byId.TryAdd(advisory.Products[i].Id, new(advisory.Products[i].Id, $"products/{i}", advisory.Products[i], []));
        for (var i = 0; i < advisory.Parts.Count; i++)
        {
            var part = advisory.Parts[i];
            var (component, product) = (_byId[part.Component], _byId[part.Product]);
            _byId.TryAdd(part.Id, new(part.Id, $"parts/{i}", product.Product, component.Components.Count > 0 ? component.Components : [component.Product]));
        }
    }

    public StatedProduct this[string id] => _byId[id];

    /// <summary>The four statuses of VEX; null for what is advice or not known.</summary>
    public static StatedStatus? Vex(ProductStatus status) => status switch
    {
        ProductStatus.FirstAffected or ProductStatus.KnownAffected or ProductStatus.LastAffected => StatedStatus.Affected,
        ProductStatus.FirstFixed or ProductStatus.Fixed => StatedStatus.Fixed,
        ProductStatus.KnownNotAffected => StatedStatus.NotAffected,
        ProductStatus.UnderInvestigation => StatedStatus.UnderInvestigation,
        _ => null,
    };
}
