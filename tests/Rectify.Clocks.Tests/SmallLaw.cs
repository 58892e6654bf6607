using System.Globalization;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>A rule book of a few lines, for what no law of the shipped book happens to ask.</summary>
internal static class SmallLaw
{
    private static readonly RuleFile Terms = new("rules/terms/t.yaml", """
        circumstances:
          - { id: leak, name: { en: leak, zh: 泄露 }, asks: { en: "A leak?", zh: 是否泄露？ } }
          - { id: grave, name: { en: grave, zh: 严重 }, asks: { en: "Grave?", zh: 是否严重？ } }
          - { id: fixed, name: { en: fixed, zh: 已修复 }, asks: { en: "Fixed?", zh: 是否修复？ }, trueWith: fixReady }
          - { id: persons, name: { en: persons, zh: 人数 }, asks: { en: "How many?", zh: 多少人？ }, takes: number }
          - { id: grade, name: { en: grade, zh: 等级 }, asks: { en: "Which grade?", zh: 哪一级？ }, takes: [{ word: low, en: low, zh: 低 }, { word: high, en: high, zh: 高 }] }
          - { id: marked, name: { en: marked, zh: 有标记 }, asks: { en: "Marked?", zh: 有无标记？ }, flag: mark }
        sectors: [{ id: bank, en: bank, zh: 银行 }, { id: rail, en: rail, zh: 铁路 }]
        flags: [{ id: mark, en: mark, zh: 标记 }]
        """);

    /// <summary>A mandatory, confirmed rule of 24 hours from awareness, towards one authority; each line replaces the one of its key.</summary>
    internal static RuleFile Rule(string id, params string[] lines)
    {
        string[] usual =
        [
            $"id: {id}", "version: 1", "title: { en: A duty, zh: 义务 }", "jurisdiction: EU", "law: { en: A law, zh: 法 }", "article: Art. 1",
            "source: { citation: A law }", "force: mandatory", "validFrom: 2020-01-01", "knownFrom: 2020-01-01", "checkedOn: 2026-11-22",
            "confidence: confirmed", "binds: {}", "trigger: { fact: [aware] }", "period: { hours: 24 }", "counting: HOURS_ELAPSED", "zone: UTC",
            "grouping: incident", "stage: s", "recipient: { id: a, name: { en: A, zh: 甲 }, kind: authority }", "metBy: sent",
        ];
        var own = lines.Where(l => l.Length > 0).ToDictionary(KeyOf, StringComparer.Ordinal);
        var text = usual.Select(l => own.Remove(KeyOf(l), out var line) ? line : l).ToList();
        return new RuleFile(string.Create(CultureInfo.InvariantCulture, $"rules/x/{id}.{own.Count}.{text[1].Split(' ')[1]}.yaml"), string.Join('\n', [.. text.Where(l => !l.EndsWith(": -", StringComparison.Ordinal)), .. own.Values]));

        static string KeyOf(string line) => line[..line.IndexOf(':', StringComparison.Ordinal)];
    }

    internal static RuleBook Book(params RuleFile[] rules)
    {
        var read = RuleBook.Read([Terms, .. rules]);
        return read.Value ?? throw new InvalidDataException(string.Join('\n', read.Problems));
    }

    /// <summary>A case: each fact as <c>kind when [stage]</c>, its id its number from 1.</summary>
    internal static CaseFacts Case(params string[] facts) => new([.. facts.Select(Fact)], Profile.Unstated);

    internal static Fact Fact(string text, int index)
    {
        var words = text.Split(' ');
        var kind = Words.TryParse<FactKind>(words[0], out var found) ? found : throw new FormatException(text);
        var act = kind is FactKind.Submitted or FactKind.Acknowledged or FactKind.Published or FactKind.Done or FactKind.ExtendedTo or FactKind.DelayedUntil;
        return Given.Fact(kind, words[1], string.Create(CultureInfo.InvariantCulture, $"{index + 1}")) with
        {
            Stage = words.ElementAtOrDefault(2) ?? (act ? "s" : null), Recipient = act ? "a" : null,
        };
    }

    internal static CaseFacts Say(this CaseFacts facts, string circumstance, string answer) =>
        facts with { Circumstances = new Dictionary<string, string>(facts.Circumstances) { [circumstance] = answer } };

    internal static IReadOnlyList<Obligation> At(this RuleBook book, CaseFacts facts, string now) => Evaluator.Evaluate(book, facts, Given.At(now)).Obligations;
}
