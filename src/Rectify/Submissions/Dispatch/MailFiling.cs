using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Submissions.Dispatch;

/// <summary>What a filing by email is in the case: the same as one by hand, with the Message-ID for the recipient's number.</summary>
internal static class MailFiling
{
    /// <summary>Records it; the fact comes back.</summary>
    public static async Task<Result<FactId>> RecordAsync(Change change, Submission filed, SubmissionVersion version, Mailing mailing, Instant at, CancellationToken cancellationToken)
    {
        var (channel, reference) = (ChannelOf(mailing), $"<{mailing.MessageId}>");
        await change.RecordAsync(new SubmissionFiled(filed, version, at, channel, reference, mailing.Incomplete), cancellationToken);
        return await new RecordFact(filed.CaseId, FactKind.Submitted, Occurrence.At(at, DateTimeZone.Utc))
        {
            Recipient = filed.Recipient,
            Stage = filed.Stage,
            Group = filed.Group,
            HowKnown = $"{channel} {reference}",
            Evidence = [$"sha256:{version.Sha256}", $"sha256:{mailing.Sha256}"],
        }.ExecuteAsync(change, cancellationToken);
    }

    /// <summary>The channel as filings and attempts name it.</summary>
    public static string ChannelOf(Mailing mailing) => $"mailto:{mailing.To}";
}
