using NodaTime;
using Rectify.Foundation;

namespace Rectify.Cases.Coordination;

/// <summary>The embargo of a case, and where each participant stands to it.</summary>
public sealed record Embargo
{
    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>Where it stands.</summary>
    public EmbargoState State { get; init; }

    /// <summary>What is agreed on; null unless it is active.</summary>
    public EmbargoTerms? Active { get; init; }

    /// <summary>What is proposed; null unless something is.</summary>
    public EmbargoTerms? Proposed { get; init; }

    /// <summary>Why it is over; null unless it is.</summary>
    public EmbargoEnd? EndedBecause { get; init; }

    /// <summary>What was said of its last step; null when nothing was.</summary>
    public string? Note { get; init; }

    /// <summary>Those who take part, in the order in which they were added.</summary>
    public IReadOnlyList<Participant> Participants { get; init; } = [];

    /// <summary>Counts its changes, and those of the participants, from 1; 0 for a case in which nobody has been named.</summary>
    public long Revision { get; init; }

    /// <summary>Whether something is agreed on.</summary>
    public bool Holds => State is EmbargoState.Active or EmbargoState.Revise;
}

/// <summary>Until when nobody publishes.</summary>
/// <param name="Id">Its id.</param>
/// <param name="EndsAt">The instant at which it ends.</param>
/// <param name="Zone">The zone in which that was meant, of the tz database.</param>
/// <param name="ProposedBy">The participant who proposed it; null for ourselves.</param>
/// <param name="ProposedAt">When it was.</param>
public sealed record EmbargoTerms(EmbargoTermsId Id, Instant EndsAt, string Zone, ParticipantId? ProposedBy, Instant ProposedAt);

/// <summary>The id of <see cref="EmbargoTerms"/>.</summary>
public readonly record struct EmbargoTermsId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}
