using Rectify.Foundation;

namespace Rectify.Cases;

/// <summary>The id of a <see cref="Signal"/>.</summary>
public readonly record struct SignalId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
