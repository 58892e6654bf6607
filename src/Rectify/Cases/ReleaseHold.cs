using Rectify.Clocks.Conflicts;

namespace Rectify.Cases;

/// <summary>
/// A conflict towards one recipient. Nothing is released to the recipient while it holds; clocks and alarms go on.
/// </summary>
/// <param name="Recipient">The recipient's id.</param>
/// <param name="Hit">The conflict, with its options side by side, and the obligations that it touches.</param>
/// <param name="Decision">What was decided last on this version of the conflict; null while nobody has.</param>
public sealed record ReleaseHold(string Recipient, ConflictHit Hit, ConflictDecision? Decision)
{
    /// <summary>Whether release is held.</summary>
    public bool Holds => Decision is not { Releases: true };
}
