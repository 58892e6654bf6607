using CsCheck;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Tests;

/// <summary>
/// A random case around one shipped rule: one of its worked cases, with the start moved, vague, a date or only a signal, and with any other
/// facts that the rule may turn on.
/// </summary>
internal sealed record AnyCase(Rule Rule, CaseFacts Facts)
{
    private static readonly IReadOnlyList<Edge> Starts = [.. WorkedCase.AllEdges.Where(e => e.Bound)];

    private static readonly Gen<(int Kind, long Seconds, long Width, int Form, int Address, int About)> More = Gen.Select(
        Gen.Int[0, 1_000], Gen.Long[-900_000, 4_000_000], Gen.Long[1, 200_000], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 5]);

    /// <summary>Over every rule of the book, each as often as it has worked edges.</summary>
    internal static Gen<AnyCase> Any { get; } =
        from start in Gen.Int[0, Starts.Count - 1].Select(i => Starts[i])
        from moved in Gen.Long[-2_000_000, 4_000_000]
        from form in Gen.Int[0, 9]
        from width in Gen.Long[1, 300_000]
        from more in More.List[0, 5]
        from adopted in Gen.Bool
        select Of(start, moved, form, width, more, adopted);

    /// <summary>Only the rule's own versions, so that many instants of one case can be tried.</summary>
    internal RuleBook Alone => new([.. WorkedCase.Book.Rules.Where(r => r.Id == Rule.Id)], WorkedCase.Book.Calendars, [], WorkedCase.Book.Terms);

    /// <summary>The kinds of facts that the rule names anywhere.</summary>
    internal static IReadOnlySet<FactKind> Named(Rule rule) => new HashSet<FactKind>(
    [
        .. rule.Trigger.Facts, .. Some(rule.Trigger.Needs), .. rule.Period.All().SelectMany(Named), .. Some(ActOf(rule.MetBy)),
        FactKind.Acknowledged, FactKind.ExtendedTo, FactKind.DelayedUntil,
    ]);

    internal static FactKind? ActOf(MetBy metBy) => metBy switch
    {
        MetBy.Sent => FactKind.Submitted,
        MetBy.Received => FactKind.Acknowledged,
        MetBy.Published => FactKind.Published,
        MetBy.Done => FactKind.Done,
        _ => null,
    };

    public override string ToString() =>
        $"{Rule.Id}\n{string.Join('\n', Facts.Facts.Select(f => $"  {f.Id} {Words.Of(f.Kind)} {Text(f.When)} {f.Stage} > {f.Recipient} group {f.Group} corrects {f.Supersedes}{(f.Provisional ? " (signal)" : "")}"))}\n"
        + $"  {string.Join(", ", Facts.Circumstances.Select(c => $"{c.Key}: {c.Value}"))}";

    private static AnyCase Of(
        Edge edge, long moved, int form, long width, List<(int Kind, long Seconds, long Width, int Form, int Address, int About)> more, bool adopted)
    {
        var rule = WorkedCase.Book.Rules.Last(r => r.Id == edge.Rule);
        var start = edge.Start.When.Earliest + Duration.FromSeconds(moved);
        var trigger = edge.Start with { When = When(start, form, width), Provisional = form == 8 };
        var others = more.Select((m, i) => Other(rule, start + Duration.FromSeconds(m.Seconds), m, $"more{i}"));
        var profile = edge.Case.Profile with { Adopted = adopted ? new HashSet<string> { rule.Id } : [] };
        return new AnyCase(rule, edge.Case with { Facts = [trigger, .. edge.Case.Facts.Skip(1), .. others], Profile = profile });
    }

    private static Fact Other(Rule rule, Instant at, (int Kind, long Seconds, long Width, int Form, int Address, int About) m, string id)
    {
        FactKind[] kinds = [.. Named(rule).Order()];
        var recipient = rule.Recipients[m.Kind % rule.Recipients.Count].Id;
        var kind = kinds[m.Kind % kinds.Length];
        return new Fact
        {
            Id = id, Kind = kind, When = When(at, m.Form, m.Width), RecordedAt = at, Provisional = m.Form == 8,
            Group = m.About switch { 0 => "g1", 1 => "g2", _ => null },
            Stage = m.Address switch { 0 => null, 1 => "another-stage", 2 => rule.Trigger.Stage, _ => rule.Stage },
            Recipient = m.Address switch { 0 => null, 3 => "another-recipient", 2 => rule.Trigger.Recipient ?? recipient, _ => recipient },
        };
    }

    /// <summary>Mostly an instant, sometimes a date or bounds.</summary>
    private static Occurrence When(Instant at, int form, long width) => form switch
    {
        0 or 1 => Occurrence.Between(at, at + Duration.FromSeconds(width), DateTimeZone.Utc),
        2 => Occurrence.On(at.InUtc().Date, DateTimeZoneProviders.Tzdb["Europe/Brussels"]),
        _ => Occurrence.At(at, DateTimeZone.Utc),
    };

    private static string Text(Occurrence when) => when.Date is { } date ? $"{date:uuuu-MM-dd}" : when.IsUncertain ? $"{when.Earliest}/{when.Latest}" : $"{when.Earliest}";

    private static IEnumerable<FactKind> Named(Rules.Period period) => period switch
    {
        Rules.Period.Elapsed elapsed => Some(elapsed.From),
        Rules.Period.DateIn named => [named.Fact],
        Rules.Period.Before named => [named.Fact],
        Rules.Period.Recurring recurring => Some(recurring.Until),
        _ => [],
    };

    private static IEnumerable<FactKind> Some(FactKind? kind) => kind is { } known ? [known] : [];
}
