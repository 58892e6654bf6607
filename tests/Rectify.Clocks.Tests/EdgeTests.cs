using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

public sealed class EdgeTests
{
    private static readonly Duration Second = Duration.FromSeconds(1);

    public static TheoryData<int> Edges => [.. Enumerable.Range(0, WorkedCase.AllEdges.Count)];

    public static TheoryData<int> Unbound => [.. Enumerable.Range(0, WorkedCase.AllUnbound.Count)];

    [Theory, MemberData(nameof(Edges))]
    public void Each_edge_ends_where_its_file_says_and_every_state_turns_there(int index)
    {
        var edge = WorkedCase.AllEdges[index];
        var found = Of(edge.Case, edge.Start.When.Latest, edge.Rule);
        if (!edge.Bound)
        {
            Assert.True(found is null or { State: ObligationState.NotApplicable, Applicability.Reason: ReasonCode.NotInForce }, $"{edge}: {found?.State} {found?.Applicability.Reason}");
            return;
        }
        Assert.True(found is not null, $"{edge}: no version of the rule was law");
        var said = $"{edge}\n{string.Join('\n', found.Explanation)}";
        Assert.True(found.Applicability.Answer == Answer.Yes, $"{found.Applicability.Answer} because {found.Applicability.Reason} {string.Join(' ', found.Applicability.Arguments)}: {said}");
        Same(edge.ActBy ?? "none", found.Conservative?.ToString() ?? "none", said);
        Same(edge.Latest ?? "none", found.LatestArguable?.ToString() ?? (found.Conservative is null ? "none" : "notKnown"), said);
        Same(edge.KeepUntil ?? "none", found.KeepUntil?.ToString() ?? "none", said);
        if (found.Conservative is { } actBy) TurnsAt(edge, found, actBy, said);
        if (found.Conservative is not null && found.MetBy is null) Acts(edge, found, said);
        Corrected(edge, found, said);
    }

    [Theory, MemberData(nameof(Unbound))]
    public void Each_case_outside_a_rule_is_outside_it_and_each_unknown_one_asks(int index)
    {
        var unbound = WorkedCase.AllUnbound[index];
        var found = Of(unbound.Case, unbound.Case.Facts[0].When.Latest, unbound.Rule);
        Assert.True(found is not null, $"{unbound}: no version of the rule was law");
        Assert.True(unbound.Answer == found.Applicability.Answer, $"{unbound}: {found.Applicability.Answer} because {found.Applicability.Reason} {string.Join(' ', found.Applicability.Arguments)}");
        Assert.Equal(unbound.Asks, found.Applicability.Question?.Word);
    }

    private static void TurnsAt(Edge edge, Obligation found, Instant actBy, string said)
    {
        if (found.MetBy is not null) return;
        var judged = found is { Force: Force.Mandatory or Force.Programme or Force.Contractual, Confidence: Confidence.Confirmed, Provisional: false, CalendarIncomplete: false };
        var after = judged ? ObligationState.Overdue : ObligationState.Contested;
        Is(ObligationState.Running, actBy - Second);
        Is(ObligationState.Running, actBy);
        Is(found.LatestArguable == actBy ? after : ObligationState.Contested, actBy + Second);
        if (found.LatestArguable is not { } latest || latest == actBy) return;
        Is(ObligationState.Contested, latest);
        Is(after, latest + Second);

        void Is(ObligationState state, Instant at) => Assert.True(state == Of(edge.Case, at, edge.Rule)?.State, $"at {at} not {state} but {Of(edge.Case, at, edge.Rule)?.State}: {said}");
    }

    private static void Acts(Edge edge, Obligation found, string said)
    {
        if (ActOf(found.Rule.MetBy) is not { } act || found.Conservative is not { } actBy) return;
        var judged = found is { Force: Force.Mandatory or Force.Programme or Force.Contractual, Confidence: Confidence.Confirmed, CalendarIncomplete: false };
        Is(MetTiming.OnTime, actBy);
        Is(found.LatestArguable > actBy ? MetTiming.Contested : judged && found.LatestArguable is not null ? MetTiming.Late : MetTiming.CannotSay, actBy + Second);
        if (found.LatestArguable is { } latest) Is(judged ? MetTiming.Late : MetTiming.CannotSay, latest + Second);

        void Is(MetTiming timing, Instant at)
        {
            var done = new Fact { Id = "act", Kind = act, When = Counting.Occurrence.At(at, DateTimeZone.Utc), RecordedAt = at, Recipient = found.Recipient, Stage = found.Rule.Stage };
            var met = Of(edge.Case with { Facts = [.. edge.Case.Facts, done] }, at, edge.Rule);
            Assert.True(met?.State == ObligationState.Met && met.Timing == timing, $"done at {at}: not {timing} but {met?.State} {met?.Timing}: {said}");
        }
    }

    /// <summary>A corrected start counts from the correction alone; a signal counts as a fact would and says that it is one.</summary>
    private static void Corrected(Edge edge, Obligation found, string said)
    {
        if (edge.Start.When.Date is not null) return;
        var later = edge.Start with { Id = "corrected", When = Counting.Occurrence.At(edge.Start.When.Earliest + Duration.FromHours(30), edge.Start.When.Zone) };
        var corrected = Of(edge.Case with { Facts = [.. edge.Case.Facts, later with { Supersedes = edge.Start.Id }] }, later.When.Latest, edge.Rule);
        var alone = Of(edge.Case with { Facts = [later, .. edge.Case.Facts.Skip(1)] }, later.When.Latest, edge.Rule);
        Assert.True((corrected?.Conservative, corrected?.LatestArguable, corrected?.Trigger?.Id) == (alone?.Conservative, alone?.LatestArguable, alone?.Trigger?.Id), $"corrected: {said}");
        var signal = Of(edge.Case with { Facts = [edge.Start with { Provisional = true }, .. edge.Case.Facts.Skip(1)] }, edge.Start.When.Latest, edge.Rule);
        Assert.True(signal is { Provisional: true } && signal.Conservative == found.Conservative, $"as a signal: {said}");
    }

    private static void Same(string expected, string actual, string said) => Assert.True(expected == actual, $"expected {expected}, found {actual}: {said}");

    private static Obligation? Of(CaseFacts facts, Instant at, string rule) =>
        Evaluator.Evaluate(WorkedCase.BookOf[rule], facts, at).Obligations.Where(o => o.RuleId == rule).MinBy(o => (o.Occurrence ?? 1, o.Provisional ? 1 : 0));

    private static FactKind? ActOf(MetBy metBy) => metBy switch
    {
        MetBy.Sent => FactKind.Submitted,
        MetBy.Received => FactKind.Acknowledged,
        MetBy.Published => FactKind.Published,
        MetBy.Done => FactKind.Done,
        _ => null,
    };
}
