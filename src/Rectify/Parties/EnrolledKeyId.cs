using Rectify.Foundation;

namespace Rectify.Parties;

/// <summary>The id of an <see cref="EnrolledKey"/>.</summary>
public readonly record struct EnrolledKeyId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
