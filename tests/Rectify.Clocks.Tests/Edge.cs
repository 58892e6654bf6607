using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Tests;

/// <summary>Where a start lies, so that a test can tell which edges of a rule were tried.</summary>
public enum EdgeKind
{
    Plain, Weekend, HolidayRun, MonthEnd, LeapDay, SpringForward, FallBack, FirstDay, BeforeFirstDay, LastDay, AfterLastDay, OtherZone, DateOnly,
}

/// <summary>One start of a rule with both ends, written independently of the program.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Kind">Where it lies.</param>
/// <param name="Case">The triggering fact first, then what else is known.</param>
/// <param name="Bound">Whether the rule binds; it does not on the day before its law.</param>
/// <param name="ActBy">An instant, or <c>none</c>.</param>
/// <param name="Latest">An instant, <c>none</c> or <c>notKnown</c>.</param>
/// <param name="KeepUntil">For a duty to keep something.</param>
public sealed record Edge(string Rule, EdgeKind Kind, CaseFacts Case, bool Bound, string? ActBy, string? Latest, string? KeepUntil)
{
    public Fact Start => Case.Facts[0];

    public override string ToString() => $"{Rule}: {Kind} from {Start.When.Earliest}";
}

/// <summary>A case in which a rule does not bind, or in which it is not known and a question is asked.</summary>
public sealed record Unbound(string Rule, string Name, CaseFacts Case, Answer Answer, string? Asks)
{
    public override string ToString() => $"{Rule}: {Name}";
}

/// <summary>The short form of worked cases: <c>given</c>, <c>edges</c>, <c>unbound</c>, <c>unknown</c>.</summary>
internal static class EdgeReader
{
    /// <summary>What holds in every edge unless it says otherwise.</summary>
    internal sealed record Given(Profile Profile, IReadOnlyDictionary<string, string> Circumstances, IReadOnlyList<Fact> Also);

    internal static readonly Given Nothing = new(Profile.Unstated, new Dictionary<string, string>(), []);

    internal static Shape<Given> GivenShape(DateTimeZone zone) => Shapes.Keyed(keys => Of(keys, zone, Nothing));

    internal static Shape<Edge> EdgeShape(Rule rule, DateTimeZone zone, Given given) => Shapes.Keyed(keys =>
    {
        var kind = keys.MayValue("trigger", Shapes.Word<FactKind>()) ?? rule.Trigger.Facts[0];
        var start = StartOf(rule, kind) with { When = keys.Need("start", WorkedCase.When(zone)) };
        return new Edge(
            rule.Id, keys.Need("edge", Shapes.Word<EdgeKind>()), CaseOf(start, Of(keys, zone, given)), keys.MayValue("bound", Shapes.YesNo) ?? true,
            keys.May("actBy", WorkedCase.InstantOrNone), keys.May("latest", WorkedCase.InstantOrNone), keys.May("keepUntil", WorkedCase.InstantOrNone));
    });

    /// <summary>One for each version of the rule: what holds outside one text of a law is tried outside every other too.</summary>
    internal static Shape<IReadOnlyList<Unbound>> UnboundShape(IReadOnlyList<Rule> versions, DateTimeZone zone, Given given, Answer answer) => Shapes.Keyed<IReadOnlyList<Unbound>>(keys =>
    {
        var (name, said) = (keys.Need("case", Shapes.Text), Of(keys, zone, given));
        var asks = answer == Answer.Unknown ? keys.Need("asks", Shapes.Text) : null;
        return [.. versions.Select(rule =>
        {
            var from = rule.Validity.To ?? LocalDate.Max(rule.Validity.From, new LocalDate(2026, 11, 17));
            var start = StartOf(rule, rule.Trigger.Facts[0]) with { When = Occurrence.At(from.At(new LocalTime(9, 0)).InZoneLeniently(zone).ToInstant(), zone) };
            return new Unbound(rule.Id, $"{name} (version {rule.Version})", CaseOf(start, said), answer, asks);
        })];
    });

    private static Given Of(Keys keys, DateTimeZone zone, Given otherwise) => new(
        keys.May("profile", ProfileReader.ProfileShape) ?? otherwise.Profile,
        keys.May("circumstances", RuleShapes.Answers) is { } said ? said.ToDictionary(c => c.Key, c => c.Value) : otherwise.Circumstances,
        keys.Has("also") ? keys.Many("also", WorkedCase.FactShape(zone)) : otherwise.Also);

    private static CaseFacts CaseOf(Fact start, Given given) =>
        new([start, .. given.Also.Select((f, i) => f with { Id = f.Id.Length > 0 ? f.Id : $"also{i + 1}" })], given.Profile) { Circumstances = given.Circumstances };

    private static Fact StartOf(Rule rule, FactKind kind) => new()
    {
        Id = "start", Kind = kind, When = default, RecordedAt = NodaConstants.UnixEpoch,
        Stage = rule.Trigger.Stage, Recipient = rule.Trigger.Stage is null ? null : rule.Trigger.Recipient ?? rule.Recipients[0].Id,
    };
}
