using Rectify.Foundation;

namespace Rectify.Inventory;

/// <summary>The id of a <see cref="OperatedSystem"/>.</summary>
public readonly record struct SystemId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
