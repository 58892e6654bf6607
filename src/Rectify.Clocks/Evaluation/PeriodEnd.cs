using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;
using Period = Rectify.Clocks.Rules.Period;

namespace Rectify.Clocks.Evaluation;

/// <summary>Where a period ends, with the steps that led there.</summary>
/// <param name="Deadline">Null when the law gives no number or the date is not recorded.</param>
/// <param name="Steps">The steps.</param>
internal sealed record PeriodEnd(Deadline? Deadline, IReadOnlyList<Step> Steps)
{
    /// <summary>The date rests on a signal that no person has confirmed.</summary>
    internal bool Provisional { get; init; }

    /// <summary>It was counted by a calendar that may miss a holiday of the recipient's own.</summary>
    internal bool CalendarIncomplete { get; init; }

    /// <summary>For a duty to keep something: until when.</summary>
    internal Instant? KeepUntil { get; init; }

    /// <summary>For a table whose row is not certain: what is not known.</summary>
    internal Applicability? Asks { get; init; }

    /// <summary>The end of what a fact names: 24:00 of a date in the recipient's zone, or the instant itself.</summary>
    internal static Deadline EndOf(Occurrence named, DateTimeZone zone)
    {
        if (named.Date is not { } date) return new Deadline(named.Earliest, named.Latest);
        var end = DayCount.EndOf(date, zone);
        return new Deadline(end, end);
    }

    /// <summary>Reads the period of one rule from one start towards one recipient.</summary>
    internal sealed class Reading(Situation situation, Rule rule, Recipient to, Start start, Occurrence at, DateTimeZone zone, string? asset)
    {
        internal PeriodEnd Of(Period period) => period switch
        {
            Period.Elapsed elapsed => Elapsed(elapsed),
            Period.Immediately => new PeriodEnd(null, [Step.Of(StepCode.NoNumber)]),
            Period.NotStated => new PeriodEnd(null, [Step.Of(StepCode.NoTimeNamed)]),
            Period.DateIn named => DateIn(named),
            Period.Before named => Before(named.Fact),
            Period.Between between => Between(Elapsed(between.First), Elapsed(between.Second)),
            Period.Recurring recurring => Elapsed(recurring.Every),
            Period.Keep keep => Keep(Elapsed(keep.For)),
            Period.EarliestOf several => Earliest([.. several.Parts.Select(Of)]),
            Period.Table table => Row(table),
            _ => throw new InvalidOperationException($"No evaluation for {period.GetType().Name}."),
        };

        private PeriodEnd Elapsed(Period.Elapsed elapsed)
        {
            var (from, provisional) = (at, false);
            List<Step> steps = [];
            if (elapsed.From is { } kind)
            {
                if (Named(kind) is not { } fact) return new PeriodEnd(null, [Step.Of(StepCode.DateNotRecorded, Words.Of(kind))]);
                (from, provisional) = (fact.When, fact.Provisional);
                steps.Add(Step.Of(StepCode.CountedFrom, Words.Of(kind), fact.Id, Written.When(fact.When)));
            }
            var calendar = elapsed.Counting.NeedsCalendar() && rule.Calendar is { } id ? situation.Book.Calendars[id] : null;
            var counted = Counter.Count(elapsed.Counting, from, elapsed.Count, elapsed.Unit, zone, calendar, to.Closes);
            steps.Add(Step.Of(StepCode.CountedBy, $"{elapsed.Count}", Words.Of(elapsed.Unit), elapsed.Counting.Written()));
            steps.AddRange(counted.Steps);
            if (calendar is not null) steps.Add(Step.Of(StepCode.CalendarUsed, calendar.Id, calendar.Version));
            return new PeriodEnd(counted.Deadline, steps) { Provisional = provisional, CalendarIncomplete = calendar is { Complete: false } };
        }

        /// <summary>The date that a fact names, confirmed before signalled.</summary>
        private Fact? Named(FactKind kind)
        {
            Fact? signal = null;
            foreach (var fact in situation.Standing)
            {
                if (fact.Kind != kind || !Groups.Concerns(rule, fact, start.Group)) continue;
                // What an authority set for another stage is not this one's date.
                if (fact.Stage is { } stage && stage != rule.Stage) continue;
                if (!fact.Provisional) return fact;
                signal ??= fact;
            }
            return signal;
        }

        private PeriodEnd DateIn(Period.DateIn period)
        {
            if (Named(period.Fact) is not { } named) return new PeriodEnd(null, [Step.Of(StepCode.DateNotRecorded, Words.Of(period.Fact))]);
            var end = EndOf(named.When, zone);
            List<Step> steps = [Step.Of(StepCode.NamedDate, Words.Of(period.Fact), named.Id, Written.When(named.When))];
            if (period.AtLeast is { } least && Elapsed(least) is { Deadline: { } floor } counted
                && (floor.Conservative > end.Conservative || floor.LatestArguable > end.LatestArguable))
            {
                // What was named stays the strict reading; that the law leaves more time is arguable.
                steps.AddRange(counted.Steps);
                steps.Add(Step.Of(StepCode.LeastTime, Written.Instant(floor.Conservative)));
                end = end with { LatestArguable = floor.LatestArguable is { } l && end.LatestArguable > l ? end.LatestArguable : floor.LatestArguable };
            }
            return new PeriodEnd(end, steps) { Provisional = named.Provisional };
        }

