using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Submissions;

/// <summary>A report under one obligation, to one recipient.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CaseId">The case.</param>
/// <param name="RuleId">The rule whose duty it serves.</param>
/// <param name="Stage">The rule's stage, for example <c>early-warning</c>.</param>
/// <param name="Recipient">The recipient's id in the rule, or the party's id where the recipient is several parties.</param>
/// <param name="Group">The obligation's group; null when the case has only one.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Version">The number of its newest version, from 1.</param>
/// <param name="AccessGroup">The people who alone may see it; null when the case is open.</param>
public sealed record Submission(
    SubmissionId Id,
    CaseId CaseId,
    string RuleId,
    string Stage,
    string Recipient,
    string? Group,
    SubmissionState State,
    int Version,
    Id? AccessGroup)
{
    /// <summary>Whether it serves a duty.</summary>
    public bool IsUnder(KeptDuty duty) => RuleId == duty.Rule && Recipient == duty.Recipient && Group == duty.Group;

    /// <summary>Whether it serves an obligation.</summary>
    public bool IsUnder(Obligation duty) => RuleId == duty.RuleId && Recipient == duty.Recipient && Group == duty.Group;
}

/// <summary>The exact bytes of one version. They never change; another text is another version.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Bytes">What would be filed.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the bytes.</param>
/// <param name="Missing">The names of required fields that are empty.</param>
/// <param name="WrittenAt">When.</param>
public sealed record SubmissionVersion(int Number, byte[] Bytes, string Sha256, IReadOnlyList<string> Missing, Instant WrittenAt)
{
    /// <summary>Who wrote it; null for what the program wrote in local mode, and for what was written when that was not kept.</summary>
    public PersonId? WrittenBy { get; init; }

    /// <summary>The version that was filed and that this one corrects; null for any other.</summary>
    public int? Corrects { get; init; }

    /// <summary>Why it is corrected.</summary>
    public string? Correction { get; init; }
}

/// <summary>What stands in a field of a version.</summary>
/// <param name="Name">The form's name of the field.</param>
/// <param name="Value">In the language of the form.</param>
/// <param name="Beside">The same in the team's other language; never filed.</param>
/// <param name="Origin">Whence it came.</param>
/// <param name="LeftOut">Whether it is kept here and not told to this recipient.</param>
public sealed record VersionField(string Name, string Value, string Beside, FieldOrigin Origin, bool LeftOut);

/// <summary>An attempt that led nowhere. It proves that one tried; it is no filing.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Of which version.</param>
/// <param name="Person">Who tried.</param>
/// <param name="TriedAt">When.</param>
/// <param name="Channel">Where.</param>
/// <param name="Happened">What came back: what the page said, who answered the call.</param>
/// <param name="Name">The name of the file that shows it; null when there is none.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of that file.</param>
public sealed record FailedAttempt(Id Id, int Version, PersonId Person, Instant TriedAt, string Channel, string Happened, string? Name, string? Sha256);

/// <summary>That one person approved a version alone, and what another said of it afterwards.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Person">Who.</param>
/// <param name="Reason">Why it could not wait for a second person.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="Reviewer">Who reviewed it afterwards; null until then.</param>
/// <param name="Review">What they said.</param>
/// <param name="ReviewedAt">When.</param>
public sealed record AloneApproval(int Version, PersonId Person, string Reason, Instant ApprovedAt, PersonId? Reviewer, string? Review, Instant? ReviewedAt);

/// <summary>Who is writing a report.</summary>
/// <param name="Person">Who.</param>
/// <param name="Since">Since when.</param>
public sealed record Editor(PersonId Person, Instant Since);

/// <summary>A person's act on one version: signed by a key that is enrolled for them, or done while they were signed in to the server.</summary>
/// <param name="Action">The act.</param>
/// <param name="Version">The version's number.</param>
/// <param name="Person">Who.</param>
/// <param name="PublicKey">The 32 bytes of the Ed25519 key that was enrolled for the person; none when they were signed in.</param>
/// <param name="Signature">64 bytes over <see cref="SignedAct.Statement"/>; none when they were signed in.</param>
/// <param name="SignedAt">When it was recorded.</param>
public sealed record SubmissionSignature(
    SubmissionAction Action, int Version, PersonId Person, byte[] PublicKey, byte[] Signature, Instant SignedAt);

/// <summary>What a recipient gave back: the exact bytes of its receipt, letter or page, and the reference that it assigned.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reference">The recipient's own number; empty when it gave none.</param>
/// <param name="Bytes">What came back.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the bytes.</param>
/// <param name="ReceivedAt">When it came.</param>
public sealed record Acknowledgement(Id Id, string Reference, byte[] Bytes, string Sha256, Instant ReceivedAt);
