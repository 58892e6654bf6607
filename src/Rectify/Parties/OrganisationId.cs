using Rectify.Foundation;

namespace Rectify.Parties;

/// <summary>The id of an <see cref="Organisation"/>.</summary>
public readonly record struct OrganisationId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
