using NodaTime;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>What happened to a duty.</summary>
public enum LawChangeKind
{
    /// <summary>It came into force.</summary>
    Begins,
    /// <summary>Another version of it came into force in place of the one before.</summary>
    Changes,
    /// <summary>It is law no more.</summary>
    Ends,
}

/// <summary>A duty that begins, changes or ends.</summary>
/// <param name="On">The first day on which it is so, in the zone of the law.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Before">The version before; null when the duty begins.</param>
/// <param name="After">The version from that day on; null when the duty ends.</param>
/// <param name="Applies">Whether it binds this organisation, as far as its profile says; a circumstance of a case leaves it unknown.</param>
public sealed record LawChange(LocalDate On, LawChangeKind Kind, Rule? Before, Rule? After, Applicability Applies)
{
    /// <summary>The version that the change is about: the new one, else the one that ended.</summary>
    public Rule Rule => After ?? Before ?? throw new InvalidOperationException("A change is about a rule.");

    /// <summary>
    /// What the law changed after <paramref name="from"/> and up to <paramref name="to"/> for an organisation: by day, then by rule. A duty
    /// that certainly does not bind it is left out.
    /// </summary>
    public static IReadOnlyList<LawChange> Between(RuleBook book, Profile profile, LocalDate from, LocalDate to)
    {
        var situation = new Situation(book, new CaseFacts([], profile), Instant.MinValue);
        string?[] assets = [null, .. profile.Assets.Keys];
        return
        [
            .. book.Active.GroupBy(rule => rule.Id, StringComparer.Ordinal).SelectMany(versions => Of([.. versions]))
                .Where(change => change.On > from && change.On <= to)
                .Select(change => change with { Applies = ApplicabilityCheck.Of(change.Rule, situation, assets, Applicability.AllMet) })
                .Where(change => change.Applies.Answer != Answer.No)
                .OrderBy(change => change.On).ThenBy(change => change.Rule.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Everything that happened to one duty, by its versions in the order of their first day.</summary>
    private static IEnumerable<LawChange> Of(IReadOnlyList<Rule> versions)
    {
        foreach (var rule in versions)
        {
            var before = versions.FirstOrDefault(other => other.Validity.To is { } last && last.PlusDays(1) == rule.Validity.From);
            yield return new LawChange(rule.Validity.From, before is null ? LawChangeKind.Begins : LawChangeKind.Changes, before, rule, Applicability.AllMet);
            if (rule.Validity.To is { } end && !versions.Any(other => other.Validity.From == end.PlusDays(1)))
                yield return new LawChange(end.PlusDays(1), LawChangeKind.Ends, rule, null, Applicability.AllMet);
        }
    }
}
