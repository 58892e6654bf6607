using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Cases.Notes;

/// <summary>
/// What a person writes into a case for others who work on it: a comment, seen by whoever sees the case, or a privileged note, seen by the case's legal
/// circle alone. It is a fact of nothing and stands in no proof.
/// </summary>
public sealed record CaseNote
{
    /// <summary>Its id.</summary>
    public required CaseNoteId Id { get; init; }

    /// <summary>The case.</summary>
    public required CaseId Case { get; init; }

    /// <summary>Whether it is privileged.</summary>
    public required bool IsPrivileged { get; init; }

    /// <summary>The case's legal circle, who alone know that it is there; null for a comment.</summary>
    public Id? AccessGroup { get; init; }

    /// <summary>Who wrote it: a person's id, or an account in local mode.</summary>
    public required string WrittenBy { get; init; }

    /// <summary>What it says and said, the earliest first; the last counts.</summary>
    public required IReadOnlyList<NoteText> Texts { get; init; }

    /// <summary>Who is mentioned in it, or was.</summary>
    public IReadOnlyList<PersonId> Mentions { get; init; } = [];
}

/// <summary>The id of a <see cref="CaseNote"/>.</summary>
public readonly record struct CaseNoteId(Id Value)
{
    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>What a note says.</summary>
/// <param name="Body">Up to 20,000 characters.</param>
/// <param name="WrittenAt">Since when.</param>
public sealed record NoteText(string Body, Instant WrittenAt);
