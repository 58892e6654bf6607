using NodaTime;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>Whether a duty binds an organisation at all, whatever happens: what it is, where, in which sector. The circumstances of a case are not asked.</summary>
/// <param name="Rule">The duty in the version that is law on the day asked for.</param>
/// <param name="Applies">Yes, no, or not known and the question that decides.</param>
public sealed record Binding(Rule Rule, Applicability Applies)
{
    /// <summary>Every duty that is law on a day, in the order of the rules, for an organisation with its assets.</summary>
    /// <param name="book">The rules.</param>
    /// <param name="profile">What is known of the organisation: for several assets a duty binds when it binds for one of them.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<Binding> On(RuleBook book, Profile profile, LocalDate day)
    {
        var situation = new Situation(book, new CaseFacts([], profile), Instant.MinValue);
        string?[] assets = profile.Assets.Count > 0 ? [.. profile.Assets.Keys] : [null];
        return [.. book.Active.Where(rule => rule.Validity.Holds(day)).Select(rule => new Binding(rule, ApplicabilityCheck.OfAnyPlace(rule, situation, assets)))];
    }
}
