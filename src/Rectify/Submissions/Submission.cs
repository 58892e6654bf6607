using NodaTime;
using Rectify.Cases;
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
    Id? AccessGroup);

/// <summary>The exact bytes of one version. They never change; another text is another version.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Bytes">What would be filed.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the bytes.</param>
/// <param name="Missing">The names of required fields that are empty.</param>
/// <param name="WrittenAt">When.</param>
public sealed record SubmissionVersion(int Number, byte[] Bytes, string Sha256, IReadOnlyList<string> Missing, Instant WrittenAt);

/// <summary>A person's signature, by an enrolled key, under one act on one version.</summary>
/// <param name="Action">The act.</param>
/// <param name="Version">The version's number.</param>
/// <param name="Person">Who.</param>
/// <param name="PublicKey">The 32 bytes of the Ed25519 key that was enrolled for the person.</param>
/// <param name="Signature">64 bytes over <see cref="SignedAct.Statement"/>.</param>
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
