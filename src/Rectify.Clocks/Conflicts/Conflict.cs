using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

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

    /// <summary>The file it was read from.</summary>
    public required string File { get; init; }

    /// <summary>Where its condition stands in the file.</summary>
    internal Place WhenAt { get; init; }

    /// <summary>What it does to the release towards the recipients it names.</summary>
    public required ConflictEffect Effect { get; init; }

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

/// <summary>What a conflict does while nobody has decided it.</summary>
public enum ConflictEffect
{
    /// <summary>Nothing is released to the recipients that it names.</summary>
    Hold,
    /// <summary>It is said beside the duties that it names; nothing is held.</summary>
    Notice,
}

/// <summary>When a conflict arises: all of it. What is left out asks nothing.</summary>
/// <param name="Nexus">The case touches each of these jurisdictions: an affected asset is made available or operated there, or the organisation is established there.</param>
/// <param name="Circumstances">What circumstances must be.</param>
/// <param name="AnyOf">Circumstances of which one suffices; none: nothing is asked.</param>
/// <param name="AskedIn">What is not said of the circumstances is asked only where the case touches this jurisdiction; elsewhere the conflict arises when it is said. Null: it is asked everywhere.</param>
/// <param name="Duties">The duties that it touches, by rule id; <c>eu.cra.*</c> is all that begin so. Empty: every duty.</param>
/// <param name="With">Duties of which one must be open too. An entry of <paramref name="Duties"/> that names both does not collide with itself.</param>
/// <param name="RecipientIn">The touched duty's recipient is in this jurisdiction, or where it is depends on the case.</param>
/// <param name="RecipientOutside">The touched duty's recipient is outside this jurisdiction, or where it is depends on the case.</param>
/// <param name="AcrossBorder">The touched duty's recipient is elsewhere than one of the places that the case touches, or where either is is not known; the Union is one place.</param>
/// <param name="ExceptRecipients">Kinds of recipients that the conflict leaves alone.</param>
public sealed record ConflictCondition(
    IReadOnlyList<string> Nexus, IReadOnlyList<CircumstanceTest> Circumstances, IReadOnlyList<CircumstanceTest> AnyOf, string? AskedIn,
    IReadOnlyList<string> Duties, IReadOnlyList<string> With, string? RecipientIn, string? RecipientOutside, bool AcrossBorder, IReadOnlyList<RecipientKind> ExceptRecipients);

/// <summary>One thing that counsel can choose.</summary>
/// <param name="Id">Its id inside the conflict.</param>
/// <param name="Text">What it is and what it leaves open.</param>
public sealed record CounselOption(string Id, RuleText Text);
