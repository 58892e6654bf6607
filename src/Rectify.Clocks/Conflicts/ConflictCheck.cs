using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Conflicts;

/// <summary>Whether a conflict arises in a case.</summary>
internal static class ConflictCheck
{
    /// <summary>The conflicts that arise, in their order.</summary>
    internal static IReadOnlyList<ConflictHit> Of(IReadOnlyList<Conflict> conflicts, Situation situation, IReadOnlyList<Obligation> obligations)
    {
        List<Obligation> open = [.. obligations.Where(o => o.IsOpen)];
        var today = situation.Now.InUtc().Date;
        return [.. conflicts.Where(c => c.Validity.Holds(today)).Select(c => Of(c, situation, open)).OfType<ConflictHit>()];
    }

    /// <summary>Null when it does not arise, or when it touches nothing that is still owed.</summary>
    private static ConflictHit? Of(Conflict conflict, Situation situation, List<Obligation> open)
    {
        var when = conflict.When;
        Question? question = null;
        foreach (var condition in Conditions(when, situation))
        {
            if (condition.Answer == Answer.No) return null;
            if (condition.Answer == Answer.Unknown) question ??= condition.Question;
        }
        var touched = open.FindAll(o => Touches(when, o) && (when.With.Count == 0 || open.Exists(other => Collides(when, o, other))));
        return touched.Count == 0 ? null : new ConflictHit(conflict, question is null ? Answer.Yes : Answer.Unknown, question, touched);
    }

    private static bool Touches(ConflictCondition when, Obligation obligation)
    {
        var to = obligation.To;
        if (to.Kind == RecipientKind.Internal && when.Duties.Count == 0) return false;
        if (when.ExceptRecipients.Contains(to.Kind)) return false;
        if (when.Duties.Count > 0 && !IsOneOf(when.Duties, obligation.RuleId)) return false;
        if (to.Jurisdiction is not { } place) return true;
        return (when.RecipientOutside is not { } inside || !Jurisdictions.Covers(inside, place))
            && (when.RecipientIn is not { } within || Jurisdictions.Covers(within, place));
    }

    private static bool Collides(ConflictCondition when, Obligation touched, Obligation other) =>
        IsOneOf(when.With, other.RuleId) && !when.Duties.Any(entry => Names(entry, touched.RuleId) && Names(entry, other.RuleId));

    private static bool IsOneOf(IReadOnlyList<string> entries, string ruleId)
    {
        foreach (var entry in entries)
            if (Names(entry, ruleId)) return true;
        return false;
    }

    /// <summary>Whether an entry of a conflict names the rule: its id, or the beginning of several with <c>.*</c> at its end.</summary>
    internal static bool Names(string entry, string ruleId) =>
        entry.EndsWith(".*", StringComparison.Ordinal) ? ruleId.AsSpan().StartsWith(entry.AsSpan(0, entry.Length - 1), StringComparison.Ordinal) : ruleId == entry;

    private static IEnumerable<Applicability> Conditions(ConflictCondition when, Situation situation)
    {
        foreach (var jurisdiction in when.Nexus) yield return Nexus(jurisdiction, situation.Facts);
        foreach (var test in when.Circumstances) yield return ApplicabilityCheck.Circumstance(test, situation, null);
        // One that holds suffices; else one that is not known leaves it open.
        if (when.AnyOf.Count > 0)
            yield return when.AnyOf.Select(test => ApplicabilityCheck.Circumstance(test, situation, null)).MinBy(a => a.Answer switch { Answer.Yes => 0, Answer.Unknown => 1, _ => 2 })
                ?? Applicability.AllMet;
    }

    private static Applicability Nexus(string jurisdiction, CaseFacts facts)
    {
        var markets = facts.AssetsOr(null).Select(a => facts.Profile.For(a).Markets).ToList();
        if (markets.Any(m => m?.Any(place => Jurisdictions.Covers(jurisdiction, place)) == true)) return Applicability.AllMet;
        if (facts.Profile.EstablishedIn?.Any(place => Jurisdictions.Covers(jurisdiction, place)) == true) return Applicability.AllMet;
        return markets.Any(m => m is null)
            ? Applicability.Unknown(ReasonCode.MarketNotStated, QuestionKind.WhichMarkets, jurisdiction)
            : Applicability.No(ReasonCode.OtherMarket, jurisdiction);
    }
}
