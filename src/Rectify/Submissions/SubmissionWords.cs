namespace Rectify.Submissions;

/// <summary>The words for states and actions in the store, in events and in signed statements; they never change.</summary>
internal static class SubmissionWords
{
    private static readonly (SubmissionState State, string Word)[] States =
    [
        (SubmissionState.Draft, "draft"),
        (SubmissionState.InReview, "in-review"),
        (SubmissionState.ChangesRequested, "changes-requested"),
        (SubmissionState.Approved, "approved"),
        (SubmissionState.Dispatched, "dispatched"),
        (SubmissionState.Acknowledged, "acknowledged"),
        (SubmissionState.Refused, "refused"),
        (SubmissionState.Dispatching, "dispatching"),
        (SubmissionState.Uncertain, "uncertain"),
    ];

    private static readonly (SubmissionAction Action, string Word)[] Actions =
    [
        (SubmissionAction.Revise, "revise"),
        (SubmissionAction.RequestReview, "request-review"),
        (SubmissionAction.RequestChanges, "request-changes"),
        (SubmissionAction.Approve, "approve"),
        (SubmissionAction.RecordFiling, "record-filing"),
        (SubmissionAction.RecordAcknowledgement, "record-acknowledgement"),
        (SubmissionAction.ApproveAlone, "approve-alone"),
        (SubmissionAction.RecordRefusal, "record-refusal"),
        (SubmissionAction.Send, "send"),
        (SubmissionAction.SaySent, "say-sent"),
        (SubmissionAction.SayNotSent, "say-not-sent"),
        (SubmissionAction.TakeBack, "take-back"),
    ];

    public static string ToWord(this SubmissionState state) => States.First(row => row.State == state).Word;

    public static string ToWord(this SubmissionAction action) => Actions.First(row => row.Action == action).Word;

    private static readonly (FieldOrigin Origin, string Word)[] Origins =
    [
        (FieldOrigin.None, "none"),
        (FieldOrigin.Author, "author"),
        (FieldOrigin.FormerReport, "former-report"),
        (FieldOrigin.CaseTitle, "case-title"),
        (FieldOrigin.CaseKind, "case-kind"),
        (FieldOrigin.CaseVulnerabilities, "case-vulnerabilities"),
        (FieldOrigin.Trigger, "trigger"),
        (FieldOrigin.Inventory, "inventory"),
        (FieldOrigin.Findings, "findings"),
    ];

    public static string ToWord(this FieldOrigin origin) => Origins.First(row => row.Origin == origin).Word;

    public static FieldOrigin ParseOrigin(string word) =>
        Origins.Where(row => row.Word == word).Select(row => (FieldOrigin?)row.Origin).FirstOrDefault()
        ?? throw new FormatException($"Not an origin of a field: {word}");

    public static SubmissionState ParseState(string word) =>
        States.Where(row => row.Word == word).Select(row => (SubmissionState?)row.State).FirstOrDefault()
        ?? throw new FormatException($"Not a state of a submission: {word}");

    public static SubmissionAction ParseAction(string word) =>
        Actions.Where(row => row.Word == word).Select(row => (SubmissionAction?)row.Action).FirstOrDefault()
        ?? throw new FormatException($"Not an act on a submission: {word}");
}
