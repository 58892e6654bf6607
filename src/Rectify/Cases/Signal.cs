using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;

namespace Rectify.Cases;

/// <summary>
/// What a machine or a stranger says: a scanner, a feed, a finder, a newspaper. A person confirms it into facts, once for all assets that it
/// touches, or rejects it with a reason; until then the clocks of its case that it would start are provisional.
/// </summary>
public sealed record Signal
{
    /// <summary>Its id.</summary>
    public required SignalId Id { get; init; }

    /// <summary>Who says it: the name of a feed, <c>finder</c>, <c>press</c>; never a person's name.</summary>
    public required string Source { get; init; }

    /// <summary>What it says, in words.</summary>
    public required string Statement { get; init; }

    /// <summary>The facts that it becomes when a person confirms it.</summary>
    public required IReadOnlyList<FactKind> Kinds { get; init; }

    /// <summary>When what it says happened.</summary>
    public required Occurrence Occurred { get; init; }

    /// <summary>When it reached us.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>The vulnerability that it is about, by the id that it names; null when about none.</summary>
    public string? Vulnerability { get; init; }

    /// <summary>The releases and systems that it touches.</summary>
    public required IReadOnlyList<AssetId> Assets { get; init; }

    /// <summary>Whether it touches every release and system in which its vulnerability is found, instead of those that it names.</summary>
    public bool Everywhere { get; init; }

    /// <summary>What it touches when it touches everything; null when it names what it touches.</summary>
    public Reach? Reach => Everywhere && Vulnerability is { } name ? new Reach(name, ReceivedAt) : null;

    /// <summary>The case that it belongs to; null while it belongs to none.</summary>
    public CaseId? Case { get; init; }

    /// <summary>The people who alone see it: those of its closed case.</summary>
    public Id? AccessGroup { get; init; }

    /// <summary>Where it stands.</summary>
    public required SignalState State { get; init; }

    /// <summary>Why it was rejected.</summary>
    public string? Reason { get; init; }
}
