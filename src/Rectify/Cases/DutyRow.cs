using NodaTime;
using Rectify.Cases.Duties;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Cases;

/// <summary>Everything owed to one recipient: one row of the duties grid.</summary>
/// <param name="Recipient">The recipient's id.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Duties">Its obligations, by act-by; the ones that were never triggered or do not bind are left out.</param>
/// <param name="Next">The one to act on: of those still owed the earliest, else the last one met.</param>
/// <param name="Conflicts">The conflicts that hold the release, undecided.</param>
/// <param name="TextReady">Whether an approved text waits for <paramref name="Next"/>.</param>
public sealed record DutyRow(
    string Recipient, Text Name, IReadOnlyList<Obligation> Duties, Obligation Next, IReadOnlyList<string> Conflicts, bool TextReady)
{
    /// <summary>Who sees to <see cref="Next"/>; null when nobody was assigned it.</summary>
    public PersonId? Owner { get; init; }

    /// <summary>When people said of everything that is owed that it does not apply: what was said of <see cref="Next"/>. Otherwise null.</summary>
    public NotApplicable? NotApplicable { get; init; }

    /// <summary>Where the row stands: where its next duty stands.</summary>
    public ObligationState State => Next.State;

    /// <summary>Act by this instant; null when the law gives no number.</summary>
    public Instant? Conservative => Next.Conservative;

    /// <summary>The other reading; null when not known.</summary>
    public Instant? LatestArguable => Next.LatestArguable;

    /// <summary>Whether every duty is met and acknowledged: only then is the row green.</summary>
    public bool HasReceipt => Duties.All(duty => duty is { State: ObligationState.Met, Acknowledgement: not null });

    /// <summary>Whether a duty that is still owed runs on a signal that nobody has confirmed.</summary>
    public bool Provisional => Duties.Any(duty => duty is { IsOpen: true, Provisional: true });
}

/// <summary>An approved text that waits to be sent: what the grid asks of the drafts.</summary>
/// <param name="Recipient">For which recipient.</param>
/// <param name="Stage">For which stage.</param>
public readonly record struct ReadyText(string Recipient, string Stage);
