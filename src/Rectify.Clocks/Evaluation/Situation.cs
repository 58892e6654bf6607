using NodaTime;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>One case under one rule book at one instant: what every rule, table and conflict is asked about.</summary>
internal sealed class Situation(RuleBook book, CaseFacts facts, Instant now)
{
    internal RuleBook Book => book;

    internal CaseFacts Facts => facts;

    internal Instant Now => now;

    /// <summary>The facts that count, in their order.</summary>
    internal Fact[] Standing { get; } = facts.InEffect();

    /// <summary>The kinds of the facts that count.</summary>
    internal FactKinds Kinds => kinds ??= FactKinds.Of(Standing.Select(f => f.Kind));

    /// <summary>The assets of the case; a single null, the organisation as a whole, where it names none.</summary>
    private string?[] Assets => field ??= facts.Assets.Count == 0 ? [null] : [.. facts.Assets.Distinct(StringComparer.Ordinal)];

    /// <summary>The assets of the case, and those that only a fact names.</summary>
    internal string?[] NamedAssets => field ??= [.. Assets.Union(Standing.Where(f => f.Asset is not null).Select(f => f.Asset), StringComparer.Ordinal)];

    /// <summary>The asset that is named, else those of the case.</summary>
    internal string?[] AssetsOr(string? named) => named is null ? Assets : [named];

    /// <summary>What the organisation is to an asset, or as a whole. Rule after rule asks it of the same one.</summary>
    internal AssetProfile ProfileOf(string? asset)
    {
        if (asked is not { } last || last.Asset != asset) asked = last = (asset, facts.Profile.For(asset));
        return last.Profile;
    }

    private (string? Asset, AssetProfile Profile)? asked;

    /// <summary>The zone of a rule's recipient, in the time-zone data of the book.</summary>
    internal DateTimeZone ZoneOf(Rule rule) => book.ZoneOf(rule);

    /// <summary>The explanation of all that has no time.</summary>
    internal Chain NothingCounted => field ??= new Chain(this, []);

    private FactKinds? kinds;
    private readonly Dictionary<(string Circumstance, string? Asset), string?> answers = [];

    /// <summary>
    /// The answer to a circumstance, null while it is unknown. A confirmed fact that answers it goes before what a person said, because it
    /// came later or the person would have corrected it; then the asset's mark; then the tables; at last what is taken until somebody says otherwise.
    /// </summary>
    internal string? AnswerTo(string circumstance, string? asset)
    {
        // Many rules turn on the same few circumstances.
        if (answers.TryGetValue((circumstance, asset), out var known)) return known;
        var answer = book.Terms.Circumstances.TryGetValue(circumstance, out var term)
            ? FromFact(term) ?? Said(term) ?? FromMark(term, asset) ?? Decided(term, asset) ?? term.UntilSaid
            : null;
        answers[(circumstance, asset)] = answer;
        return answer;
    }

    private string? FromFact(Circumstance term)
    {
        if (term.TrueWith is not { } kind) return null;
        foreach (var fact in Standing)
            if (fact.Kind == kind && !fact.Provisional && fact.When.Latest <= now) return Circumstances.Yes;
        return null;
    }

    private string? Said(Circumstance term) => facts.Circumstances.TryGetValue(term.Id, out var said) && term.Accepts(said) ? said : null;

    private string? FromMark(Circumstance term, string? asset) =>
        term.Flag is { } flag && ProfileOf(asset) is { Flags: { } stated, FlagsUnstated: var open } && !open.Contains(flag, StringComparer.Ordinal)
            ? Circumstances.Of(stated.Contains(flag, StringComparer.Ordinal))
            : null;

    private string? Decided(Circumstance term, string? asset)
    {
        foreach (var table in term.Decided)
        {
            if (table.Confidence == Confidence.Unsure) continue;
            string? perhaps = null;
            foreach (var row in table.Rows)
            {
                var holds = All(row.When, asset);
                if (holds == Answer.No) continue;
                // A higher row that may hold leaves the answer open, unless it says the same.
                if (perhaps is not null && perhaps != row.Then) break;
                if (holds == Answer.Yes) return row.Then;
                perhaps = row.Then;
            }
        }
        return null;
    }

    private Answer All(IReadOnlyList<CircumstanceTest> tests, string? asset)
    {
        var all = Answer.Yes;
        foreach (var (circumstance, asked) in tests)
        {
            // A table that decides a circumstance by itself would never end.
            if (AnswerTo(circumstance, asset) is not { } answer) all = Answer.Unknown;
            else if (!asked.Holds(answer)) return Answer.No;
        }
        return all;
    }
}
