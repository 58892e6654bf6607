namespace Rectify.Submissions;

/// <summary>Where a submission stands.</summary>
public enum SubmissionState
{
    /// <summary>Somebody writes it.</summary>
    Draft,

    /// <summary>Its author signed a version and asks for approval.</summary>
    InReview,

    /// <summary>The reviewer wants it changed.</summary>
    ChangesRequested,

    /// <summary>A second person approved exact bytes. Nothing has left the house.</summary>
    Approved,

    /// <summary>A person filed the approved bytes and recorded it.</summary>
    Dispatched,

    /// <summary>The recipient acknowledged it.</summary>
    Acknowledged,
}

/// <summary>What can be done to a submission. Each is a person's act.</summary>
public enum SubmissionAction
{
    /// <summary>Write a new version.</summary>
    Revise,

    /// <summary>Sign a version as its author and ask for approval.</summary>
    RequestReview,

    /// <summary>Ask the author for changes.</summary>
    RequestChanges,

    /// <summary>Approve exact bytes, as somebody other than the author.</summary>
    Approve,

    /// <summary>Record that a person filed the approved bytes.</summary>
    RecordFiling,

    /// <summary>Record what the recipient gave back.</summary>
    RecordAcknowledgement,
}

/// <summary>The one table of what leads where; what is not in it is refused. A new version always needs a new approval.</summary>
public static class SubmissionTransitions
{
    private static readonly (SubmissionState From, SubmissionAction Action, SubmissionState To)[] Table =
    [
        (SubmissionState.Draft, SubmissionAction.Revise, SubmissionState.Draft),
        (SubmissionState.Draft, SubmissionAction.RequestReview, SubmissionState.InReview),
        (SubmissionState.InReview, SubmissionAction.RequestChanges, SubmissionState.ChangesRequested),
        (SubmissionState.InReview, SubmissionAction.Approve, SubmissionState.Approved),
        (SubmissionState.ChangesRequested, SubmissionAction.Revise, SubmissionState.Draft),
        (SubmissionState.Approved, SubmissionAction.Revise, SubmissionState.Draft),
        (SubmissionState.Approved, SubmissionAction.RecordFiling, SubmissionState.Dispatched),
        (SubmissionState.Dispatched, SubmissionAction.RecordAcknowledgement, SubmissionState.Acknowledged),
    ];

    /// <summary>Where an action leads, or null when it is refused.</summary>
    public static SubmissionState? Next(SubmissionState from, SubmissionAction action)
    {
        foreach (var row in Table)
            if (row.From == from && row.Action == action) return row.To;
        return null;
    }
}
