using Rectify.Foundation;

namespace Rectify.Alerts;

/// <summary>The id of an <see cref="Alarm"/>.</summary>
public readonly record struct AlarmId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
