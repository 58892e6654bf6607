using Rectify.Foundation;

namespace Rectify.Cases;

/// <summary>The id of a <see cref="Case"/>.</summary>
public readonly record struct CaseId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
