using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Conflicts;

/// <summary>Whether a conflict arises in a case.</summary>
internal static class ConflictCheck
{
    /// <summary>Null when it does not arise, or when it touches nothing that is still owed.</summary>
    internal static ConflictHit? Of(
        Conflict conflict, CaseFacts facts, IReadOnlyList<Fact> standing, IReadOnlyList<Obligation> obligations, Instant now)
    {
        if (!conflict.Validity.Holds(now.InUtc().Date)) return null;
        var conditions = Conditions(conflict.When, facts, standing, now).ToList();
        if (conditions.Any(c => c.Answer == Answer.No)) return null;
        var touched = obligations.Where(o => o.IsOpen && Touches(conflict.When, o)).ToList();
        if (touched.Count == 0) return null;
        var unknown = conditions.Where(c => c.Answer == Answer.Unknown).ToList();
        return unknown.Count == 0
            ? new ConflictHit(conflict, Answer.Yes, null, touched)
            : new ConflictHit(conflict, Answer.Unknown, unknown[0].Question, touched);
    }

    private static bool Touches(ConflictCondition when, Obligation obligation) =>
        obligation.Rule.Recipient is var recipient
        && recipient.Kind != RecipientKind.Internal
        && !when.ExceptRecipients.Contains(recipient.Kind)
        && (recipient.Jurisdiction is not { } place || !Jurisdictions.Covers(when.RecipientOutside, place));

    private static IEnumerable<(Answer Answer, Question? Question)> Conditions(
        ConflictCondition when, CaseFacts facts, IReadOnlyList<Fact> standing, Instant now)
    {
        yield return Nexus(when.Nexus, facts);
        foreach (var (circumstance, asked) in when.Circumstances)
        {
            if (Known(circumstance, facts, standing, now) is not { } holds) yield return (Answer.Unknown, ApplicabilityCheck.QuestionOf(circumstance));
            else yield return (holds == asked ? Answer.Yes : Answer.No, null);
        }
    }

    /// <summary>A vulnerability of which the public is recorded to be aware is public, whatever was said before.</summary>
    private static bool? Known(Circumstance circumstance, CaseFacts facts, IReadOnlyList<Fact> standing, Instant now)
    {
        if (circumstance == Circumstance.PubliclyDisclosed
            && standing.Any(f => f.Kind == FactKind.PublicAware && !f.Provisional && f.When.Latest <= now)) return true;
        return facts.Circumstances.TryGetValue(circumstance, out var holds) ? holds : null;
    }

    private static (Answer Answer, Question? Question) Nexus(string jurisdiction, CaseFacts facts)
    {
        var markets = facts.AssetsOr(null).Select(a => facts.Profile.For(a).Markets).ToList();
        if (markets.Any(m => m?.Any(place => Jurisdictions.Covers(jurisdiction, place)) == true)) return (Answer.Yes, null);
        if (facts.Profile.EstablishedIn?.Any(place => Jurisdictions.Covers(jurisdiction, place)) == true) return (Answer.Yes, null);
        return markets.Any(m => m is null) ? (Answer.Unknown, Question.WhichMarkets) : (Answer.No, null);
    }
}
