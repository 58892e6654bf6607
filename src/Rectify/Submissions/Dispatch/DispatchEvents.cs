using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Proof.Canonical;

namespace Rectify.Submissions.Dispatch;

/// <summary>A person pressed Send; the event binds the mail's exact bytes. Who it was stands in the act beside it.</summary>
internal sealed record SubmissionSending(Submission Submission, SubmissionVersion Version, Mailing Mailing) : SubmissionEvent(Submission)
{
    public override string Type => "submission.sending";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("mailing", Mailing.Id.ToString());
        json.Member("number", Version.Number);
        json.Member("sha256", Version.Sha256);
        json.Member("to", Mailing.To);
        json.Member("messageId", Mailing.MessageId);
        json.Member("protection", Words.Of(Mailing.Protection));
        json.Member("mailSha256", Mailing.Sha256);
        if (Mailing.Incomplete) json.Member("incomplete", true);
    }
}

/// <summary>What became of a mail, and who had pressed Send. They stand in the payload, which can be erased.</summary>
internal sealed record SubmissionSendingEnded(Submission Submission, Mailing Mailing, Instant At, string Answer) : SubmissionEvent(Submission)
{
    public override string Type => "submission.sending-ended";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("mailing", Mailing.Id.ToString());
        json.Member("person", Mailing.Person.ToString());
        json.Member("outcome", Words.Of(Mailing.State));
        json.Member("answer", Answer);
        if (Mailing.BegunAt is { } begun) json.Member("begunAt", InstantPattern.ExtendedIso.Format(begun));
        json.Member("at", InstantPattern.ExtendedIso.Format(At));
        json.Member("state", Submission.State.ToWord());
    }
}

/// <summary>A person found out what became of a mail, and says how.</summary>
internal sealed record SubmissionSendingSettled(Submission Submission, Mailing Mailing, bool WasSent, string HowKnown) : SubmissionEvent(Submission)
{
    public override string Type => "submission.sending-settled";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("mailing", Mailing.Id.ToString());
        json.Member("sent", WasSent);
        json.Member("howKnown", HowKnown);
    }
}

/// <summary>A person took a mail back that nobody had begun to send.</summary>
internal sealed record SubmissionSendingTakenBack(Submission Submission, Mailing Mailing) : SubmissionEvent(Submission)
{
    public override string Type => "submission.sending-taken-back";

    public override void WritePayload(CanonicalWriter json) => json.Member("mailing", Mailing.Id.ToString());
}

/// <summary>Something came back to a mail; the event binds the message as it came.</summary>
internal sealed record SubmissionAnswered(Submission Submission, MailingAnswer Answer) : SubmissionEvent(Submission)
{
    public override string Type => "submission.answered";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("mailing", Answer.Mailing.ToString());
        json.Member("kind", Words.Of(Answer.Kind));
        json.Member("from", Answer.Sender);
        json.Member("says", Answer.Says);
        json.Member("sha256", Answer.Sha256);
        json.Member("state", Submission.State.ToWord());
    }
}
