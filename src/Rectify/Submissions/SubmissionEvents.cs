using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Submissions;

/// <summary>What happened to a submission; whoever may see the submission may see it.</summary>
internal abstract record SubmissionEvent(Submission Submission) : IEvent
{
    public abstract string Type { get; }

    int IEvent.Version => 1;

    public Subject Subject => new("submission", Submission.Id.Value);

    public Id? AccessGroup => Submission.AccessGroup;

    public abstract void WritePayload(CanonicalWriter json);
}

/// <summary>A version was written; the event binds its exact bytes, and the rule that it was written under, by their hashes.</summary>
internal sealed record SubmissionWritten(Submission Submission, SubmissionVersion Version, Obligation Duty) : SubmissionEvent(Submission)
{
    public override string Type => "submission.written";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("case", Submission.CaseId.ToString());
        json.Member("rule", Submission.RuleId);
        json.Member("ruleSha256", Duty.Rule.Hash);
        if (Duty.Conservative is { } conservative) json.Member("conservative", InstantPattern.ExtendedIso.Format(conservative));
        if (Duty.LatestArguable is { } latest) json.Member("latestArguable", InstantPattern.ExtendedIso.Format(latest));
        json.Member("stage", Submission.Stage);
        json.Member("recipient", Submission.Recipient);
        if (Submission.Group is { } group) json.Member("group", group);
        json.Member("number", Version.Number);
        json.Member("sha256", Version.Sha256);
        json.Name("missing").BeginArray();
        foreach (var field in Version.Missing) json.Value(field);
        json.EndArray();
        if (Version.Corrects is { } corrects) json.Member("corrects", corrects);
        if (Version.Correction is { } correction) json.Member("correction", correction);
    }
}

/// <summary>A person signed an act on a version. The person stands in the payload, which can be erased.</summary>
internal sealed record SubmissionSigned(Submission Submission, SubmissionVersion Version, SubmissionSignature Signature) : SubmissionEvent(Submission)
{
    public override string Type => "submission.signed";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("action", Signature.Action.ToWord());
        json.Member("number", Version.Number);
        json.Member("sha256", Version.Sha256);
        json.Member("person", Signature.Person.ToString());
        json.Member("publicKey", Convert.ToHexStringLower(Signature.PublicKey));
        json.Member("signature", Convert.ToHexStringLower(Signature.Signature));
        json.Member("state", Submission.State.ToWord());
    }
}

/// <summary>A person who was signed in to the server did an act on a version. The person stands in the payload, which can be erased.</summary>
internal sealed record SubmissionActed(Submission Submission, SubmissionVersion Version, SubmissionSignature Act) : SubmissionEvent(Submission)
{
    public override string Type => "submission.acted";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("action", Act.Action.ToWord());
        json.Member("number", Version.Number);
        json.Member("sha256", Version.Sha256);
        json.Member("person", Act.Person.ToString());
        json.Member("state", Submission.State.ToWord());
    }
}

/// <summary>One person approved a version alone, and says why it could not wait.</summary>
internal sealed record SubmissionApprovedAlone(Submission Submission, AloneApproval Approval) : SubmissionEvent(Submission)
{
    public override string Type => "submission.approved-alone";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("number", Approval.Version);
        json.Member("reason", Approval.Reason);
    }
}

/// <summary>Another person reviewed afterwards what was approved alone.</summary>
internal sealed record SubmissionReviewedAfterwards(Submission Submission, int Version, string Review) : SubmissionEvent(Submission)
{
    public override string Type => "submission.reviewed-afterwards";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("number", Version);
        json.Member("review", Review);
    }
}

/// <summary>Somebody took the writing over.</summary>
internal sealed record SubmissionTakenOver(Submission Submission, Editor? Before) : SubmissionEvent(Submission)
{
    public override string Type => "submission.taken-over";

    public override void WritePayload(CanonicalWriter json)
    {
        if (Before is { } before) json.Member("from", before.Person.ToString());
    }
}

/// <summary>An attempt to file led nowhere.</summary>
internal sealed record SubmissionAttempted(Submission Submission, FailedAttempt Attempt) : SubmissionEvent(Submission)
{
    public override string Type => "submission.attempted";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("number", Attempt.Version);
        json.Member("triedAt", InstantPattern.ExtendedIso.Format(Attempt.TriedAt));
        json.Member("channel", Attempt.Channel);
        json.Member("happened", Attempt.Happened);
        if (Attempt.Sha256 is { } hash) json.Member("sha256", hash);
    }
}

/// <summary>The recipient refused what was filed.</summary>
internal sealed record SubmissionRefused(Submission Submission, string Reason) : SubmissionEvent(Submission)
{
    public override string Type => "submission.refused";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("number", Submission.Version);
        json.Member("reason", Reason);
    }
}

/// <summary>A person filed the approved bytes and says where and when.</summary>
internal sealed record SubmissionFiled(
    Submission Submission, SubmissionVersion Version, Instant FiledAt, string Channel, string Reference, bool Incomplete) : SubmissionEvent(Submission)
{
    public override string Type => "submission.filed";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("number", Version.Number);
        json.Member("sha256", Version.Sha256);
        json.Member("filedAt", InstantPattern.ExtendedIso.Format(FiledAt));
        json.Member("channel", Channel);
        json.Member("reference", Reference);
        if (Incomplete) json.Member("incomplete", true);
    }
}

/// <summary>A time-stamping authority signed that the bytes that were filed existed.</summary>
internal sealed record SubmissionTimestamped(Submission Submission, int Version, string Sha256, string TokenSha256, Instant StampedAt) : SubmissionEvent(Submission)
{
    public override string Type => "submission.timestamped";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("number", Version);
        json.Member("sha256", Sha256);
        json.Member("tokenSha256", TokenSha256);
        json.Member("stampedAt", InstantPattern.ExtendedIso.Format(StampedAt));
    }
}

/// <summary>The reviewer asked for changes.</summary>
internal sealed record SubmissionChangesRequested(Submission Submission, string Reason) : SubmissionEvent(Submission)
{
    public override string Type => "submission.changes-requested";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("number", Submission.Version);
        json.Member("reason", Reason);
    }
}

/// <summary>The recipient gave something back.</summary>
internal sealed record SubmissionAcknowledged(Submission Submission, Acknowledgement Acknowledgement) : SubmissionEvent(Submission)
{
    public override string Type => "submission.acknowledged";

    public override void WritePayload(CanonicalWriter json)
    {
        json.Member("acknowledgement", Acknowledgement.Id.ToString());
        json.Member("reference", Acknowledgement.Reference);
        json.Member("sha256", Acknowledgement.Sha256);
        json.Member("receivedAt", InstantPattern.ExtendedIso.Format(Acknowledgement.ReceivedAt));
    }
}
