using Rectify.Clocks.Calendars;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>Reads many files into one rule book; what only shows between files is left to <see cref="RuleBookCheck"/>.</summary>
internal static class RuleBookReader
{
    /// <summary>What a file holds stands in its path: <c>rules/calendars/</c>, <c>rules/conflicts/</c>, <c>rules/terms/</c>, else a rule.</summary>
    internal static ReadResult<RuleBook> Read(IEnumerable<RuleFile> files)
    {
        var problems = new List<ReadProblem>();
        var rules = new List<Rule>();
        var calendars = new Dictionary<string, HolidayCalendar>(StringComparer.Ordinal);
        var conflicts = new List<Conflict>();
        var terms = new List<TermsFile>();
        foreach (var file in files.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            if (file.Path.Contains("calendars/", StringComparison.Ordinal))
                Keep(CalendarReader.Read(file), c => { if (!calendars.TryAdd(c.Id, c)) Doubled(file.Path, c.Id); });
            else if (file.Path.Contains("conflicts/", StringComparison.Ordinal))
                Keep(ConflictReader.Read(file), c =>
                {
                    if (conflicts.Exists(other => other.Id == c.Id)) Doubled(file.Path, c.Id);
                    conflicts.Add(c);
                });
            else if (file.Path.Contains("terms/", StringComparison.Ordinal))
                Keep(TermsReader.Read(file), t =>
                {
                    foreach (var (id, at) in RuleBookCheck.Doubled(terms, t)) Doubled(file.Path, id, at);
                    terms.Add(t);
                });
            else
                Keep(RuleReader.Read(file), rules.Add);
        }
        // What a file that did not read would have declared is not missed a second time.
        if (problems.Count == 0) problems.AddRange(RuleBookCheck.Of(rules, calendars, conflicts, terms));
        return new ReadResult<RuleBook>(problems.Count > 0 ? null : new RuleBook(rules, calendars, conflicts, new Terms(terms)), problems);

        void Keep<T>(ReadResult<T> result, Action<T> keep) where T : class
        {
            problems.AddRange(result.Problems);
            if (result.Value is { } value) keep(value);
        }

        void Doubled(string path, string id, Place at = default) =>
            problems.Add(new ReadProblem(ReadCode.DuplicateId, path, at.Line, at.Column, [id]));
    }
}
