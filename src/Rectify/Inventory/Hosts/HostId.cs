using Rectify.Foundation;

namespace Rectify.Inventory.Hosts;

/// <summary>The id of a <see cref="Host"/>.</summary>
public readonly record struct HostId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
