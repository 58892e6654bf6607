using Rectify.Foundation;

namespace Rectify.Cases;

/// <summary>The id of a <see cref="CaseFact"/>.</summary>
public readonly record struct FactId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
