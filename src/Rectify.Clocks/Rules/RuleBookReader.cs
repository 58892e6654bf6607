using Rectify.Clocks.Calendars;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>Reads many files into one rule book and checks what only shows between files.</summary>
internal static class RuleBookReader
{
    /// <summary>What a file holds stands in its path: <c>rules/calendars/</c>, <c>rules/conflicts/</c>, else a rule.</summary>
    internal static ReadResult<RuleBook> Read(IEnumerable<RuleFile> files)
    {
        var problems = new List<ReadProblem>();
        var rules = new List<Rule>();
        var calendars = new Dictionary<string, HolidayCalendar>(StringComparer.Ordinal);
        var conflicts = new List<Conflict>();
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (file.Path.Contains("calendars/", StringComparison.Ordinal))
                Keep(CalendarReader.Read(file), c => { if (!calendars.TryAdd(c.Id, c)) Say(ReadCode.DuplicateId, file.Path, c.Id); });
            else if (file.Path.Contains("conflicts/", StringComparison.Ordinal))
                Keep(ConflictReader.Read(file), c =>
                {
                    if (conflicts.Exists(other => other.Id == c.Id)) Say(ReadCode.DuplicateId, file.Path, c.Id);
                    conflicts.Add(c);
                });
            else
                Keep(RuleReader.Read(file), rules.Add);
        }
        foreach (var rule in rules.Where(r => r.Calendar is { } id && !calendars.ContainsKey(id)))
            Say(ReadCode.UnknownCalendar, rule.File, rule.Calendar ?? "", Nearest.To(rule.Calendar ?? "", calendars.Keys));
        foreach (var (rule, other) in rules.SelectMany((r, i) => rules.Skip(i + 1).Select(o => (r, o))))
            if (rule.Id == other.Id && rule.Validity.Overlaps(other.Validity)) Say(ReadCode.ValidityOverlaps, other.File, rule.Id, rule.File);
        return new ReadResult<RuleBook>(problems.Count > 0 ? null : new RuleBook(rules, calendars, conflicts), problems);

        void Keep<T>(ReadResult<T> result, Action<T> keep) where T : class
        {
            problems.AddRange(result.Problems);
            if (result.Value is { } value) keep(value);
        }

        void Say(ReadCode code, string path, params string[] arguments) => problems.Add(new ReadProblem(code, path, 0, 0, arguments));
    }
}
