using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>What signals would start if a person confirmed them: told before anybody does, computed by the same rules as afterwards.</summary>
public static class WouldStart
{
    /// <summary>The duties that would be open and are not, or would have to be met earlier, by act-by; those without a time last.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="laws">The laws in use.</param>
    /// <param name="about">The case in which they would be confirmed; null for one that would be opened for them.</param>
    /// <param name="signals">The signals.</param>
    /// <param name="occurred">When it happened, as the person says; null when each signal is right.</param>
    /// <param name="now">For which instant.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<Obligation>> OfAsync(
        ReadSession session, Laws laws, Case? about, IReadOnlyList<Signal> signals, Occurrence? occurred, Instant now, CancellationToken cancellationToken)
    {
        var known = about ?? Opened(now);
        var assumed = known with
        {
            Assets = [.. known.Assets.Concat(signals.SelectMany(signal => signal.Assets)).Distinct()],
            Reach = [.. known.Reach.Concat(signals.Select(signal => signal.Reach).OfType<Reach>()).DistinctBy(reach => reach.Vulnerability)],
        };
        var facts = (await (await CaseFactsReader.OpenAsync(session, laws.Organisation, cancellationToken)).ReadAsync(session, [assumed], cancellationToken))[0];
        // The signals that wait in the case run provisionally already; what is asked is what confirming adds to what is certain.
        var without = facts with { Facts = [.. facts.Facts.Where(fact => !signals.Any(signal => fact.Id.StartsWith(Prefix(signal), StringComparison.Ordinal)))] };
        var confirmed = without with { Facts = [.. without.Facts, .. signals.SelectMany(signal => Confirmed(signal, assumed, occurred, now))] };
        var before = Open(laws, without, now).ToLookup(Key, duty => duty.ActBy);
        return [.. Open(laws, confirmed, now).Where(duty => before[Key(duty)].All(actBy => duty.ActBy < (actBy ?? Instant.MaxValue)))];
    }

    private static IEnumerable<Obligation> Open(Laws laws, CaseFacts facts, Instant now) => Evaluator.Duties(laws.Rules, facts, now).Where(duty => duty.IsOpen);

    private static (string Rule, string Recipient, string? Group) Key(Obligation duty) => (duty.RuleId, duty.Recipient, duty.Group);

    private static string Prefix(Signal signal) => $"signal:{signal.Id}/";

    private static IEnumerable<Fact> Confirmed(Signal signal, Case assumed, Occurrence? occurred, Instant now)
    {
        var touched = signal.Everywhere || !assumed.Assets.Except(signal.Assets).Any() ? [] : signal.Assets;
        return signal.Kinds.SelectMany(kind => new StandingFact(
            new Fact { Id = $"{Prefix(signal)}{Words.Of(kind)}", Kind = kind, When = occurred ?? signal.Occurred, RecordedAt = now },
            [.. touched.Select(asset => asset.ToString())]).Each());
    }

    private static Case Opened(Instant now) => new()
    {
        Id = default, Sequence = 0, Title = "", Kind = CaseKind.Vulnerability, Assets = [], Vulnerabilities = [], OpenedAt = now,
    };
}
