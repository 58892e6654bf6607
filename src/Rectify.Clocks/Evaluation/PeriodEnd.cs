using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Period = Rectify.Clocks.Rules.Period;

namespace Rectify.Clocks.Evaluation;

/// <summary>Where a period ends, with the steps that led there.</summary>
/// <param name="Deadline">Null when the law gives no number or the date is not recorded.</param>
/// <param name="Steps">The steps.</param>
/// <param name="Provisional">The date rests on a signal that no person has confirmed.</param>
internal sealed record PeriodEnd(Deadline? Deadline, IReadOnlyList<Step> Steps, bool Provisional = false)
{
    /// <summary>Evaluates a rule's period from its start.</summary>
    internal static PeriodEnd Of(RuleBook book, Rule rule, Start start, Occurrence at, IReadOnlyList<Fact> standing, DateTimeZone zone)
    {
        return End(rule.Period);

        PeriodEnd End(Period period) => period switch
        {
            Period.Elapsed elapsed => Elapsed(elapsed),
            Period.Immediately => new PeriodEnd(null, [Step.Of(StepCode.NoNumber)]),
            Period.NotStated => new PeriodEnd(null, [Step.Of(StepCode.NoTimeNamed)]),
            Period.DateIn named => DateIn(named.Fact),
            Period.EarliestOf several => Earliest([.. several.Parts.Select(End)]),
            _ => throw new InvalidOperationException($"No evaluation for {period.GetType().Name}."),
        };

        PeriodEnd Elapsed(Period.Elapsed elapsed)
        {
            var code = rule.Counting ?? throw new InvalidOperationException($"{rule.Id} has no counting code.");
            var calendar = rule.Calendar is { } id ? book.Calendars[id] : null;
            var counted = Counter.Count(code, at, elapsed.Count, zone, calendar);
            List<Step> steps = [Step.Of(StepCode.CountedBy, $"{elapsed.Count}", Words.Of(elapsed.Unit), code.Written()), .. counted.Steps];
            if (calendar is not null) steps.Add(Step.Of(StepCode.CalendarUsed, calendar.Id, calendar.Version));
            return new PeriodEnd(counted.Deadline, steps);
        }

        PeriodEnd DateIn(FactKind kind)
        {
            var dates = standing.Where(f => f.Kind == kind && Groups.Concerns(rule, f, start.Group)).ToList();
            var named = dates.Find(f => !f.Provisional) ?? dates.FirstOrDefault();
            if (named is null) return new PeriodEnd(null, [Step.Of(StepCode.DateNotRecorded, Words.Of(kind))]);
            return new PeriodEnd(
                EndOf(named.When, zone), [Step.Of(StepCode.NamedDate, Words.Of(kind), named.Id, Written.When(named.When))], named.Provisional);
        }

        static PeriodEnd Earliest(IReadOnlyList<PeriodEnd> parts)
        {
            var ends = parts.Select(p => p.Deadline).OfType<Deadline>().ToList();
            Deadline? earliest = ends.Count == 0 ? null : new Deadline(
                ends.Min(e => e.Conservative), ends.Any(e => e.LatestArguable is null) ? null : ends.Min(e => e.LatestArguable));
            return new PeriodEnd(earliest, [Step.Of(StepCode.EarliestCounts), .. parts.SelectMany(p => p.Steps)], parts.Any(p => p.Provisional));
        }
    }

    /// <summary>The end of what a fact names: 24:00 of a date in the recipient's zone, or the instant itself.</summary>
    internal static Deadline EndOf(Occurrence named, DateTimeZone zone)
    {
        if (named.Date is not { } date) return new Deadline(named.Earliest, named.Latest);
        var end = DayCount.EndOf(date, zone);
        return new Deadline(end, end);
    }
}
