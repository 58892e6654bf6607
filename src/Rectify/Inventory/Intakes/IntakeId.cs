using Rectify.Foundation;

namespace Rectify.Inventory.Intakes;

/// <summary>The id of an <see cref="Intake"/>.</summary>
public readonly record struct IntakeId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
