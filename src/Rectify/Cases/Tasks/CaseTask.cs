using NodaTime;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Cases.Tasks;

/// <summary>Something to do in a case, by somebody, by a time of our own; no law's clock.</summary>
public sealed record CaseTask
{
    /// <summary>Its id.</summary>
    public required CaseTaskId Id { get; init; }

    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>What to do, in a line.</summary>
    public required string Title { get; init; }

    /// <summary>Who is to do it; null when nobody is yet.</summary>
    public PersonId? Assignee { get; init; }

    /// <summary>By when, in the zone in which that was meant; null when it has no time.</summary>
    public TaskDue? Due { get; init; }

    /// <summary>What it is about beside the case.</summary>
    public TaskAbout About { get; init; }

    /// <summary>Where it stands.</summary>
    public required TaskState State { get; init; }

    /// <summary>Why it stands there; null when nobody said.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was opened.</summary>
    public required Instant OpenedAt { get; init; }

    /// <summary>Who opened it.</summary>
    public required string OpenedBy { get; init; }

    /// <summary>Counts its changes, from 1.</summary>
    public required long Revision { get; init; }
}

/// <summary>The id of a <see cref="CaseTask"/>.</summary>
public readonly record struct CaseTaskId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>By when a task is to be done.</summary>
/// <param name="At">The instant.</param>
/// <param name="Zone">The zone in which it was meant, of the tz database.</param>
public readonly record struct TaskDue(Instant At, string Zone);

/// <summary>What a task is about beside its case: a duty, a finding, or neither.</summary>
/// <param name="Rule">The rule of the duty.</param>
/// <param name="Recipient">Its recipient.</param>
/// <param name="Finding">The finding.</param>
public readonly record struct TaskAbout(string? Rule, string? Recipient, FindingId? Finding);

/// <summary>Where a task stands.</summary>
public enum TaskState
{
    /// <summary>To be done.</summary>
    Open,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Not to be done, for a reason.</summary>
    Dropped,
}
