using Rectify.Foundation;

namespace Rectify.Submissions;

/// <summary>The id of a <see cref="Submission"/>.</summary>
public readonly record struct SubmissionId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
