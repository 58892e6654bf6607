using NodaTime;
using NodaTime.TimeZones;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>
/// <c>obligations = evaluate(rules, facts, profile)</c>: one pure function. It asks no clock, reads no file, and the order in which facts
/// were recorded changes nothing.
/// </summary>
public static class Evaluator
{
    /// <summary>The version of the time-zone data in use.</summary>
    public static string TimeZoneData => TzdbDateTimeZoneSource.Default.TzdbVersion;

    /// <summary>Everything that the rules ask of this organisation in this case, as it stands at <paramref name="now"/>.</summary>
    public static Evaluation Evaluate(RuleBook rules, CaseFacts facts, Instant now)
    {
        var standing = facts.InEffect();
        var obligations = rules.Active
            .SelectMany(rule => new RuleEvaluation(rules, rule, facts, standing, now).Obligations())
            .OrderBy(o => o.ActBy ?? Instant.MaxValue)
            .ThenBy(o => o.RuleId, StringComparer.Ordinal)
            .ThenBy(o => o.RuleVersion)
            .ThenBy(o => o.Recipient, StringComparer.Ordinal)
            .ThenBy(o => o.Group, StringComparer.Ordinal)
            .ThenBy(o => o.Trigger?.Id, StringComparer.Ordinal)
            .ThenBy(o => o.Needed?.Id, StringComparer.Ordinal)
            .ToList();
        var conflicts = rules.Conflicts.Select(c => ConflictCheck.Of(c, facts, standing, obligations, now)).OfType<ConflictHit>().ToList();
        return new Evaluation(now, obligations, conflicts, rules.Hash, TimeZoneData);
    }
}
