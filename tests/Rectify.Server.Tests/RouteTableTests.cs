using System.Text.Json;
using Microsoft.AspNetCore.Routing;

namespace Rectify.Server.Tests;

/// <summary>
/// What holds of every endpoint of the API, as the description has it. Where one does otherwise it stands here with the reason; a new one that stands nowhere fails.
/// </summary>
public sealed class RouteTableTests(ServerOnSqlite server) : IClassFixture<ServerOnSqlite>
{
    /// <summary>POSTs without a key: asked for again they do nothing more. RepetitionSuite asks each of them twice.</summary>
    private static readonly Dictionary<string, string> Repeatable = new()
    {
        ["/alarms/{id}/acknowledge"] = "refused: somebody has taken it on",
        ["/case-files/{id}/erasure"] = "refused: its bytes are gone",
        ["/cases/{id}/break-glass"] = "refused: whoever has broken it sees the case",
        ["/cases/{id}/disclosure"] = "refused: it is open",
        ["/cases/{id}/embargo/acceptance"] = "refused: it names the ETag of what it changes, which it changes",
        ["/cases/{id}/embargo/end"] = "refused: it names the ETag of what it changes, which it changes",
        ["/cases/{id}/embargo/rejection"] = "refused: it names the ETag of what it changes, which it changes",
        ["/cases/{id}/facts/{fact}/withdrawal"] = "refused: it is withdrawn",
        ["/cases/{id}/links/{link}/withdrawal"] = "refused: it is withdrawn",
        ["/cases/{id}/not-applicable/{said}/withdrawal"] = "refused: it is withdrawn",
        ["/cases/{id}/people/{person}/withdrawal"] = "refused: the person is not named",
        ["/data-held/{id}/withdrawal"] = "refused: it is withdrawn",
        ["/holds/{id}/lift"] = "refused: it is lifted",
        ["/imports/{id}/application"] = "asking twice is asking once",
        ["/reports/{id}/acknowledgement"] = "refused: it is acknowledged",
        ["/reports/{id}/duplicate-of"] = "refused: they are the same already",
        ["/signals/{id}/rejection"] = "refused: it is decided",
    };

    /// <summary>What replaces or removes without naming the state that was looked at: there is none, or whatever it was, it is the same afterwards.</summary>
    private static readonly Dictionary<string, string> Unseen = new()
    {
        ["PUT /findings/status"] = "one decision about up to 1,000 findings: no single answer holds what they were, and the table of their states refuses what does not lead there",
        ["PUT /people/{id}/roles/{role}"] = "membership of a set: afterwards the person has the role, whatever else was changed",
        ["DELETE /people/{id}/roles/{role}"] = "membership of a set: afterwards the person has it no more",
        ["PUT /products/{id}/owners/{responsibility}/{person}"] = "membership of a set: several may answer for it",
        ["DELETE /products/{id}/owners/{responsibility}/{person}"] = "membership of a set",
        ["PUT /systems/{id}/owners/{responsibility}/{person}"] = "membership of a set: several may answer for it",
        ["DELETE /systems/{id}/owners/{responsibility}/{person}"] = "membership of a set",
        ["PUT /releases/{id}/sbom"] = "what was measured last counts; it comes from a machine that decided upon nothing that was there",
        ["PUT /systems/{id}/sbom"] = "what was measured last counts; it comes from a machine that decided upon nothing that was there",
        ["DELETE /addresses/{id}"] = "an address never changes, so whoever removes it has seen it as it is",
        ["DELETE /me/tokens/current"] = "a token never changes, but for its end",
    };

    /// <summary>Lists that come whole: what bounds them.</summary>
    private static readonly Dictionary<string, string> Bounded = new()
    {
        ["/cases/{id}/circumstances"] = "the questions of the rules, each at most once",
        ["/cases/{id}/links"] = "what people said of this case and another, one by one",
        ["/cases/{id}/not-applicable"] = "what people said of the duties of one case, one by one",
        ["/cases/{id}/told"] = "the recipients of one case, and what was filed with each of them",
        ["/me/addresses"] = "the addresses of one person",
        ["/me/tokens"] = "the tokens of one person",
        ["/products/{id}/owners"] = "people of the house, once a responsibility",
        ["/rotas"] = "the rotas of the house; each is told of every alarm",
        ["/systems/{id}/owners"] = "people of the house, once a responsibility",
        ["/team-addresses"] = "the addresses of the house; each gets every alarm",
        ["/vex/going-on"] = "passes that are going on, one a document or product, at most 500",
    };

    private sealed record Operation(string Method, string Path, JsonElement Said)
    {
        public bool Takes(string place, string name, bool isRequired = false) =>
            Said.TryGetProperty("parameters", out var all) && all.EnumerateArray().Any(each =>
                each.GetProperty("in").GetString() == place && each.GetProperty("name").GetString() == name
                && (!isRequired || (each.TryGetProperty("required", out var required) && required.GetBoolean())));

