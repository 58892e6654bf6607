using Rectify.Foundation;

namespace Rectify.Tests.Foundation;

public sealed class ResultTests
{
    private static readonly Problem Wrong = new("RCT-X-001", ProblemKind.Invalid, new("Wrong", "错误"));
    private static readonly Problem Broken = new("RCT-X-002", ProblemKind.Unreadable, new("Broken", "损坏"));

    [Fact]
    public void A_success_gives_its_value()
    {
        Result<int> result = 7;
        Assert.True(result.Succeeded(out var value, out var problems));
        Assert.Equal((7, null), (value, problems));
    }

    [Fact]
    public void A_failure_gives_every_problem_in_order()
    {
        var found = new Problems { Wrong };
        found.AddIf(false, Wrong);
        found.AddIf(true, Broken);
        Result<int> result = found;
        Assert.False(result.Succeeded(out _, out var problems));
        Assert.Equal([Wrong, Broken], problems);
    }

    [Fact]
    public void A_failure_without_a_problem_is_a_bug() => Assert.Throws<ArgumentException>(() => (Result<int>)new Problems());

    [Fact]
    public void Every_kind_of_problem_has_its_exit_code() =>
        Assert.All(Enum.GetValues<ProblemKind>(), kind => Assert.Contains(ExitCodes.Of(kind), (int[])[ExitCodes.Usage, ExitCodes.Unreadable]));

    [Fact]
    public void Input_that_cannot_be_read_outweighs_a_wrong_request() => Assert.Equal(ExitCodes.Unreadable, ExitCodes.Of(new Problems { Wrong, Broken, Wrong }));
}
