using Rectify.Foundation;

namespace Rectify.Parties;

/// <summary>The id of an <see cref="ApiToken"/>; it is no secret.</summary>
public readonly record struct ApiTokenId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
