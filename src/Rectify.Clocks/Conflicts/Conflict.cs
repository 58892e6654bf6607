using NodaTime;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Conflicts;

/// <summary>
/// Two duties that cannot both be met as they stand, as data. A conflict says when it arises and what counsel can choose from; nothing in
/// the program resolves it.
/// </summary>
public sealed record Conflict
{
    /// <summary>Its id, for example <c>X1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Grows when the file's meaning changes.</summary>
    public required int Version { get; init; }

    /// <summary>SHA-256 of the file.</summary>
    public required string Hash { get; init; }

    /// <summary>The conflict in one line.</summary>
    public required RuleText Title { get; init; }

    /// <summary>The provisions that collide.</summary>
    public required IReadOnlyList<Source> Sources { get; init; }

    /// <summary>How sure we are.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The day on which the law data was last checked.</summary>
    public required LocalDate CheckedOn { get; init; }

    /// <summary>When the law that it rests on is in force.</summary>
    public required Validity Validity { get; init; }

    /// <summary>When it arises.</summary>
    public required ConflictCondition When { get; init; }

    /// <summary>What collides, in words.</summary>
    public required RuleText Explanation { get; init; }

    /// <summary>What counsel can choose from, side by side; none is a default.</summary>
    public required IReadOnlyList<CounselOption> Options { get; init; }
}

/// <summary>When a conflict arises: all of it.</summary>
/// <param name="Nexus">The case touches this jurisdiction: an affected asset is made available or operated there, or the organisation is established there.</param>
/// <param name="Circumstances">Circumstances that must hold (true) or not (false).</param>
/// <param name="RecipientOutside">The obligation's recipient is outside this jurisdiction, or where it is depends on the case.</param>
/// <param name="ExceptRecipients">Kinds of recipients that the conflict leaves alone.</param>
public sealed record ConflictCondition(
    string Nexus, IReadOnlyList<KeyValuePair<Circumstance, bool>> Circumstances, string RecipientOutside, IReadOnlyList<RecipientKind> ExceptRecipients);

/// <summary>One thing that counsel can choose.</summary>
/// <param name="Id">Its id inside the conflict.</param>
/// <param name="Text">What it is and what it leaves open.</param>
public sealed record CounselOption(string Id, RuleText Text);
