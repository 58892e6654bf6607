using Rectify.Foundation;

namespace Rectify.Findings;

/// <summary>The id of a <see cref="Finding"/>.</summary>
public readonly record struct FindingId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
