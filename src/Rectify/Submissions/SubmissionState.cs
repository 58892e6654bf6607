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

    /// <summary>A person filed the approved bytes and recorded it, or the mail server took what they sent.</summary>
    Dispatched,

    /// <summary>The recipient acknowledged it.</summary>
    Acknowledged,

    /// <summary>The recipient refused it: wrong form, wrong addressee, a field that it wants.</summary>
    Refused,

    /// <summary>A person pressed Send; it is on its way to the mail server.</summary>
    Dispatching,

    /// <summary>Nobody knows whether it left or arrived; a person finds out, and nothing is sent again until then.</summary>
    Uncertain,
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

    /// <summary>Approve exact bytes alone, because nobody else is there in time; another reviews it afterwards.</summary>
    ApproveAlone,

    /// <summary>Record that the recipient refused what was filed.</summary>
    RecordRefusal,

    /// <summary>Send the approved bytes by email.</summary>
    Send,

    /// <summary>Say, of what is uncertain, that it was sent.</summary>
    SaySent,

    /// <summary>Say, of what is uncertain, that it was not sent.</summary>
    SayNotSent,

    /// <summary>Take back what nobody has begun to send.</summary>
    TakeBack,
}
