using System.Reflection;
using Rectify.Cases;

namespace Rectify.Tests.Cases;

public class ViewerTests
{
    /// <summary>
    /// The program's own questions, which answer nobody: which duties have to be computed again, how far cases reach, and whether a signal was
    /// raised already. And where a vulnerability is found, which is open to everybody.
    /// </summary>
    private static readonly string[] Unfiltered =
    [
        "AccessStore.IsNamed", "CaseFileStore.Count", "CaseStore.About", "CaseStore.Reaching", "DutyStore.Otherwise", "DutyStore.Reader", "DutyStore.Turned", "LinkStore.AllRoots",
        "LinkStore.Ends", "LinkStore.Standing", "NoteStore.AnyCircle", "ReachStore.Count", "ReachStore.Representatives",
        "ReachStore.Some", "ReadingStore.IsNoted", "SignalStore.AboutVulnerability",
    ];

    /// <summary>The folders below cases whose stores filter by themselves; those of reports stand behind use cases that have looked.</summary>
    private static readonly string?[] Below = ["Rectify.Cases.Access", "Rectify.Cases.Coordination", "Rectify.Cases.Duties", "Rectify.Cases.Files", "Rectify.Cases.Links", "Rectify.Cases.Notes", "Rectify.Cases.Tasks"];

    [Fact]
    public void Every_query_on_cases_filters_by_viewer()
    {
        var queries =
            from store in typeof(Case).Assembly.GetTypes()
            where store.Namespace == typeof(Case).Namespace || Below.Contains(store.Namespace)
            let sql = store.GetNestedType("Sql", BindingFlags.NonPublic)
            where sql is not null
            from constant in sql.GetFields(BindingFlags.Static | BindingFlags.Public)
            let text = (string)constant.GetRawConstantValue()!
            where text.StartsWith("SELECT", StringComparison.Ordinal)
            select (Name: $"{store.Name}.{constant.Name}", Text: text);

        Assert.True(queries.Count() > 10);
        Assert.Equal(Unfiltered, queries.Where(query => !query.Text.Contains("@seesAll", StringComparison.Ordinal)).Select(query => query.Name).Order(StringComparer.Ordinal));
    }
}
