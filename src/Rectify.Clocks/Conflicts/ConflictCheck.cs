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
        var places = when.AcrossBorder ? PlacesOf(situation) : null;
        List<Obligation> touched = [];
        foreach (var obligation in open)
            if (Touches(when, places, obligation) && (when.With.Count == 0 || CollidesWithOne(when, obligation, open))) touched.Add(obligation);
        return touched.Count == 0 ? null : new ConflictHit(conflict, question is null ? Answer.Yes : Answer.Unknown, question, touched);
    }

    private static bool Touches(ConflictCondition when, IReadOnlyList<string>? places, Obligation obligation)
    {
        var to = obligation.To;
        if (to.Kind == RecipientKind.Internal && when.Duties.Count == 0) return false;
        if (when.ExceptRecipients.Contains(to.Kind)) return false;
        if (when.Duties.Count > 0 && !IsOneOf(when.Duties, obligation.RuleId)) return false;
        if (to.Jurisdiction is not { } place) return true;
        return (when.RecipientOutside is not { } inside || !Jurisdictions.Covers(inside, place))
            && (when.RecipientIn is not { } within || Jurisdictions.Covers(within, place))
            && (places is null || places.Any(touchedPlace => !Jurisdictions.AreOne(touchedPlace, place)));
    }

    /// <summary>Where the case's assets and the organisation are; null while a market is not stated, because it may be anywhere.</summary>
    private static List<string>? PlacesOf(Situation situation)
    {
        var profile = situation.Facts.Profile;
        List<string> places = [.. profile.EstablishedIn ?? []];
        foreach (var asset in situation.AssetsOr(null))
        {
            if (profile.For(asset).Markets is not { } markets) return null;
            places.AddRange(markets);
        }
        return places;
    }

    private static bool CollidesWithOne(ConflictCondition when, Obligation touched, List<Obligation> open)
    {
        foreach (var other in open)
            if (IsOneOf(when.With, other.RuleId) && !AreOne(when.Duties, touched.RuleId, other.RuleId)) return true;
        return false;
    }

    /// <summary>Whether one entry names both.</summary>
    private static bool AreOne(IReadOnlyList<string> entries, string ruleId, string otherId)
    {
        for (var i = 0; i < entries.Count; i++)
            if (Names(entries[i], ruleId) && Names(entries[i], otherId)) return true;
        return false;
    }

    private static bool IsOneOf(IReadOnlyList<string> entries, string ruleId)
    {
        for (var i = 0; i < entries.Count; i++)
            if (Names(entries[i], ruleId)) return true;
        return false;
    }

    /// <summary>Whether an entry of a conflict names the rule: its id, or the beginning of several with <c>.*</c> at its end.</summary>
    internal static bool Names(string entry, string ruleId) =>
        entry.EndsWith(".*", StringComparison.Ordinal) ? ruleId.AsSpan().StartsWith(entry.AsSpan(0, entry.Length - 1), StringComparison.Ordinal) : ruleId == entry;

    private static IEnumerable<Applicability> Conditions(ConflictCondition when, Situation situation)
    {
        foreach (var jurisdiction in when.Nexus) yield return Nexus(jurisdiction, situation);
        foreach (var test in when.Circumstances) yield return Circumstance(test, when, situation);
        // One that holds suffices; else one that is not known leaves it open.
        yield return when.AnyOf.Select(test => Circumstance(test, when, situation))
            .MinBy(a => a.Answer switch { Answer.Yes => 0, Answer.Unknown => 1, _ => 2 }) ?? Applicability.AllMet;
    }

    /// <summary>What is not said counts as no where nobody is asked; while it is open whether one is asked, that is the question.</summary>
    private static Applicability Circumstance(CircumstanceTest test, ConflictCondition when, Situation situation)
    {
        var said = ApplicabilityCheck.Circumstance(test, situation, null);
        if (said.Answer != Answer.Unknown || when.AskedIn is not { } place) return said;
        var asked = Nexus(place, situation);
        return asked.Answer == Answer.Yes ? said : asked;
    }

    private static Applicability Nexus(string jurisdiction, Situation situation)
    {
        var facts = situation.Facts;
        var markets = situation.AssetsOr(null).Select(a => facts.Profile.For(a).Markets).ToList();
        if (markets.Any(m => m?.Any(place => Jurisdictions.Covers(jurisdiction, place)) == true)) return Applicability.AllMet;
        if (facts.Profile.EstablishedIn?.Any(place => Jurisdictions.Covers(jurisdiction, place)) == true) return Applicability.AllMet;
        return markets.Any(m => m is null)
            ? Applicability.Unknown(ReasonCode.MarketNotStated, QuestionKind.WhichMarkets, jurisdiction)
            : Applicability.No(ReasonCode.OtherMarket, jurisdiction);
    }
}
