using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Tests.Foundation;

public sealed class ClocksTextsTests
{
    [Fact]
    public void Every_word_of_the_clock_engine_has_both_languages()
    {
        IEnumerable<Text> texts =
        [
            ClocksTexts.PersonDecides, ClocksTexts.Basis(Confidence.Own, "2026-11-22"),
            .. All<ObligationState>(ClocksTexts.Of), .. All<MetTiming>(ClocksTexts.Of), .. All<CannotSayReason>(ClocksTexts.Of),
            .. All<Force>(ClocksTexts.Of), .. All<Confidence>(ClocksTexts.Of), .. All<Answer>(ClocksTexts.Of), .. All<Role>(ClocksTexts.Of),
            .. All<FactKind>(ClocksTexts.Of), .. All<RecipientKind>(ClocksTexts.Of),
            .. All<FieldNeed>(ClocksTexts.Of), .. All<CountingCode>(ClocksTexts.Of), .. All<PeriodUnit>(ClocksTexts.Of),
            .. All<QuestionKind>(k => ClocksTexts.Of(new Question(k, k == QuestionKind.Circumstance ? RuleBook.Embedded().Terms.Circumstances[Circumstances.ActivelyExploited] : null))),
            .. All<StepCode>(c => ClocksTexts.Of(new Step(c, ["a", "b", "c", "d"]))),
            .. All<ReasonCode>(c => ClocksTexts.Of(new Applicability(Answer.No, c, ["a", "b", "c"], null, []))),
            .. All<ReadCode>(c => ClocksTexts.Of(new ReadProblem(c, "f", 1, 1, ["a", "b", "c"]))),
        ];
        Assert.All(texts, text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.English));
            Assert.Contains(text.Chinese, c => c is >= '\u4e00' and <= '\u9fff');
        });
    }

    [Fact]
    public void Words_inside_a_step_are_said_in_each_language()
    {
        var step = ClocksTexts.Of(new Step(StepCode.StartedBy, ["orderServed", "f1", "2026-11-02"]));
        Assert.Equal(new Text("Started by: order served (f1), 2026-11-02", "起算事实：通知书送达（f1），2026-11-02"), step);
    }

    private static IEnumerable<Text> All<T>(Func<T, Text> of) where T : struct, Enum => Enum.GetValues<T>().Select(of);
}
