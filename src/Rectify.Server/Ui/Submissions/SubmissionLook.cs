using Rectify.Foundation;
using Rectify.Server.Ui.Pieces;
using Rectify.Submissions;
using NodaTime;

namespace Rectify.Server.Ui.Submissions;

/// <summary>A shape, a word and a colour for where a report stands. Green is for what has a receipt, and nothing else.</summary>
internal static class SubmissionLook
{
    /// <summary>Of a report by itself.</summary>
    public static DutyLook Of(SubmissionState state) => state switch
    {
        SubmissionState.Draft => new("○", SubmissionTexts.Of(state), "plain"),
        SubmissionState.InReview => new("◔", SubmissionTexts.Of(state), "plain"),
        SubmissionState.ChangesRequested => new("↩", SubmissionTexts.Of(state), "plain"),
        SubmissionState.Approved => new("◑", SubmissionTexts.Of(state), "plain"),
        SubmissionState.Dispatched => new("◕", SubmissionTexts.Of(state), "plain"),
        SubmissionState.Acknowledged => new("✓", SubmissionTexts.Of(state), "receipt"),
        SubmissionState.Refused => new("✕", SubmissionTexts.Of(state), "plain"),
        SubmissionState.Dispatching => new("➤", SubmissionTexts.Of(state), "plain"),
        SubmissionState.Uncertain => new("?", SubmissionTexts.Of(state), "soon"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Of a report that is owed: how much time is left says more than that a draft was begun.</summary>
    public static DutyLook Of(RegisterStage stage, Instant now) => stage switch
    {
        { Duty.SaidNotApplicable: true } or { Duty.Carried: true } => new("–", Cases.CasesTexts.SaidNotApplicable, "faint"),
        { Duty.IsOpen: true } => DutyLook.Of(stage.Duty, now),
        { Submission: { } submission } => Of(submission.State),
        _ => DutyLook.Of(stage.Duty, now),
    };
}
