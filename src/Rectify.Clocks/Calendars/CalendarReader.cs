using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Calendars;

/// <summary>Reads a calendar file as strictly as a rule file.</summary>
public static class CalendarReader
{
    /// <summary>The calendar, or every problem of the file.</summary>
    public static ReadResult<HolidayCalendar> Read(RuleFile file)
    {
        var problems = new ReadProblems(file.Path);
        if (file.Root(problems) is not { } root) return new ReadResult<HolidayCalendar>(null, problems.InOrder());
        var calendar = Shapes.Keyed(keys => Calendar(keys, file)).Read(root, problems);
        return problems.With(calendar);
    }

    private static HolidayCalendar Calendar(Keys keys, RuleFile file)
    {
        var covers = keys.May("covers", Covered);
        var notices = keys.Many("notices", NoticeOfDays);
        return new HolidayCalendar
        {
            Id = keys.Need("id", Shapes.Id),
            Version = keys.Need("version", Shapes.Text),
            Hash = file.Hash,
            Title = keys.Need("title", RuleShapes.Text),
            Note = keys.May("note", RuleShapes.Text),
            Weekend = keys.Need("weekend", Shapes.ListOf(DayOfWeek)),
            Covers = covers,
            Complete = keys.MayValue("complete", Shapes.YesNo) ?? true,
            Notices = [.. notices.Select(n => n.Notice)],
            Days = covers is null && keys.Has("covers") ? [] : Unique([.. notices.SelectMany(n => n.Days)], covers, keys.Problems),
        };
    }

    private static IReadOnlyList<SpecialDay> Unique(IReadOnlyList<(SpecialDay Day, Place At)> days, DateInterval? covers, ReadProblems problems)
    {
        var seen = new SortedDictionary<LocalDate, SpecialDay>();
        foreach (var (day, at) in days)
        {
            // A date that did not read has said so already.
            if (day.Date == default) continue;
            if (covers?.Contains(day.Date) != true) problems.Add(ReadCode.DayNotCovered, at, $"{day.Date:uuuu-MM-dd}");
            if (!seen.TryAdd(day.Date, day)) problems.Add(ReadCode.DuplicateDay, at, $"{day.Date:uuuu-MM-dd}");
        }
        return [.. seen.Values];
    }

    private static Shape<DateInterval?> Covered => Shapes.Keyed<DateInterval?>(static keys =>
    {
        var (from, to) = (keys.Need("from", Shapes.Date), keys.Need("to", Shapes.Date));
        // A date that did not read has said so already.
        if (from == default || to == default) return null;
        if (from <= to) return new DateInterval(from, to);
        keys.Problems.Add(ReadCode.EndsBeforeItBegins, keys.PlaceOf("to"), "from", "to");
        return null;
    });

    private static Shape<IsoDayOfWeek> DayOfWeek => Shapes.ParsedValue("saturday or sunday",
        static s => s switch { "saturday" => IsoDayOfWeek.Saturday, "sunday" => IsoDayOfWeek.Sunday, _ => (IsoDayOfWeek?)null });

    private static Shape<(Notice Notice, IReadOnlyList<(SpecialDay Day, Place At)> Days)> NoticeOfDays =>
        Shapes.Keyed<(Notice, IReadOnlyList<(SpecialDay, Place)>)>(static keys =>
        {
            var id = keys.Need("id", Shapes.Id);
            var notice = new Notice(id, keys.Need("source", RuleShapes.Source), keys.Need("confidence", Shapes.Word<Confidence>()));
            var days = keys.Need("holidays", Shapes.SomeOf(Holiday(id)));
            return (notice, [.. days.SelectMany(d => d)]);
        });

    private static Shape<IReadOnlyList<(SpecialDay Day, Place At)>> Holiday(string notice) =>
        Shapes.Keyed<IReadOnlyList<(SpecialDay, Place)>>(keys =>
        {
            var name = keys.Need("name", RuleShapes.Text);
            return
            [
                .. keys.Need("off", Shapes.SomeOf(Placed)).Select(d => (new SpecialDay(d.Date, DayKind.Off, name, notice), d.At)),
                .. keys.Many("worked", Placed).Select(d => (new SpecialDay(d.Date, DayKind.Working, name, notice), d.At)),
            ];
        });

    private static Shape<(LocalDate Date, Place At)> Placed => new(static (node, problems) => (Shapes.Date.Read(node, problems), node.At));
}
