using System.Collections.Frozen;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>
/// The terms that rules ask for beyond role and place, as <c>rules/terms/</c> declares them: circumstances of a case, sectors of an
/// organisation, marks of an asset. A new law brings its own; the program knows none but <see cref="Circumstances"/>.
/// </summary>
public sealed class Terms
{
    internal Terms(IReadOnlyList<TermsFile> files)
    {
        Files = files;
        Circumstances = files.SelectMany(f => f.Circumstances).ToFrozenDictionary(c => c.Id, StringComparer.Ordinal);
        Sectors = files.SelectMany(f => f.Sectors).ToFrozenDictionary(t => t.Id, t => t.Name, StringComparer.Ordinal);
        Flags = files.SelectMany(f => f.Flags).ToFrozenDictionary(t => t.Id, t => t.Name, StringComparer.Ordinal);
    }

    /// <summary>The circumstances by id.</summary>
    public IReadOnlyDictionary<string, Circumstance> Circumstances { get; }

    /// <summary>The names of the sectors by id.</summary>
    public IReadOnlyDictionary<string, RuleText> Sectors { get; }

    /// <summary>The names of the marks by id.</summary>
    public IReadOnlyDictionary<string, RuleText> Flags { get; }

    internal IReadOnlyList<TermsFile> Files { get; }
}

/// <summary>One file of terms.</summary>
internal sealed record TermsFile(
    string Path, string Hash, IReadOnlyList<Circumstance> Circumstances, IReadOnlyList<Term> Sectors, IReadOnlyList<Term> Flags);

/// <summary>A sector or a mark, with its name.</summary>
internal sealed record Term(string Id, RuleText Name, Place At);

/// <summary>
/// Something about a case on which a rule, a table or a conflict turns. A person says it; until then it is unknown, unless a fact, a mark
/// of the asset or a table answers it.
/// </summary>
public sealed record Circumstance
{
    /// <summary>Its id, for example <c>activelyExploited</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required RuleText Name { get; init; }

    /// <summary>The question that a person answers.</summary>
    public required RuleText Asks { get; init; }

    /// <summary>Where the law defines it, as one cites it.</summary>
    public string? Source { get; init; }

    /// <summary>What it is answered with.</summary>
    public required AnswerKind Takes { get; init; }

    /// <summary>For <see cref="AnswerKind.Word"/>: the words, in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, RuleText>> Words { get; init; } = [];

    /// <summary>A confirmed fact of this kind answers yes.</summary>
    public FactKind? TrueWith { get; init; }

    /// <summary>The mark of the asset that answers it: yes when the asset carries it, no when its marks are stated without it.</summary>
    public string? Flag { get; init; }

    /// <summary>
    /// What is taken while nobody has said it: for what one cannot fail to know, such as an authority's request for silence. Left out, it
    /// is unknown, and the question is asked.
    /// </summary>
    public string? UntilSaid { get; init; }

    /// <summary>Tables that decide it from other circumstances; the first row that holds.</summary>
    public IReadOnlyList<DecidingTable> Decided { get; init; } = [];

    /// <summary>Where it stands in its file.</summary>
    internal Place At { get; init; }

    /// <summary>Whether the text is an answer to it.</summary>
    public bool Accepts(string answer) => Takes switch
    {
        AnswerKind.YesNo => answer is Circumstances.Yes or Circumstances.No,
        AnswerKind.Number => Condition.NumberOf(answer) is not null,
        _ => Words.Any(w => w.Key == answer),
    };
}

/// <summary>What a circumstance is answered with.</summary>
public enum AnswerKind
{
    /// <summary>Yes or no.</summary>
    YesNo,
    /// <summary>A whole number from 0.</summary>
    Number,
    /// <summary>A word of its list.</summary>
    Word,
}

/// <summary>A table that decides a circumstance.</summary>
/// <param name="Source">Where the table stands.</param>
/// <param name="Confidence">How sure we are; an unsure table decides nothing.</param>
/// <param name="Rows">In order: the first that holds decides.</param>
public sealed record DecidingTable(string Source, Confidence Confidence, IReadOnlyList<DecidingRow> Rows);

/// <summary>One row: when all of it holds, the circumstance has this answer.</summary>
public sealed record DecidingRow(IReadOnlyList<CircumstanceTest> When, string Then);

/// <summary>The circumstances that the program itself has to do with, and the two answers that all of them share.</summary>
public static class Circumstances
{
    /// <summary>Yes.</summary>
    public const string Yes = "yes";

    /// <summary>No.</summary>
    public const string No = "no";

    /// <summary>Reliable evidence that a malicious actor has exploited the vulnerability (Regulation (EU) 2024/2847 Art. 3(42)).</summary>
    public const string ActivelyExploited = "activelyExploited";

    /// <summary>The order was issued by an authority of the PRC.</summary>
    public const string ChineseOrder = "cnOrder";

    /// <summary>The vulnerability is in a component that somebody else provides or maintains.</summary>
    public const string InUpstreamComponent = "inUpstreamComponent";

    /// <summary>A security incident has happened, and not only a vulnerability been found.</summary>
    public const string Incident = "incident";

    /// <summary>Personal data are affected, or may be.</summary>
    public const string PersonalData = "personalData";

    /// <summary>The vulnerability is public.</summary>
    public const string PubliclyDisclosed = "publiclyDisclosed";

    /// <summary>The vulnerability is under an embargo that several parties have agreed on.</summary>
    public const string UnderEmbargo = "underEmbargo";

    /// <summary>Yes or no as an answer.</summary>
    public static string Of(bool holds) => holds ? Yes : No;
}
