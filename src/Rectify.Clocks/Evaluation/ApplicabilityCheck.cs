using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>Whether a rule binds: every condition must be met; one that fails decides, else one that is not known asks its question.</summary>
internal static class ApplicabilityCheck
{
    /// <summary>For several assets at once: yes if yes for one, else unknown if unknown for one.</summary>
    internal static Applicability Of(Rule rule, Situation situation, string?[] assets, Applicability inForce)
    {
        if (inForce.Answer == Answer.No) return inForce;
        Applicability? best = null;
        foreach (var asset in assets)
        {
            var found = Of(rule.Binds, situation, asset);
            if (found.Answer == Answer.Yes) return inForce;
            if (best is null || (found.Answer == Answer.Unknown && best.Answer == Answer.No)) best = found;
        }
        return best is null || (best.Answer == Answer.Unknown && inForce.Answer == Answer.Unknown) ? inForce : best;
    }

    /// <summary>The same without the circumstances: yes if yes for one of the assets, else unknown if unknown for one.</summary>
    internal static Applicability OfAnyPlace(Rule rule, Situation situation, string?[] assets)
    {
        Applicability? best = null;
        foreach (var asset in assets)
        {
            var found = OfPlace(rule.Binds, situation, asset);
            if (found.Answer == Answer.Yes) return found;
            if (best is null || (found.Answer == Answer.Unknown && best.Answer == Answer.No)) best = found;
        }
        return best ?? Applicability.AllMet;
    }

    /// <summary>For one asset, or for the organisation as a whole: the first condition that fails decides, else the first that is not known.</summary>
    internal static Applicability Of(Bound binds, Situation situation, string? asset)
    {
        var place = OfPlace(binds, situation, asset);
        if (place.Answer == Answer.No) return place;
        Applicability? unknown = place.Answer == Answer.Unknown ? place : null;
        for (var i = 0; i < binds.When.Count; i++)
            if (Fails(Circumstance(binds.When[i], situation, asset), ref unknown) is { } condition) return condition;
        return unknown ?? Applicability.AllMet;
    }

    /// <summary>
    /// Whether the answer of <see cref="Of(Bound, Situation, string)"/> is no, without the reason: of the rules that a case could start most
    /// bind somebody else, and a million duties are not worth a hundred million reasons.
    /// </summary>
    internal static bool IsOutside(Bound binds, Situation situation, string? asset)
    {
        var (organisation, own) = (situation.Facts.Profile, situation.ProfileOf(asset));
        if (binds.Roles.Count > 0 && own.Roles is { } roles && !Meet(binds.Roles, roles)) return true;
        if (IsElsewhere(binds.Markets, own.Markets, Jurisdictions.Covers)
                && !(own.PersonsIn.Count > 0 && binds.ProtectsPersons && (Some(own.PersonsIn, binds.Markets, Jurisdictions.Covers) || Some(binds.Markets, own.PersonsIn, Jurisdictions.Covers)))
            || IsElsewhere(binds.EstablishedIn, organisation.EstablishedIn, Jurisdictions.Covers)
            || IsElsewhere(binds.Sectors, organisation.Sectors, string.Equals)
            || (IsElsewhere(binds.Flags, own.Flags, string.Equals) && !Some(own.FlagsUnstated, binds.Flags, string.Equals))) return true;
        for (var i = 0; i < binds.When.Count; i++)
            if (situation.AnswerTo(binds.When[i].Circumstance, asset) is { } answer && !binds.When[i].Asked.Holds(answer)) return true;
        return binds.Except is { } except && NotExcepted(except, organisation, own, situation.Book.Terms).Answer == Answer.No;
    }

    /// <summary>Whether none of what is stated is, or may be, one of what is asked.</summary>
    internal static bool IsElsewhere(IReadOnlyList<string> asked, IReadOnlyList<string>? stated, Func<string, string, bool> covers) =>
        asked.Count > 0 && stated is not null && !Some(stated, asked, covers) && !Some(asked, stated, covers);