        public bool Answers(int status) => Said.GetProperty("responses").TryGetProperty($"{status}", out _);
    }

    private async Task<JsonElement> DescriptionAsync()
    {
        using var stranger = server.Stranger();
        return await stranger.ReadAsync("/openapi.json");
    }

    private async Task<IReadOnlyList<Operation>> OperationsAsync()
    {
        var paths = (await DescriptionAsync()).GetProperty("paths");
        var operations =
            from endpoint in server.Endpoints
            let pattern = endpoint.RoutePattern.RawText
            where pattern.StartsWith($"{Answers.Root}/", StringComparison.Ordinal) && pattern != $"{Answers.Root}/openapi.json"
            from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
            select new Operation(method, pattern[Answers.Root.Length..], paths.GetProperty(pattern).GetProperty(method.ToLowerInvariant()));
        return [.. operations];
    }

    private static void AssertStand(IReadOnlyDictionary<string, string> listed, IEnumerable<string> otherwise) =>
        Assert.Equal(listed.Keys.Order(StringComparer.Ordinal), otherwise.Order(StringComparer.Ordinal));

    [Fact]
    public async Task Every_POST_takes_a_key_or_does_nothing_more_when_it_is_sent_again()
    {
        var posts = (await OperationsAsync()).Where(each => each.Method == "POST").ToList();
        AssertStand(Repeatable, posts.Where(each => !each.Takes("header", "Idempotency-Key")).Select(each => each.Path));
        // The same key with another body is a conflict.
        Assert.Empty(posts.Where(each => each.Takes("header", "Idempotency-Key") && !each.Answers(409)).Select(each => each.Path));
    }

    [Fact]
    public async Task Whatever_edits_names_the_state_that_was_looked_at()
    {
        var editing = (await OperationsAsync()).Where(each => each.Method is "PUT" or "PATCH" or "DELETE").ToList();
        AssertStand(Unseen, editing.Where(each => !each.Takes("header", "If-Match", isRequired: true)).Select(each => $"{each.Method} {each.Path}"));
        foreach (var each in editing.Where(each => each.Takes("header", "If-Match")))
            Assert.Equal((each.Method, each.Path, true, true), (each.Method, each.Path, each.Answers(412), each.Answers(428)));
    }

    [Fact]
    public async Task Every_list_comes_in_pages_or_has_a_bound()
    {
        var schemas = (await DescriptionAsync()).GetProperty("components").GetProperty("schemas");
        var gets = (await OperationsAsync()).Where(each => each.Method == "GET").ToList();
        var lists = gets.Where(IsList).ToList();
        Assert.True(lists.Count > 30, $"{lists.Count}");
        Assert.Empty(gets.Where(each => each.Takes("query", "after") && !IsList(each)).Select(each => each.Path));
        AssertStand(Bounded, lists.Where(each => !each.Takes("query", "after")).Select(each => each.Path));
        Assert.Empty(lists.Where(each => each.Takes("query", "after") && !(each.Takes("query", "limit") && each.Answers(400) && HasNext(each))).Select(each => each.Path));

        // Cursors that no answer gave are refused as such, wherever that is looked at before what is asked about.
        using var client = await server.ClientAsync("Guesses cursors");
        foreach (var each in lists.Where(each => each.Takes("query", "after") && !each.Path.Contains('{', StringComparison.Ordinal) && !each.Path.StartsWith("/audit", StringComparison.Ordinal)))
            foreach (var guessed in new[] { "yesterday", "e", "AAAA", "AA", "MQ", "%00", "-1--1", "MQAyMDI2AHgAeA", "MQA5OTk5OTk5OTk5OTk5OTk5OTk5OQAxAHg" })
                Assert.Equal((each.Path, guessed, 400, "RCT-API-004"), Told(each.Path, guessed, await client.SendAsync(HttpMethod.Get, $"{each.Path}?after={guessed}&purl=pkg:npm/x").RefusalAsync()));

        bool IsList(Operation each) =>
            Schema(each) is { } schema && (schema.TryGetProperty("items", out _) || (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty("items", out _)));

        bool HasNext(Operation each) => Schema(each) is { } schema && schema.GetProperty("properties").TryGetProperty("next", out _);

        JsonElement? Schema(Operation each) =>
            each.Said.GetProperty("responses").TryGetProperty("200", out var answer) && answer.TryGetProperty("content", out var content)
            && content.TryGetProperty("application/json", out var json) && json.TryGetProperty("schema", out var schema)
                ? schema.TryGetProperty("$ref", out var reference) ? schemas.GetProperty((reference.GetString() ?? "").Split('/')[^1]) : schema
                : null;

        static (string, string, int, string?) Told(string path, string guessed, (int Status, string? Code) refusal) => (path, guessed, refusal.Status, refusal.Code);
    }
}
