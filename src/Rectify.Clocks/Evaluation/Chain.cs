using System.Globalization;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>
/// The way from the fact to the deadline of one obligation. It is put into steps when somebody asks, not when the obligation is computed: of
/// a million duties few are ever explained.
/// </summary>
/// <param name="situation">The case.</param>
/// <param name="counted">The steps of the count; none when nothing was counted.</param>
internal sealed class Chain(Situation situation, IReadOnlyList<Step> counted)
{
    internal IReadOnlyList<Step> StepsOf(Obligation obligation) =>
        [.. Beginning(obligation), .. InForce(obligation), .. counted, .. Then(obligation), .. Ending(obligation.Rule)];

    private static IEnumerable<Step> Beginning(Obligation obligation)
    {
        if (obligation.Trigger is { } fact)
        {
            yield return Step.Of(StepCode.StartedBy, Words.Of(fact.Kind), fact.Id, Written.When(fact.When));
            if (fact.When.Date is { } date) yield return Step.Of(StepCode.DateWithoutTime, Written.Date(date), fact.When.Zone.Id);
            else if (fact.When.IsUncertain)
                yield return Step.Of(StepCode.TimeUncertain, Written.Instant(fact.When.Earliest), Written.Instant(fact.When.Latest));
            if (fact.Provisional || obligation.Needed?.Provisional == true) yield return Step.Of(StepCode.Provisional);
        }
        if (obligation.Needed is { } needed) yield return Step.Of(StepCode.NotBefore, Words.Of(needed.Kind), needed.Id, Written.When(needed.When));
    }

    private IEnumerable<Step> InForce(Obligation obligation)
    {
        var rule = obligation.Rule;
        var at = (obligation.Needed ?? obligation.Trigger)?.When.Earliest ?? situation.Now;
        yield return Step.Of(StepCode.Article, rule.Source.Citation, rule.Article, rule.Id, $"{rule.Version}");
        yield return Step.Of(StepCode.InForce, Written.Date(at.InZone(situation.ZoneOf(rule)).Date),
            Written.Date(rule.Validity.From), rule.Validity.To is { } to ? Written.Date(to) : "");
    }

    private static IEnumerable<Step> Then(Obligation obligation)
    {
        if (obligation.ExtendedBy is { } extension)
            yield return Step.Of(extension.Kind == FactKind.ExtendedTo ? StepCode.ExtendedTo : StepCode.DelayedUntil, extension.Id, Written.When(extension.When));
        if (obligation is { InternalTarget: { } target, StartedAt: { } at })
            yield return Step.Of(StepCode.InternalTarget, (target - at.Earliest).TotalHours.ToString(CultureInfo.InvariantCulture), Written.Instant(target));
        if (obligation.MetBy is { } act) yield return Step.Of(StepCode.MetBy, Words.Of(act.Kind), act.Id, Written.When(act.When));
        if (obligation.Acknowledgement is { } receipt) yield return Step.Of(StepCode.AcknowledgedBy, receipt.Id, Written.When(receipt.When));
    }

    private IEnumerable<Step> Ending(Rule rule) =>
    [
        Step.Of(StepCode.TimeZoneData, situation.Book.TimeZones.Version),
        Step.Of(StepCode.Checked, Words.Of(rule.Confidence), Written.Date(rule.CheckedOn)),
        Step.Of(StepCode.PersonDecides),
    ];
}