    /// <summary>All but the circumstances: who the organisation is, and where.</summary>
    internal static Applicability OfPlace(Bound binds, Situation situation, string? asset)
    {
        var (organisation, own, terms) = (situation.Facts.Profile, situation.ProfileOf(asset), situation.Book.Terms);
        Applicability? unknown = null;
        if (Fails(Roles(binds, own), ref unknown) is { } role) return role;
        if (Fails(Markets(binds, own), ref unknown) is { } market) return market;
        if (Fails(AnyOf(binds.EstablishedIn, organisation.EstablishedIn, Jurisdictions.Covers,
            ReasonCode.EstablishedElsewhere, ReasonCode.EstablishmentNotStated, QuestionKind.WhereEstablished), ref unknown) is { } establishment) return establishment;
        if (Fails(AnyOf(binds.Sectors, organisation.Sectors, string.Equals,
            ReasonCode.OtherSector, ReasonCode.SectorNotStated, QuestionKind.WhichSectors, terms.Sectors), ref unknown) is { } sector) return sector;
        var flags = Some(own.FlagsUnstated, binds.Flags, string.Equals) && !Some(own.Flags, binds.Flags, string.Equals) ? null : own.Flags;
        if (Fails(AnyOf(binds.Flags, flags, string.Equals,
            ReasonCode.NoSuchFlag, ReasonCode.FlagNotStated, QuestionKind.WhichFlags, terms.Flags), ref unknown) is { } flag) return flag;
        if (binds.Except is { } except && Fails(NotExcepted(except, organisation, own, terms), ref unknown) is { } excepted) return excepted;
        return unknown ?? Applicability.AllMet;
    }

    /// <summary>The condition when it fails; the first that is not known is kept.</summary>
    private static Applicability? Fails(Applicability condition, ref Applicability? unknown)
    {
        if (condition.Answer == Answer.No) return condition;
        if (condition.Answer == Answer.Unknown) unknown ??= condition;
        return null;
    }

    /// <summary>The law in force at the trigger governs; an uncertain trigger may fall on both sides of the law's first or last day.</summary>
    internal static Applicability InForce(Rule rule, Occurrence at, DateTimeZone zone)
    {
        var first = at.Earliest.InZone(zone).Date;
        var last = at.IsUncertain ? at.Latest.InZone(zone).Date : first;
        var (holdsFirst, holdsLast) = (rule.Validity.Holds(first), rule.Validity.Holds(last));
        if (holdsFirst && holdsLast) return Applicability.AllMet;
        if (holdsFirst || holdsLast)
            return Applicability.Unknown(ReasonCode.PerhapsInForce, QuestionKind.WhenExactly, Written.Date(first), Written.Date(last));
        return Applicability.No(
            ReasonCode.NotInForce, Written.Date(first), Written.Date(rule.Validity.From), rule.Validity.To is { } to ? Written.Date(to) : "");
    }

    private static Applicability Roles(Bound binds, AssetProfile own)
    {
        if (binds.Roles.Count == 0) return Applicability.AllMet;
        if (own.Roles is not { } stated) return Applicability.Unknown(ReasonCode.RoleNotStated, QuestionKind.WhichRole, binds.RolesListed);
        return Meet(binds.Roles, stated) ? Applicability.AllMet : Applicability.No(ReasonCode.OtherRole, binds.RolesListed);
    }

    /// <summary>Where it is sold or operated; for a law that protects persons also where those are whose data it holds.</summary>
    private static Applicability Markets(Bound binds, AssetProfile own)
    {
        var reaches = own.PersonsIn.Count > 0 && binds.ProtectsPersons;
        if (reaches && Some(own.PersonsIn, binds.Markets, Jurisdictions.Covers)) return Applicability.AllMet;
        // Persons in the Union: in which of its member states has not been said.
        var perhaps = reaches && Some(binds.Markets, own.PersonsIn, Jurisdictions.Covers) && !Some(own.Markets, binds.Markets, Jurisdictions.Covers);
        return AnyOf(
            binds.Markets, perhaps ? null : own.Markets, Jurisdictions.Covers, ReasonCode.OtherMarket, ReasonCode.MarketNotStated, QuestionKind.WhichMarkets);
    }

    private static bool Meet(IReadOnlyList<Role> asked, IReadOnlyList<Role> stated)
    {
        for (var i = 0; i < stated.Count; i++)
            for (var j = 0; j < asked.Count; j++)
                if (asked[j] == stated[i]) return true;
        return false;
    }

    private static Applicability AnyOf(
        IReadOnlyList<string> asked, IReadOnlyList<string>? stated, Func<string, string, bool> covers,
        ReasonCode otherwise, ReasonCode notStated, QuestionKind question, IReadOnlyDictionary<string, RuleText>? names = null)
    {
        if (asked.Count == 0 || Some(stated, asked, covers)) return Applicability.AllMet;
        var list = string.Join(", ", asked);
        // Who states the Union has not said which of its member states.
        var perhaps = stated is null || Some(asked, stated, covers);
        var found = perhaps ? Applicability.Unknown(notStated, question, list) : Applicability.No(otherwise, list);
        return names is null ? found : found with { Names = Names(asked, names) };
    }

