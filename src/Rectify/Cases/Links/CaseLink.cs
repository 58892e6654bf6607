using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Cases.Links;

/// <summary>
/// What is said of two cases, by whom and from where. It is known to whoever may see both; of somebody who sees one of them it tells nothing, not even
/// that there is one.
/// </summary>
public sealed record CaseLink
{
    /// <summary>Its id.</summary>
    public required CaseLinkId Id { get; init; }

    /// <summary>What is said.</summary>
    public required LinkKind Kind { get; init; }

    /// <summary>The case of which it is said.</summary>
    public required CaseId From { get; init; }

    /// <summary>The other.</summary>
    public required CaseId To { get; init; }

    /// <summary>Why, or where it is stated.</summary>
    public required string Source { get; init; }

    /// <summary>The authority that states it; null when people of ours do.</summary>
    public OrganisationId? Authority { get; init; }

    /// <summary>Who recorded it, and states it when no authority does.</summary>
    public required string StatedBy { get; init; }

    /// <summary>When it was recorded.</summary>
    public required Instant StatedAt { get; init; }

    /// <summary>For the ledger: the people who see both cases when neither is open; otherwise those of the one that is closed.</summary>
    public Id? AccessGroup { get; init; }

    /// <summary>When it was withdrawn; null while it stands.</summary>
    public Instant? WithdrawnAt { get; init; }

    /// <summary>Why it was.</summary>
    public string? WithdrawnBecause { get; init; }
}

/// <summary>The id of a <see cref="CaseLink"/>.</summary>
public readonly record struct CaseLinkId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>What is said of two cases.</summary>
public enum LinkKind
{
    /// <summary>They have to do with each other.</summary>
    Related,

    /// <summary>The first is about the same matter as the second. Both stay; what happened in the first counts in the second.</summary>
    DuplicateOf,

    /// <summary>The first came of the second.</summary>
    CausedBy,

    /// <summary>They have nothing to do with each other, as somebody states.</summary>
    Unrelated,
}
