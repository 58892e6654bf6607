using Rectify.Cases;
using Rectify.Storage;

namespace Rectify.Submissions;

/// <summary>The approved texts of a case that wait to be filed; the duties grid shows them.</summary>
public static class ReadyTexts
{
    /// <summary>By recipient and stage.</summary>
    public static async Task<IReadOnlyCollection<ReadyText>> OfAsync(ReadSession session, CaseId caseId, CancellationToken cancellationToken) =>
        [.. (await SubmissionStore.ListAsync(session, caseId, cancellationToken))
            .Where(submission => submission.State == SubmissionState.Approved)
            .Select(submission => new ReadyText(submission.Recipient, submission.Stage))];
}
