using Rectify.Clocks.Calendars;
using Rectify.Clocks.Conflicts;
using Rectify.Clocks.Yaml;

namespace Rectify.Clocks.Rules;

/// <summary>What only shows between files: calendars and terms that nobody declares, versions that overlap, recipients that disagree.</summary>
internal sealed class RuleBookCheck
{
    private readonly List<ReadProblem> found = [];
    private readonly Terms terms;

    private RuleBookCheck(Terms terms) => this.terms = terms;

    internal static IReadOnlyList<ReadProblem> Of(
        IReadOnlyList<Rule> rules, Dictionary<string, HolidayCalendar> calendars, IReadOnlyList<Conflict> conflicts, IReadOnlyList<TermsFile> files)
    {
        var check = new RuleBookCheck(new Terms(files));
        foreach (var rule in rules) check.Asks(rule, calendars);
        check.Versions(rules);
        check.Recipients(rules);
        foreach (var conflict in conflicts) check.Collisions(conflict, rules);
        foreach (var file in files) check.Declares(file);
        return check.found;
    }

    /// <summary>The ids that a file declares a second time, with their places.</summary>
    internal static IEnumerable<(string Id, Place At)> Doubled(IReadOnlyList<TermsFile> before, TermsFile file) =>
    [
        .. Again(before.SelectMany(f => f.Circumstances), file.Circumstances, c => (c.Id, c.At)),
        .. Again(before.SelectMany(f => f.Sectors), file.Sectors, t => (t.Id, t.At)),
        .. Again(before.SelectMany(f => f.Flags), file.Flags, t => (t.Id, t.At)),
    ];

    private static IEnumerable<(string, Place)> Again<T>(IEnumerable<T> before, IEnumerable<T> now, Func<T, (string Id, Place)> id)
    {
        var seen = before.Select(each => id(each).Id).ToHashSet(StringComparer.Ordinal);
        return now.Select(id).Where(each => !seen.Add(each.Id));
    }

    private void Asks(Rule rule, Dictionary<string, HolidayCalendar> calendars)
    {
        if (rule.Calendar is { } id && !calendars.ContainsKey(id)) Say(ReadCode.UnknownCalendar, rule, "calendar", id, Nearest.To(id, calendars.Keys));
        Asked(rule.File, PlaceOf(rule, "binds"), rule.Binds);
        foreach (var table in rule.Period.All().OfType<Period.Table>())
        {
            var at = PlaceOf(rule, "period");
            Tests(rule.File, at, table.Unless.Select(u => new CircumstanceTest(u.Key, new Condition.OneOf([u.Value]))));
            foreach (var row in table.Rows) Asked(rule.File, at, row.When);
        }
    }

    private void Versions(IReadOnlyList<Rule> rules)
    {
        foreach (var versions in rules.GroupBy(r => r.Id).Select(g => g.ToList()))
        {
            foreach (var rule in versions.Where(r => r.Replaces is { } old && !versions.Exists(v => v.Version == old)))
                Say(ReadCode.ReplacesNothing, rule, "replaces", rule.Id, $"{rule.Replaces}");
            foreach (var (rule, other) in versions.SelectMany((r, i) => versions.Skip(i + 1).Select(o => (r, o))))
            {
                if (rule.Version == other.Version) Say(ReadCode.DuplicateId, other, "version", $"{rule.Id} {rule.Version}");
                else if (rule.Replaces != other.Version && other.Replaces != rule.Version && rule.Validity.Overlaps(other.Validity))
                    Say(ReadCode.ValidityOverlaps, other, "validFrom", rule.Id, rule.File);
            }
        }
    }

