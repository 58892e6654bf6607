using NodaTime;
using Rectify.Parties;

namespace Rectify.Cases;

/// <summary>Which cases a list shows: all of it. What is left out asks nothing.</summary>
public sealed record CaseFilter
{
    /// <summary>What sort of matter.</summary>
    public CaseKind? Kind { get; init; }

    /// <summary>Whether the handling has ended, as a fact says.</summary>
    public bool? Ended { get; init; }

    /// <summary>In which one must act, or should have acted, before this instant.</summary>
    public Instant? ActBefore { get; init; }

    /// <summary>In which this person sees to a duty.</summary>
    public PersonId? Owner { get; init; }

    /// <summary>Part of the title or of an id of a vulnerability, whatever the case of its Latin letters; or the number.</summary>
    public string? Text { get; init; }
}
