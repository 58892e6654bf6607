using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>Whether a rule binds: every condition must be met; one that fails decides, else one that is not known asks its question.</summary>
internal static class ApplicabilityCheck
{
    /// <summary>For several assets at once: yes if yes for one, else unknown if unknown for one.</summary>
    internal static Applicability Of(Rule rule, CaseFacts facts, IEnumerable<string?> assets, Applicability inForce) =>
        assets.Select(asset => All([inForce, .. Conditions(rule.Binds, facts, asset)])).MinBy(a => Rank(a.Answer)) ?? Applicability.AllMet;

    /// <summary>The law in force at the trigger governs; an uncertain trigger may fall on both sides of the law's first or last day.</summary>
    internal static Applicability InForce(Rule rule, Occurrence at, DateTimeZone zone)
    {
        var (first, last) = (at.Earliest.InZone(zone).Date, at.Latest.InZone(zone).Date);
        var (holdsFirst, holdsLast) = (rule.Validity.Holds(first), rule.Validity.Holds(last));
        if (holdsFirst && holdsLast) return Applicability.AllMet;
        if (holdsFirst || holdsLast)
            return Applicability.Unknown(ReasonCode.PerhapsInForce, Question.WhenExactly, Written.Date(first), Written.Date(last));
        return Applicability.No(
            ReasonCode.NotInForce, Written.Date(first), Written.Date(rule.Validity.From), rule.Validity.To is { } to ? Written.Date(to) : "");
    }

    private static Applicability All(IReadOnlyList<Applicability> conditions) =>
        conditions.FirstOrDefault(c => c.Answer == Answer.No)
        ?? conditions.FirstOrDefault(c => c.Answer == Answer.Unknown)
        ?? Applicability.AllMet;

    private static int Rank(Answer answer) => answer switch { Answer.Yes => 0, Answer.Unknown => 1, _ => 2 };

    private static IEnumerable<Applicability> Conditions(Bound binds, CaseFacts facts, string? asset)
    {
        var (organisation, own) = (facts.Profile, facts.Profile.For(asset));
        yield return AnyOf([.. binds.Roles.Select(Words.Of)], own.Roles?.Select(Words.Of), Same,
            ReasonCode.OtherRole, ReasonCode.RoleNotStated, Question.WhichRole);
        yield return AnyOf(binds.Markets, own.Markets, Jurisdictions.Covers,
            ReasonCode.OtherMarket, ReasonCode.MarketNotStated, Question.WhichMarkets);
        yield return AnyOf(binds.EstablishedIn, organisation.EstablishedIn, Jurisdictions.Covers,
            ReasonCode.EstablishedElsewhere, ReasonCode.EstablishmentNotStated, Question.WhereEstablished);
        yield return AnyOf(binds.Sectors, organisation.Sectors, Same,
            ReasonCode.OtherSector, ReasonCode.SectorNotStated, Question.WhichSectors);
        yield return AnyOf(binds.Flags, own.Flags, Same,
            ReasonCode.NoSuchFlag, ReasonCode.FlagNotStated, Question.WhichFlags);
        foreach (var (circumstance, asked) in binds.When)
            yield return Circumstances(circumstance, asked, facts);
    }

    private static Applicability AnyOf(
        IReadOnlyList<string> asked, IEnumerable<string>? stated, Func<string, string, bool> covers,
        ReasonCode otherwise, ReasonCode notStated, Question question)
    {
        if (asked.Count == 0) return Applicability.AllMet;
        var list = string.Join(", ", asked);
        if (stated is null) return Applicability.Unknown(notStated, question, list);
        return stated.Any(s => asked.Any(a => covers(a, s))) ? Applicability.AllMet : Applicability.No(otherwise, list);
    }

    private static Applicability Circumstances(Circumstance circumstance, bool asked, CaseFacts facts)
    {
        var (word, value) = (Words.Of(circumstance), asked ? "true" : "false");
        if (!facts.Circumstances.TryGetValue(circumstance, out var known))
            return Applicability.Unknown(ReasonCode.CircumstanceNotKnown, QuestionOf(circumstance), word, value);
        return known == asked ? Applicability.AllMet : Applicability.No(ReasonCode.OtherCircumstance, word, value);
    }

    internal static Question QuestionOf(Circumstance circumstance) => circumstance switch
    {
        Circumstance.ActivelyExploited => Question.IsActivelyExploited,
        Circumstance.InUpstreamComponent => Question.IsInUpstreamComponent,
        Circumstance.PubliclyDisclosed => Question.IsPubliclyDisclosed,
        _ => throw new ArgumentOutOfRangeException(nameof(circumstance), circumstance, null),
    };

    private static bool Same(string a, string b) => a == b;
}
