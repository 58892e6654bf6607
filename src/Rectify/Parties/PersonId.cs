using Rectify.Foundation;

namespace Rectify.Parties;

/// <summary>The id of a <see cref="Person"/>.</summary>
public readonly record struct PersonId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
