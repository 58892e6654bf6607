using NodaTime;

namespace Rectify.Parties.Drafts;

/// <summary>
/// What a person is typing into a field and has not saved. It is nobody's statement yet: no event tells of it, and nobody reads it but who typed it.
/// </summary>
/// <param name="Field">Which field: the form, a slash, and the field in it, as <c>cases/01j…/fact/known</c>.</param>
/// <param name="Text">What stands in it.</param>
/// <param name="TypedAt">When it was typed.</param>
public sealed record Draft(string Field, string Text, Instant TypedAt)
{
    /// <summary>What the name of a field may have, in UTF-16 units.</summary>
    public const int LongestField = 200;

    /// <summary>What a text may have, in bytes of UTF-8.</summary>
    public const int MostBytes = 64 << 10;

    /// <summary>How many a person may have; the eldest makes way.</summary>
    public const int Most = 200;

    /// <summary>After how long without a change it is forgotten.</summary>
    public static Duration Kept { get; } = Duration.FromDays(30);
}
