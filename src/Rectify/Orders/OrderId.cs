using Rectify.Foundation;

namespace Rectify.Orders;

/// <summary>The id of an <see cref="Order"/>.</summary>
public readonly record struct OrderId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
