using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cli.Reports;

/// <summary>The words that a case and a profile are told with: fact kinds, roles, circumstances, sectors, marks.</summary>
internal static class TermsReport
{
    public static void Write(Screen screen, Session session, Terms terms)
    {
        Section(RulesTexts.FactKinds, Words.All<FactKind>().Select(word => (word, Words.TryParse<FactKind>(word, out var kind) ? ClocksTexts.Of(kind) : Text.Same(word))));
        Section(RulesTexts.RoleWords, Words.All<Role>().Select(word => (word, Words.TryParse<Role>(word, out var role) ? ClocksTexts.Of(role) : Text.Same(word))));
        Section(RulesTexts.CircumstanceWords, terms.Circumstances.Values.OrderBy(each => each.Id, StringComparer.Ordinal).Select(each => (each.Id, Asked(each))));
        Section(RulesTexts.SectorWords, Named(terms.Sectors));
        Section(RulesTexts.MarkWords, Named(terms.Flags));

        void Section(Text head, IEnumerable<(string Word, Text Meaning)> words)
        {
            screen.Line(0, new Piece(session.Say(head), Ink.Strong));
            var grid = new Grid(2, new Column("", 18, 34), new Column("", 40));
            foreach (var (word, meaning) in words) grid.Add(new Piece(word, Ink.Accent), session.Say(meaning));
            grid.Write(screen);
            screen.Blank();
        }
    }

    private static Text Asked(Circumstance circumstance)
    {
        var (asks, answers) = (ClocksTexts.Of(circumstance.Asks), ClocksTexts.Answers(circumstance));
        return circumstance.Takes == AnswerKind.YesNo ? asks : new($"{asks.English} ({answers.English})", $"{asks.Chinese}（{answers.Chinese}）");
    }

    private static IEnumerable<(string, Text)> Named(IReadOnlyDictionary<string, RuleText> names) =>
        names.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, ClocksTexts.Of(each.Value)));
}
