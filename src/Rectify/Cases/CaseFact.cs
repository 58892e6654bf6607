using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;

namespace Rectify.Cases;

/// <summary>
/// What happened, when, how it is known and by whom it was recorded. Facts are only added: a correction is a new fact that says which one
/// it replaces and why. They name parties and things by id and hold no personal data.
/// </summary>
public sealed record CaseFact
{
    /// <summary>Its id.</summary>
    public required FactId Id { get; init; }

    /// <summary>Of which case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>What happened.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>When it happened, as well as it is known; for kinds that name a date, the date that they name.</summary>
    public required Occurrence Occurred { get; init; }

    /// <summary>When it was recorded here.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>Who recorded it.</summary>
    public required Actor RecordedBy { get; init; }

    /// <summary>The releases and systems that it is about; empty when about all of the case.</summary>
    public IReadOnlyList<AssetId> Assets { get; init; } = [];

    /// <summary>The vulnerability or order that it is about; null when the case has only one.</summary>
    public string? Group { get; init; }

    /// <summary>For an act or an extension: the recipient's id in the rules, or the party's id where a recipient is several.</summary>
    public string? Recipient { get; init; }

    /// <summary>For an act or an extension: the stage of the rule.</summary>
    public string? Stage { get; init; }

    /// <summary>How it is known, in words.</summary>
    public string? HowKnown { get; init; }

    /// <summary>What proves it: hashes, references, file names.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The signal that it was confirmed from.</summary>
    public SignalId? Signal { get; init; }

    /// <summary>The fact that it replaces.</summary>
    public FactId? Supersedes { get; init; }

    /// <summary>Why it replaces that one.</summary>
    public string? Reason { get; init; }

    /// <summary>When and why it was withdrawn without a replacement: it never happened.</summary>
    public Retraction? Retracted { get; init; }
}

/// <summary>A fact was withdrawn: it did not happen.</summary>
public sealed record Retraction(Instant At, Actor By, string Reason);
