namespace Rectify.Testing;

/// <summary>The time of a machine whose clock a test sets wrong; how long things take is not changed by it.</summary>
public sealed class ShiftedTime : TimeProvider
{
    /// <summary>How far its clock is ahead.</summary>
    public TimeSpan Ahead { get; set; }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
