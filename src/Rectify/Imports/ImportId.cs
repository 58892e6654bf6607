using Rectify.Foundation;

namespace Rectify.Imports;

/// <summary>The id of an <see cref="Import"/>.</summary>
public readonly record struct ImportId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
