using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>What is only partly known: it asks where that decides, and not where it does not.</summary>
public sealed class UnknownTests
{
    private const string Now = "2026-12-11T12:00:00+01:00";

    private static readonly CaseFacts Case =
        new CaseFacts([Given.Fact(FactKind.Aware, "2026-12-11T10:20:00+01:00")], Given.Provider).Exploited();

    [Theory]
    [InlineData("FR", Answer.Yes, null)]
    [InlineData("EU", Answer.Unknown, "whichMarkets")]
    [InlineData("DE", Answer.No, null)]
    public void Who_states_the_union_is_asked_in_which_member_states(string market, Answer answer, string? asks)
    {
        var found = In(market, BookWith("  market: [EU]", "  market: [FR]"));
        Assert.Equal((answer, asks), (found.Answer, found.Question?.Word));
    }

    [Theory]
    [InlineData("personalData", Answer.Yes)]
    [InlineData("underEmbargo", Answer.Yes)]
    [InlineData("publiclyDisclosed", Answer.Unknown)]
    public void A_row_that_holds_decides_while_the_rows_above_it_could_only_say_the_same(string known, Answer answer)
    {
        const string Terms = """
            circumstances:
              - id: grave
                name: { en: grave, zh: 严重 }
                asks: { en: "Is it grave?", zh: 是否严重？ }
                decided:
                  - source: a table of this test
                    confidence: own
                    rows:
                      - { when: { personalData: yes }, then: yes }
                      - { when: { underEmbargo: yes }, then: yes }
                      - { when: { publiclyDisclosed: yes }, then: no }
            """;
        var book = BookWith("    activelyExploited: yes ", "    grave: yes ", new RuleFile("rules/terms/test.yaml", Terms));
        Assert.Equal(answer, Evaluator.Evaluate(book, Case.With(known, true), Given.At(Now)).Of("eu.cra.aev.ew").Applicability.Answer);
    }

    [Theory]
    [InlineData("own", "leak", null, Answer.Unknown)]
    [InlineData("own", null, "no", Answer.No)]
    [InlineData("unsure", "fine", null, Answer.Unknown)]
    [InlineData("unsure", "fine", "no", Answer.Unknown)]
    public void What_settles_a_circumstance_is_asked_before_it_unless_its_table_is_unsure(string confidence, string? asks, string? leak, Answer answer)
    {
        var terms = new RuleFile("rules/terms/u.yaml", $$"""
            circumstances:
              - id: fine
                name: { en: fine, zh: 罚款 }
                asks: { en: "Is a fine due?", zh: 是否罚款？ }
                decided: [{ source: a table of this test, confidence: {{confidence}}, rows: [{ when: { persons: ">= 5", grave: yes }, then: no }, { when: { leak: no }, then: no }] }]
            """);
        var book = SmallLaw.Book(terms, SmallLaw.Rule("r", "binds: { when: { fine: yes } }"));
        var facts = SmallLaw.Case("aware 2026-12-01T00:00Z");
        var found = Assert.Single(book.At(leak is null ? facts : facts.Say("leak", leak), Now)).Applicability;
        Assert.Equal((answer, asks), (found.Answer, found.Question?.Word));
    }

    [Fact]
    public void Of_what_may_leave_somebody_out_the_first_that_is_not_stated_is_asked()
    {
        var book = SmallLaw.Book(SmallLaw.Rule("r", "binds: { except: { role: [finder], sector: [rail], flag: [mark] } }"));
        var found = Assert.Single(book.At(SmallLaw.Case("aware 2026-12-01T00:00Z"), Now)).Applicability;
        Assert.Equal((Answer.Unknown, "whichRole"), (found.Answer, found.Question?.Word));
    }

    private static Applicability In(string market, RuleBook book)
    {
        var profile = Given.Provider with { Default = Given.Provider.Default with { Markets = [market] } };
        return Evaluator.Evaluate(book, Case with { Profile = profile }, Given.At(Now)).Of("eu.cra.aev.ew").Applicability;
    }

    /// <summary>The rule book with one line of one rule written otherwise.</summary>
    private static RuleBook BookWith(string old, string @new, params RuleFile[] more)
    {
        var files = RuleBook.EmbeddedFiles().Select(f =>
            f.Path.EndsWith("/eu.cra.aev.ew.yaml", StringComparison.Ordinal) ? f with { Text = f.Text.Replace(old, @new, StringComparison.Ordinal) } : f);
        var read = RuleBook.Read([.. files, .. more]);
        return read.Value ?? throw new InvalidDataException(string.Join('\n', read.Problems));
    }
}
