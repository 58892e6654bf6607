using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Matching;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Tests;

/// <summary>A database made from a few records written in a test.</summary>
public sealed class TestDatabase : IDisposable
{
    private readonly ScratchFolder folder = new();

    private TestDatabase(string[] files)
    {
        for (var i = 0; i < files.Length; i++) folder.Write($"feed/{i:000}.json", files[i]);
        Report = AdvisoryImport.Run([new FolderSource(folder.PathOf("feed"))], folder.PathOf("advisories.db"), Scratch.Now, null, default);
        Database = AdvisoryDatabase.Open(folder.PathOf("advisories.db"), out var problem) ?? throw new InvalidOperationException($"{problem?.Code}");
    }

    public ImportReport Report { get; }

    public AdvisoryDatabase Database { get; }

    public static TestDatabase With(params string[] records) => new(records);

    public IReadOnlyList<Match> Match(string ecosystem, string name, string? version)
    {
        using var reader = Database.BeginRead();
        return Matcher.Match(reader, [new PackageQuery(PackageKey.For(ecosystem, name), version)]).Matches;
    }

    public void Dispose() => folder.Dispose();
}

/// <summary>Writes OSV records with only what a test is about.</summary>
public static class Osv
{
    public static string Record(string id, string affected = "", string aliases = "", string more = "", string modified = "2026-01-02T03:04:05Z") =>
        $$"""{"id":"{{id}}","modified":"{{modified}}","aliases":[{{Quoted(aliases)}}],"affected":[{{affected}}]{{(more.Length > 0 ? "," + more : "")}}}""";

    /// <param name="events">For example <c>introduced 0, fixed 1.2</c>.</param>
    public static string Affected(string ecosystem, string name, string events = "", string versions = "", string type = "ECOSYSTEM", string more = "") =>
        $$"""{"package":{"ecosystem":"{{ecosystem}}","name":"{{name}}"},"ranges":[{{(events.Length > 0 ? Range(events, type) : "")}}],"versions":[{{Quoted(versions)}}]{{(more.Length > 0 ? "," + more : "")}}}""";

    public static string Range(string events, string type = "ECOSYSTEM") =>
        $$"""{"type":"{{type}}","events":[{{string.Join(',', events.Split(", ").Select(one => one.Split(' ', 2)).Select(one => $$"""{"{{one[0]}}":"{{one[1]}}"}"""))}}]}""";

    private static string Quoted(string list) => string.Join(',', list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => $"\"{one}\""));
}
