using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using static Rectify.Foundation.PersonRole;
using static Rectify.Submissions.SubmissionState;

namespace Rectify.Submissions;

/// <summary>What may follow a state of a submission, and who may say so. A new version always needs a new approval.</summary>
public static class SubmissionTransitions
{
    /// <summary>The table.</summary>
    public static Transitions<SubmissionState> Table { get; } = new(
        (Draft, Draft, [Reporter, Manager]),
        (Draft, InReview, [Reporter, Manager]),
        (InReview, ChangesRequested, [Approver]),
        (InReview, Approved, [Approver]),
        (ChangesRequested, Draft, [Reporter, Manager]),
        (Approved, Draft, [Reporter, Manager]),
        (Approved, Dispatched, [Reporter, Approver, Manager]),
        (Dispatched, Acknowledged, [Reporter, Approver, Manager]),
        (Dispatched, Refused, [Reporter, Approver, Manager]),
        (Dispatched, Draft, [Reporter, Manager]),
        (Acknowledged, Draft, [Reporter, Manager]),
        (Refused, Draft, [Reporter, Manager]));

    /// <summary>The table of whoever is alone and cannot wait: only <see cref="ApproveAlone"/> goes by it.</summary>
    public static Transitions<SubmissionState> Alone { get; } = new(
        (Draft, Approved, [Reporter, Approver, Manager]),
        (InReview, Approved, [Reporter, Approver, Manager]),
        (ChangesRequested, Approved, [Reporter, Approver, Manager]));

    /// <summary>
    /// The table of what is sent by email. The rows without a role are nobody's word but what the mail server answered; from what is uncertain only a person leads on.
    /// </summary>
    public static Transitions<SubmissionState> Mail { get; } = new(
        (Approved, Dispatching, [Reporter, Approver, Manager]),
        (Dispatching, Dispatched, []),
        (Dispatching, Approved, [Reporter, Approver, Manager]),
        (Dispatching, Uncertain, []),
        (Dispatched, Uncertain, []),
        (Uncertain, Dispatched, [Reporter, Approver, Manager]),
        (Uncertain, Approved, [Reporter, Approver, Manager]));

    /// <summary>The state that an action leads to.</summary>
    public static SubmissionState TargetOf(SubmissionAction action) => action switch
    {
        SubmissionAction.Revise => Draft,
        SubmissionAction.RequestReview => InReview,
        SubmissionAction.RequestChanges => ChangesRequested,
        SubmissionAction.Approve => Approved,
        SubmissionAction.RecordFiling => Dispatched,
        SubmissionAction.RecordAcknowledgement => Acknowledged,
        SubmissionAction.ApproveAlone => Approved,
        SubmissionAction.RecordRefusal => Refused,
        SubmissionAction.Send => Dispatching,
        SubmissionAction.SaySent => Dispatched,
        SubmissionAction.SayNotSent or SubmissionAction.TakeBack => Approved,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    /// <summary>The one state from which an action leads, where others lead to the same by other ways.</summary>
    private static SubmissionState? OnlyFrom(SubmissionAction action) => action switch
    {
        SubmissionAction.SaySent or SubmissionAction.SayNotSent => Uncertain,
        SubmissionAction.TakeBack => Dispatching,
        _ => null,
    };

    private static Transitions<SubmissionState> TableOf(SubmissionAction action) => action switch
    {
        SubmissionAction.ApproveAlone => Alone,
        SubmissionAction.Send or SubmissionAction.SaySent or SubmissionAction.SayNotSent or SubmissionAction.TakeBack => Mail,
        _ => Table,
    };

    /// <summary>Adds why whoever acts may not do this, and notes it for the log; adds nothing when they may.</summary>
    internal static async Task CheckAsync(
        Problems problems, Change change, Submission submission, SubmissionAction action, CancellationToken cancellationToken)
    {
        var (to, table) = (TargetOf(action), TableOf(action));
        if (!table.Leads(submission.State, to) || (OnlyFrom(action) is { } from && submission.State != from)) Refuse(problems, change, submission, SubmissionProblems.NotFromHere(submission.State));
        else if (!table.Allows(submission.State, to, await change.RolesAsync(cancellationToken)))
            Refuse(problems, change, submission, SubmissionProblems.NotByThisRole);
    }

    /// <summary>Adds why an act is refused, and notes it for the log.</summary>
    internal static void Refuse(Problems problems, Change change, Submission submission, Problem problem) =>
        problems.Add(change.Refuse(new Subject("submission", submission.Id.Value), problem, submission.AccessGroup));
}
