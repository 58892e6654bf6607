using Rectify.Submissions;

namespace Rectify.Cli.Commands.Casework;

/// <summary>A submission together with the bytes of one of its versions.</summary>
internal static class Versions
{
    /// <summary>The newest version of a submission that is there.</summary>
    public static Task<(Submission Submission, SubmissionVersion Version)> NewestAsync(this CaseDesk desk, SubmissionId id) =>
        desk.ReadAsync(async (session, token) =>
        {
            var submission = await SubmissionStore.FindAsync(session, id, token) ?? throw new InvalidOperationException($"The submission {id} was there a moment ago.");
            var version = await SubmissionStore.FindVersionAsync(session, submission, submission.Version, token)
                ?? throw new InvalidOperationException($"The submission {id} has no version {submission.Version}.");
            return (submission, version);
        });
}
