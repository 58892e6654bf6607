using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using NodaTime;
using Rectify.Foundation;
using Rectify.Parties.Drafts;

namespace Rectify.Server.Tests;

/// <summary>Where pages keep what is being typed.</summary>
public abstract class DraftsApiSuite(RunningServer server)
{
    private const string Field = "/drafts/cases/01j/edit%20note/text";

    [Fact]
    public async Task What_is_kept_is_given_back_to_its_person_and_to_nobody_else()
    {
        using var client = server.With(await server.SignedInAsync("Typist", PersonRole.Analyst));
        using var other = server.With(await server.SignedInAsync("Somebody else", Enum.GetValues<PersonRole>()));
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(client, Field, "“Zitat”\n日志"));
        server.Clock.Advance(Duration.FromMinutes(2));
        var kept = await client.GetFromJsonAsync<JsonElement>(new Uri(Field, UriKind.Relative));
        Assert.Equal(("“Zitat”\n日志", 120_000), (kept.GetProperty("text").GetString(), kept.GetProperty("age").GetInt64()));
        Assert.Equal(["cases/01j/edit note/text"], await FieldsAsync(client));

        using (var nothing = await other.GetAsync(new Uri(Field, UriKind.Relative))) Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);
        Assert.Equal([], await FieldsAsync(other));
        using (var theirs = await other.DeleteAsync(new Uri(Field, UriKind.Relative))) Assert.Equal(HttpStatusCode.NoContent, theirs.StatusCode);
        using var answer = await client.GetAsync(new Uri(Field, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl?.ToString()));

        using (var mine = await client.DeleteAsync(new Uri(Field, UriKind.Relative))) Assert.Equal(HttpStatusCode.NoContent, mine.StatusCode);
        Assert.Equal([], await FieldsAsync(client));
    }

    [Fact]
    public async Task What_was_typed_before_what_is_kept_changes_nothing_and_nobody_types_in_the_future()
    {
        using var client = server.With(await server.SignedInAsync("Two tabs"));
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(client, Field, "later", 10_000));
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(client, Field, "earlier", 20_000));
        Assert.Equal("later", (await client.GetFromJsonAsync<JsonElement>(new Uri(Field, UriKind.Relative))).GetProperty("text").GetString());
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(client, Field, "tomorrow", -86_400_000));
        Assert.Equal(0, (await client.GetFromJsonAsync<JsonElement>(new Uri(Field, UriKind.Relative))).GetProperty("age").GetInt64());
    }

    [Fact]
    public async Task What_is_too_large_or_no_text_is_refused()
    {
        using var client = server.With(await server.SignedInAsync("Long"));
        Assert.Equal(HttpStatusCode.NoContent, await PutAsync(client, Field, new string('汉', Draft.MostBytes / 3)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(client, Field, new string('x', Draft.MostBytes + 1)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PutAsync(client, Field, new string('x', Draft.MostBytes * 8)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await PutAsync(client, $"/drafts/{new string('x', Draft.LongestField + 1)}", "x"));
        using var half = await client.PutAsync(new Uri(Field, UriKind.Relative), new StringContent("""{"text":"half \ud83d","age":0}""", Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, half.StatusCode);
        using var form = await client.PutAsync(new Uri(Field, UriKind.Relative), new FormUrlEncodedContent([new("text", "x"), new("age", "0")]));
        Assert.False(form.IsSuccessStatusCode);
    }

    [Fact]
    public async Task Nobody_who_is_not_signed_in_gets_as_far_as_that()
    {
        using var token = await server.ClientAsync("With a token");
        using var stranger = server.Stranger();
        foreach (var client in new[] { token, stranger })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await PutAsync(client, Field, "x"));
            foreach (var path in new[] { "/drafts", Field })
            {
                using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            }
            using var deleted = await client.DeleteAsync(new Uri(Field, UriKind.Relative));
            Assert.Equal(HttpStatusCode.Unauthorized, deleted.StatusCode);
        }
    }

    private static async Task<IReadOnlyList<string>> FieldsAsync(HttpClient client) => await client.GetFromJsonAsync<List<string>>(new Uri("/drafts", UriKind.Relative)) ?? [];

    private static async Task<HttpStatusCode> PutAsync(HttpClient client, string path, string text, long age = 0)
    {
        using var answer = await client.PutAsJsonAsync(new Uri(path, UriKind.Relative), new { text, age });
        return answer.StatusCode;
    }
}

public sealed class Drafts_over_http_on_sqlite(ServerOnSqlite server) : DraftsApiSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Drafts_over_http_on_postgresql(ServerOnPostgres server) : DraftsApiSuite(server), IClassFixture<ServerOnPostgres>;
