using Rectify.Foundation;

namespace Rectify.Inventory;

/// <summary>The id of a <see cref="Release"/>.</summary>
public readonly record struct ReleaseId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
