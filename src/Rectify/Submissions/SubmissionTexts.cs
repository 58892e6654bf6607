using Rectify.Foundation;

namespace Rectify.Submissions;

/// <summary>What people read about submissions.</summary>
public static class SubmissionTexts
{
    /// <summary>A state in a word or two.</summary>
    public static Text Of(SubmissionState state) => state switch
    {
        SubmissionState.Draft => new("draft", "草稿"),
        SubmissionState.InReview => new("in review", "审核中"),
        SubmissionState.ChangesRequested => new("changes requested", "已要求修改"),
        SubmissionState.Approved => new("approved, not filed", "已批准，未报送"),
        SubmissionState.Dispatched => new("filed, no receipt", "已报送，无回执"),
        SubmissionState.Acknowledged => new("acknowledged", "已获回执"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
