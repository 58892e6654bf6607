using Rectify.Foundation;

namespace Rectify.Inventory.Data;

/// <summary>The id of a <see cref="DataHeld"/>.</summary>
public readonly record struct DataHeldId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