    /// <summary>Whether one of some is covered by one of others.</summary>
    private static bool Some(IReadOnlyList<string>? some, IReadOnlyList<string> others, Func<string, string, bool> covers)
    {
        // By index: a list behind its interface makes an enumerator each time, and this is asked for every rule.
        for (var i = 0; i < some?.Count; i++)
            for (var j = 0; j < others.Count; j++)
                if (covers(others[j], some[i])) return true;
        return false;
    }

    /// <summary>Any one of what is left out suffices to be left out.</summary>
    private static Applicability NotExcepted(Bound except, Profile organisation, AssetProfile own, Terms terms)
    {
        (IEnumerable<string> Asked, IEnumerable<string>? Stated, QuestionKind Question)[] lists =
        [
            (except.Roles.Select(Words.Of), own.Roles?.Select(Words.Of), QuestionKind.WhichRole),
            (except.Markets, own.Markets, QuestionKind.WhichMarkets),
            (except.Sectors, organisation.Sectors, QuestionKind.WhichSectors),
            (except.Flags, own.Flags, QuestionKind.WhichFlags),
        ];
        Applicability? unknown = null;
        foreach (var (asked, stated, question) in lists.Where(l => l.Asked.Any()))
        {
            var list = string.Join(", ", asked);
            if (stated is null) unknown ??= Applicability.Unknown(ReasonCode.ExceptionNotStated, question, list);
            else if (stated.Any(s => asked.Any(a => Jurisdictions.Covers(a, s)))) return Named(Applicability.No(ReasonCode.Excepted, list));
        }
        return unknown is null ? Applicability.AllMet : Named(unknown);

        Applicability Named(Applicability found) => found with { Names = [.. Names(except.Sectors, terms.Sectors), .. Names(except.Flags, terms.Flags)] };
    }

    internal static Applicability Circumstance(CircumstanceTest test, Situation situation, string? asset)
    {
        var answer = situation.AnswerTo(test.Circumstance, asset);
        if (answer is not null && test.Asked.Holds(answer)) return Applicability.AllMet;
        var term = situation.Book.Terms.Circumstances[test.Circumstance];
        return answer is null
            ? new Applicability(Answer.Unknown, ReasonCode.CircumstanceNotKnown, [term.Id, test.Asked.ToString()], Question.About(AskedFirst(term, situation, asset)), [term.Name, Asked(term, test.Asked)])
            : new Applicability(Answer.No, ReasonCode.OtherCircumstance, [term.Id, test.Asked.ToString(), answer], null, [term.Name, Asked(term, test.Asked)]);
    }

    /// <summary>
    /// The question that decides: where a table says no as soon as something else is not so, that is asked first, because one answer to it
    /// settles many laws at once: without an incident there is none to grade.
    /// </summary>
    private static Circumstance AskedFirst(Circumstance term, Situation situation, string? asset)
    {
        foreach (var row in term.Decided.Where(table => table.Confidence != Confidence.Unsure).SelectMany(table => table.Rows))
            if (row is { Then: Circumstances.No, When: [var only] } && situation.AnswerTo(only.Circumstance, asset) is null)
                return AskedFirst(situation.Book.Terms.Circumstances[only.Circumstance], situation, asset);
        return term;
    }

    /// <summary>What a test asks, in words.</summary>
    private static RuleText Asked(Circumstance term, Condition asked) => asked switch
    {
        Condition.OneOf words when term.Takes == AnswerKind.Word =>
            new(string.Join(" / ", words.Answers.Select(w => NameOf(term, w).English)), string.Join("／", words.Answers.Select(w => NameOf(term, w).Chinese))),
        Condition.OneOf { Answers: [Circumstances.No] } => new("no", "否"),
        Condition.OneOf => new("yes", "是"),
        Condition.AtLeast least => new($"at least {least.Number}", $"不少于 {least.Number}"),
        Condition.Below below => new($"below {below.Number}", $"少于 {below.Number}"),
        _ => throw new InvalidOperationException($"No words for {asked.GetType().Name}."),
    };

    private static RuleText NameOf(Circumstance term, string word) => term.Words.First(w => w.Key == word).Value;

    private static IReadOnlyList<RuleText> Names(IReadOnlyList<string> ids, IReadOnlyDictionary<string, RuleText> names) => [.. ids.Select(id => names[id])];
}
