using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Cli.Reports;

/// <summary>What answers a question on the command line: the flag, and the words that would make a difference.</summary>
internal static class Saying
{
    private const int MostWords = 6;

    public static string Of(Question question, IEnumerable<Obligation> asking) => question switch
    {
        { Circumstance: { Takes: AnswerKind.YesNo } circumstance } => $"--given {circumstance.Id}=yes|no",
        { Circumstance: { Takes: AnswerKind.Number } circumstance } => $"--given {circumstance.Id}=N",
        { Circumstance: { } circumstance } => $"--given {circumstance.Id}={OneOf([.. circumstance.Words.Select(word => word.Key)])}",
        { Kind: QuestionKind.WhichRole } => $"--role {Asked(asking)}",
        { Kind: QuestionKind.WhichMarkets } => $"--market {Asked(asking)}",
        { Kind: QuestionKind.WhereEstablished } => $"--established {Asked(asking)}",
        { Kind: QuestionKind.WhichSectors } => $"--sector {Asked(asking, "none")}",
        { Kind: QuestionKind.WhichFlags } => $"--mark {Asked(asking, "none")}",
        _ => "--fact KIND=YYYY-MM-DDThh:mm+hh:mm",
    };

    /// <summary>What the rules that ask look for; what is none of it makes none of them bind.</summary>
    private static string Asked(IEnumerable<Obligation> asking, string? none = null)
    {
        var words = asking.SelectMany(each => (each.Applicability.Arguments.ElementAtOrDefault(0) ?? "").Split(", ", StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        return OneOf(words) + (none is null ? "" : $"|{none}");
    }

    private static string OneOf(List<string> words) => string.Join("|", words.Take(MostWords)) + (words.Count > MostWords ? "|…" : "");
}
