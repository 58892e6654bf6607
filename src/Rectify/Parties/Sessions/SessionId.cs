using Rectify.Foundation;

namespace Rectify.Parties.Sessions;

/// <summary>The id of a <see cref="Session"/>; it is no secret.</summary>
public readonly record struct SessionId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
