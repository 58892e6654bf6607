using NodaTime;
using Rectify.Parties;

namespace Rectify.Cases;

/// <summary>What a named person decided on a conflict, for one recipient. A later decision stands before an earlier one.</summary>
/// <param name="Conflict">The conflict's id.</param>
/// <param name="ConflictVersion">The version of its text that the person had before them.</param>
/// <param name="Recipient">For which recipient.</param>
/// <param name="Option">Which of the conflict's options.</param>
/// <param name="Releases">Whether the release hold on the recipient ends.</param>
/// <param name="Reason">Why.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When.</param>
public sealed record ConflictDecision(
    string Conflict, int ConflictVersion, string Recipient, string Option, bool Releases, string Reason, PersonId DecidedBy, Instant DecidedAt);
