using System.Reflection;
using System.Text.RegularExpressions;
using Rectify.Cases;
using Rectify.Storage;

namespace Rectify.Tests.Cases;

public partial class ViewerTests
{
    /// <summary>The program's own questions, whose answers are told to nobody who may not know them.</summary>
    private static readonly string[] Unfiltered =
    [
        // Whether somebody is named, how far a case reaches, which cases go together: asked by commands and computations that act on what they may.
        "AccessStore.IsNamed", "CaseFileStore.Count", "CaseStore.Reaching", "LinkStore.AllRoots", "LinkStore.Ends", "LinkStore.Standing", "NoteStore.AnyCircle",
        // Alarms that are raised, moved along and sent, to people who may see their case; of a closed one they say its number.
        "AlarmStore.AnyMoving", "AlarmStore.CountOpen", "AlarmStore.Moving", "AlarmStore.OfCases", "AlarmStore.OfMessages",
        // What is erased because its time is over, which was found with a viewer before.
        "ErasureStore.AlarmGroup", "ErasureStore.CaseOf", "ErasureStore.FindAlarm",
        // The log's own numbering, and what changed since: subjects alone, by which whoever keeps a list in memory asks again.
        "EventStore.Subjects", "EventStore.UnnumberedSubjects", "LogStore.Unnumbered",
        // Answers that the program was told to send, and which report a mail belongs to.
        "FinderStore.Address", "ReportMailStore.CountTo", "ReportStore.FindAny", "ReportStore.FindAnyBySequence", "ReportStore.FindAnyBySignal", "ReportStore.Same",
        // Whether there is one already: an order of the same number, a signal of the same vulnerability.
        "OrderStore.NumberTaken", "SignalStore.AboutVulnerability",
    ];

    /// <summary>Every table in which a row may be closed to somebody has a column that says whom it is closed to.</summary>
    private static readonly HashSet<string> Closable = Migrations().Where(table => table.Body.Contains("access_group", StringComparison.Ordinal)).Select(table => table.Name).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void Every_query_on_what_may_be_closed_filters_by_viewer()
    {
        Assert.Superset(new HashSet<string> { "cases", "signals", "submissions", "orders", "alarms", "reports" }, Closable);
        var queries =
            (from store in typeof(Case).Assembly.GetTypes()
             let sql = store.GetNestedType("Sql", BindingFlags.NonPublic)
             where sql is not null
             from constant in sql.GetFields(BindingFlags.Static | BindingFlags.Public)
             let text = constant.IsLiteral ? constant.GetRawConstantValue() as string ?? "" : constant.GetValue(null) as string ?? ""
             where Reads().IsMatch(text) && Table().Matches(text).Any(table => Closable.Contains(table.Groups[1].Value))
             select (Name: $"{store.Name}.{constant.Name}", Text: text)).ToList();

        Assert.True(queries.Count > 60, $"{queries.Count}");
        var unfiltered = queries.Where(query => !query.Text.Contains("@seesAll", StringComparison.Ordinal)).Select(query => query.Name).Order(StringComparer.Ordinal).ToList();
        Assert.True(Unfiltered.Order(StringComparer.Ordinal).SequenceEqual(unfiltered), string.Join(", ", unfiltered));
    }

    private static IEnumerable<(string Name, string Body)> Migrations()
    {
        var assembly = typeof(Database).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var text = reader.ReadToEnd();
            foreach (Match table in Made().Matches(text)) yield return (table.Groups[1].Value, table.Groups[2].Value);
        }
    }

    [GeneratedRegex(@"^\s*(SELECT|WITH)\b")]
    private static partial Regex Reads();

    [GeneratedRegex(@"\b(?:FROM|JOIN)\s+([a-z_]+)")]
    private static partial Regex Table();

    [GeneratedRegex(@"(?:CREATE TABLE|ALTER TABLE)\s+([a-z_]+)\s*((?:[^;])*);")]
    private static partial Regex Made();
}