    private void Recipients(IReadOnlyList<Rule> rules)
    {
        var known = new Dictionary<string, (Recipient Recipient, string File)>(StringComparer.Ordinal);
        foreach (var (rule, recipient) in rules.SelectMany(r => r.Recipients.Select(to => (r, to))))
        {
            if (known.TryAdd(recipient.Id, (recipient, rule.File))) continue;
            var (first, file) = known[recipient.Id];
            if (first.Name != recipient.Name || first.Kind != recipient.Kind || first.Jurisdiction != recipient.Jurisdiction)
                Say(ReadCode.RecipientDiffers, rule, "recipient", recipient.Id, file);
        }
    }

    private void Collisions(Conflict conflict, IReadOnlyList<Rule> rules)
    {
        Tests(conflict.File, conflict.WhenAt, [.. conflict.When.Circumstances, .. conflict.When.AnyOf]);
        foreach (var entry in conflict.When.Duties.Concat(conflict.When.With).Distinct().Where(e => !rules.Any(r => ConflictCheck.Names(e, r.Id))))
            found.Add(new ReadProblem(ReadCode.NamesNoRule, conflict.File, conflict.WhenAt.Line, conflict.WhenAt.Column, [entry, Nearest.To(entry, rules.Select(r => r.Id))]));
    }

    private void Declares(TermsFile file)
    {
        foreach (var circumstance in file.Circumstances)
        {
            if (circumstance.Flag is { } flag && !terms.Flags.ContainsKey(flag)) Unknown(file.Path, circumstance.At, flag, terms.Flags.Keys);
            foreach (var row in circumstance.Decided.SelectMany(t => t.Rows)) Tests(file.Path, circumstance.At, row.When);
            if (DecidesItself(circumstance, [])) found.Add(new ReadProblem(ReadCode.DecidesItself, file.Path, circumstance.At.Line, circumstance.At.Column, [circumstance.Id]));
        }
    }

    private bool DecidesItself(Circumstance circumstance, IReadOnlyList<string> above) =>
        above.Contains(circumstance.Id)
        || circumstance.Decided.SelectMany(t => t.Rows).SelectMany(r => r.When).Select(t => t.Circumstance).Distinct()
            .Any(id => terms.Circumstances.TryGetValue(id, out var asked) && DecidesItself(asked, [.. above, circumstance.Id]));

    private void Asked(string file, Place at, Bound asked)
    {
        foreach (var sector in asked.Sectors.Where(s => !terms.Sectors.ContainsKey(s))) Unknown(file, at, sector, terms.Sectors.Keys);
        foreach (var flag in asked.Flags.Where(f => !terms.Flags.ContainsKey(f))) Unknown(file, at, flag, terms.Flags.Keys);
        Tests(file, at, asked.When);
        if (asked.Except is { } except) Asked(file, at, except);
    }

    private void Tests(string file, Place at, IEnumerable<CircumstanceTest> tests)
    {
        foreach (var (id, asked) in tests)
        {
            if (!terms.Circumstances.TryGetValue(id, out var circumstance)) Unknown(file, at, id, terms.Circumstances.Keys);
            else if (asked is Condition.OneOf words)
                foreach (var word in words.Answers.Where(w => !circumstance.Accepts(w)))
                    found.Add(new ReadProblem(ReadCode.NoSuchAnswer, file, at.Line, at.Column, [word, id]));
            else if (circumstance.Takes != AnswerKind.Number)
                found.Add(new ReadProblem(ReadCode.NoSuchAnswer, file, at.Line, at.Column, [asked.ToString(), id]));
        }
    }

    private void Unknown(string file, Place at, string id, IEnumerable<string> known) =>
        found.Add(new ReadProblem(ReadCode.UnknownTerm, file, at.Line, at.Column, [id, Nearest.To(id, known)]));

    private void Say(ReadCode code, Rule rule, string key, params string[] arguments)
    {
        var at = PlaceOf(rule, key);
        found.Add(new ReadProblem(code, rule.File, at.Line, at.Column, arguments));
    }

    private static Place PlaceOf(Rule rule, string key) => rule.Places.TryGetValue(key, out var at) ? at : default;
}
