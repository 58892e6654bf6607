using Rectify.Foundation;

namespace Rectify.Inventory;

/// <summary>The id of a <see cref="Product"/>.</summary>
public readonly record struct ProductId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