        private PeriodEnd Before(FactKind kind)
        {
            if (Named(kind) is not { } named) return new PeriodEnd(null, [Step.Of(StepCode.DateNotRecorded, Words.Of(kind))]);
            var end = new Deadline(named.When.Earliest, named.When.Date is null ? named.When.Latest : named.When.Earliest);
            return new PeriodEnd(end, [Step.Of(StepCode.BeforeNamed, Words.Of(kind), named.Id, Written.When(named.When))]) { Provisional = named.Provisional };
        }

        /// <summary>The strict time is acted by, though the generous one may not be known.</summary>
        private static PeriodEnd Between(PeriodEnd first, PeriodEnd second) => new(
            first.Deadline is { } strict ? new Deadline(strict.Conservative, second.Deadline?.LatestArguable) : null,
            [Step.Of(StepCode.BetweenCounts), .. first.Steps, .. second.Steps])
        {
            Provisional = first.Provisional || second.Provisional,
            CalendarIncomplete = second.CalendarIncomplete,
        };

        /// <summary>Who keeps too long loses nothing; so the generous reading is the safe one.</summary>
        private static PeriodEnd Keep(PeriodEnd end) => new(null, [.. end.Steps, Step.Of(StepCode.KeptUntil)])
        {
            KeepUntil = end.Deadline is { } until ? until.LatestArguable ?? until.Conservative : null,
        };

        private static PeriodEnd Earliest(IReadOnlyList<PeriodEnd> parts)
        {
            var ends = parts.Select(p => p.Deadline).OfType<Deadline>().ToList();
            Deadline? earliest = ends.Count == 0 ? null : new Deadline(
                ends.Min(e => e.Conservative), ends.Any(e => e.LatestArguable is null) ? null : ends.Min(e => e.LatestArguable));
            return new PeriodEnd(earliest, [Step.Of(StepCode.EarliestCounts), .. parts.SelectMany(p => p.Steps)])
            {
                Provisional = parts.Any(p => p.Provisional),
                CalendarIncomplete = parts.Any(p => p.CalendarIncomplete),
                Asks = parts.Select(p => p.Asks).FirstOrDefault(a => a is not null),
            };
        }

        /// <summary>
        /// The first row that holds. While a row above it may hold too, the strictest of them is acted by, and the other reading is the most
        /// generous.
        /// </summary>
        private PeriodEnd Row(Period.Table table)
        {
            List<PeriodEnd> ends = [];
            Applicability? asks = null;
            foreach (var row in table.Rows)
            {
                var holds = RowHolds(table, row.When);
                if (holds.Answer == Answer.No) continue;
                if (holds.Answer == Answer.Unknown) asks ??= holds;
                var end = Of(row.Then);
                var number = $"{table.Rows.ToList().IndexOf(row) + 1}";
                ends.Add(end with { Steps = [Step.Of(StepCode.TableRow, number, row.Note?.English ?? "", row.Note?.Chinese ?? ""), .. end.Steps.Select(step => Inside(number, step))] });
                if (holds.Answer == Answer.Yes) break;
            }
            if (ends is [var only]) return only with { Asks = asks ?? only.Asks };
            if (ends.Count == 0) return new PeriodEnd(null, [Step.Of(StepCode.NoRowHolds)]);
            var deadlines = ends.Select(e => e.Deadline).OfType<Deadline>().ToList();
            Deadline? deadline = deadlines.Count == 0 ? null : new Deadline(
                deadlines.Min(d => d.Conservative),
                deadlines.Count < ends.Count || deadlines.Any(d => d.LatestArguable is null) ? null : deadlines.Max(d => d.LatestArguable));
            return new PeriodEnd(deadline, [Step.Of(StepCode.StrictestRow), .. ends.SelectMany(e => e.Steps)])
            {
                Provisional = ends.Any(e => e.Provisional),
                CalendarIncomplete = ends.Any(e => e.CalendarIncomplete),
                Asks = asks,
            };
        }

        /// <summary>A row of a table that stands inside a row is numbered below it: <c>1.5</c>.</summary>
        private static Step Inside(string row, Step step) =>
            step.Code == StepCode.TableRow ? step with { Arguments = [$"{row}.{step.Arguments[0]}", .. step.Arguments.Skip(1)] } : step;

        /// <summary>A circumstance that is unknown is taken as the table says, if it says.</summary>
        private Applicability RowHolds(Period.Table table, Bound asked)
        {
            if (table.Unless.Count == 0) return ApplicabilityCheck.Of(asked, situation, asset);
            var place = ApplicabilityCheck.OfPlace(asked, situation, asset);
            if (place.Answer == Answer.No) return place;
            Applicability? unknown = place.Answer == Answer.Unknown ? place : null;
            foreach (var test in asked.When)
            {
                var found = ApplicabilityCheck.Circumstance(test, situation, asset);
                if (found.Answer == Answer.Unknown && Taken(table, test.Circumstance) is { } taken)
                {
                    if (!test.Asked.Holds(taken)) return Applicability.No(ReasonCode.OtherCircumstance, test.Circumstance, test.Asked.ToString(), taken);
                    continue;
                }
                if (found.Answer == Answer.No) return found;
                if (found.Answer == Answer.Unknown) unknown ??= found;
            }
            return unknown ?? Applicability.AllMet;
        }

        private static string? Taken(Period.Table table, string circumstance)
        {
            foreach (var (id, answer) in table.Unless)
                if (id == circumstance) return answer;
            return null;
        }
    }
}
