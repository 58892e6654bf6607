using NodaTime;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>All that evaluation knows of a case.</summary>
/// <param name="Facts">In any order; corrected facts included.</param>
/// <param name="Profile">Whose duties are asked for.</param>
public sealed record CaseFacts(IReadOnlyList<Fact> Facts, Profile Profile)
{
    /// <summary>The ids of the affected assets as the profile knows them; empty when the case is about the organisation as a whole.</summary>
    public IReadOnlyList<string> Assets { get; init; } = [];

    /// <summary>What a person has said of the case, by the circumstance's id: <c>yes</c>, a word, a number. What is not there is unknown.</summary>
    public IReadOnlyDictionary<string, string> Circumstances { get; init; } = new Dictionary<string, string>();

    /// <summary>The parties behind a recipient that is several, by recipient id: each upstream maintainer by its own id.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Parties { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The facts that count: those that no other fact supersedes, in an order that does not depend on how they were recorded.</summary>
    internal Fact[] InEffect()
    {
        var superseded = Facts.Select(f => f.Supersedes).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return [.. Facts.Where(f => !superseded.Contains(f.Id))
            .OrderBy(f => f.When.Earliest).ThenBy(f => f.When.Latest).ThenBy(f => f.Id, StringComparer.Ordinal)];
    }

    /// <summary>The case as it was known at an earlier instant.</summary>
    public CaseFacts AsKnownAt(Instant instant) => this with { Facts = [.. Facts.Where(f => f.RecordedAt <= instant)] };
}
