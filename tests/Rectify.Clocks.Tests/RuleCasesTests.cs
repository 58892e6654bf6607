using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

public sealed class RuleCasesTests
{
    public static TheoryData<int> Cases => [.. Enumerable.Range(0, WorkedCase.All.Count)];

    [Theory, MemberData(nameof(Cases))]
    public void Each_worked_case_holds(int index)
    {
        var worked = WorkedCase.All[index];
        foreach (var expected in worked.Expected)
        {
            var evaluation = Evaluator.Evaluate(WorkedCase.Book, worked.Facts, expected.At);
            var obligation = Assert.Single(evaluation.Obligations, o => o.RuleId == worked.Rule);
            var said = $"{worked} at {expected.At}\n{string.Join('\n', obligation.Explanation)}";
            Assert.True(expected.State == obligation.State, $"expected {expected.State}, found {obligation.State}: {said}");
            Check(expected.Timing, obligation.Timing, said);
            Check(expected.CannotSay, obligation.CannotSay, said);
            Check(expected.Applies, obligation.Applicability.Answer, said);
            Assert.True(expected.Asks is null || expected.Asks == obligation.Applicability.Question?.Word, $"expected to be asked {expected.Asks}, was asked {obligation.Applicability.Question?.Word}: {said}");
            Check(expected.Extended, obligation.Extended, said);
            if (expected.Conservative is { } conservative) Assert.True(conservative == (obligation.Conservative?.ToString() ?? "none"), $"conservative {obligation.Conservative}: {said}");
            if (expected.LatestArguable is { } latest) Assert.True(latest == (obligation.LatestArguable?.ToString() ?? (obligation.Conservative is null ? "none" : "notKnown")), $"latest {obligation.LatestArguable}: {said}");
        }
    }

    private static void Check<T>(T? expected, T? actual, string said) where T : struct =>
        Assert.True(expected is null || Equals(expected, actual), $"expected {expected}, found {actual?.ToString() ?? "nothing"}: {said}");
}
