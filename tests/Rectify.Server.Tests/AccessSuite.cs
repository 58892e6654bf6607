using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Server.Ui.Shell;

namespace Rectify.Server.Tests;

public abstract partial class AccessSuite(RunningServer server)
{
    /// <summary>What answers without a token in a header, because it tells nothing, or because calendar programs know no headers: there the address holds it.</summary>
    private static readonly string[] Open = ["/healthz", "/readyz", "/api/v1/openapi.json", "/calendar/{secret}.ics", "/not-found",
        // Where people come in.
        "/sign-in", "/first", "/invitation", "/passkey/use", "/passkey/make-with-link", "/sign-in/provider", "/sign-in/provider/back"];

    [Fact]
    public async Task Every_endpoint_refuses_who_has_no_token_and_names_those_that_need_none()
    {
        using var stranger = server.Stranger();
        Assert.Equal(Open.Order(), server.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null).Select(endpoint => endpoint.RoutePattern.RawText).Order());
        foreach (var (method, path) in Guarded())
            Assert.Equal((method, path, 401, "RCT-API-001"), Told(method, path, await stranger.SendAsync(method, path).RefusalAsync()));
    }

    [Fact]
    public async Task What_pages_ask_beside_the_API_refuses_who_is_not_signed_in()
    {
        using var stranger = server.Stranger();
        using var token = await server.ClientAsync("With a token, beside the API");
        var asked = (from endpoint in server.Endpoints
                     where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && !IsOfApi(endpoint) && endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is null
                     where endpoint.RoutePattern.RawText is { } pattern && !pattern.StartsWith('{') // where nothing else answers, it says so to everybody
                     from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["POST"]
                     select (Method: new HttpMethod(method), Path: Parameters().Replace(endpoint.RoutePattern.RawText ?? "", "01j00000000000000000000000"))).Distinct().ToList();
        foreach (var path in new[] { "/session/seen", "/sign-out", "/drafts/", "/drafts/01j00000000000000000000000", "/_blazor" }) Assert.Contains(asked, each => each.Path.TrimEnd('/') == path.TrimEnd('/'));
        foreach (var client in new[] { stranger, token })
            foreach (var (method, path) in asked)
            {
                using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Put ? Answers.Json("""{"text":"x","age":0}""") : null };
                using var answer = await client.SendAsync(request);
                Assert.Equal((method, path, HttpStatusCode.Unauthorized), (method, path, answer.StatusCode));
            }
    }

    [Fact]
    public async Task A_token_does_only_what_its_scopes_say()
    {
        using var reader = await server.ClientAsync("Scoped reader", TokenScope.Read);
        using var pipeline = await server.ClientAsync("Scoped pipeline", TokenScope.Intake);
        var (read, intake, write) = (0, 0, 0);
        foreach (var (method, path) in Guarded().Where(each => !each.Path.EndsWith("/events", StringComparison.Ordinal)))
        {
            var scope = ScopeOf(method, path);
            Assert.Equal((path, scope != "read"), (path, await LacksScopeAsync(reader, method, path)));
            Assert.Equal((path, scope != "intake"), (path, await LacksScopeAsync(pipeline, method, path)));
            _ = scope switch { "read" => read++, "intake" => intake++, "write" => write++, _ => throw new InvalidOperationException($"{path} asks for {scope}") };
            if (path.EndsWith("/current", StringComparison.Ordinal)) reader.DefaultRequestHeaders.Authorization = (await server.ClientAsync("Second reader", TokenScope.Read)).DefaultRequestHeaders.Authorization;
        }
        Assert.True(read > 5 && intake > 2 && write > 5, $"{read} {intake} {write}");
    }

    [Fact]
    public async Task A_scope_gives_nobody_what_their_roles_do_not()
    {
        var auditor = await server.PersonAsync("Auditor with a token", PersonRole.Auditor);
        using var client = server.With((await server.TokenAsync(auditor, TokenScope.Write)).Secret);
        await client.ReadAsync("/cases");
        foreach (var (path, body) in new[]
        {
            ("/cases", """{"title":"By an auditor","kind":"incident"}"""),
            ("/organisations", """{"kind":"vendor","name":"By an auditor"}"""),
            ("/signals", """{"source":"press","statement":"By an auditor","facts":["aware"],"occurred":"2026-12-11T09:00Z"}"""),
        })
            Assert.Equal((path, 403, "RCT-LEDGER-009"), await RefusedAsync(path, body));

        async Task<(string, int, string?)> RefusedAsync(string path, string body)
        {
            var (status, code) = await client.SendAsync(HttpMethod.Post, path, Answers.Json(body)).RefusalAsync();
            return (path, status, code);
        }
    }

    [Fact]
    public async Task A_token_that_is_expired_revoked_or_made_up_does_not_count()
    {
        var person = await server.PersonAsync("Token holder");
        var short_lived = await server.DoneAsync(new IssueToken(person, "short", [TokenScope.Read], Duration.FromMinutes(1)));
        var revoked = await server.TokenAsync(person);
        using var client = server.With(short_lived.Secret);
        Assert.Equal("Token holder", (await client.ReadAsync("/me")).GetProperty("name").GetString());

        server.Clock.Advance(Duration.FromMinutes(1));
        await server.DoneAsync(new RevokeToken(revoked.Token.Id));
        foreach (var secret in new[] { short_lived.Secret, revoked.Secret, $"rectify_{new string('A', 43)}", "secret", short_lived.Secret[..^1] })
        {
            using var late = server.With(secret);
            Assert.Equal((401, "RCT-API-001"), await late.SendAsync(HttpMethod.Get, "/me").RefusalAsync());
        }
    }

    [Fact]
    public async Task Whoever_holds_a_token_may_give_it_up()
    {
        using var client = await server.ClientAsync("Giver");
        using var given = await client.SendAsync(HttpMethod.Delete, "/me/tokens/current");
        Assert.Equal(HttpStatusCode.NoContent, given.StatusCode);
        Assert.Equal((401, "RCT-API-001"), await client.SendAsync(HttpMethod.Get, "/me").RefusalAsync());
    }

    [Fact]
    public async Task A_closed_case_is_in_no_answer_for_who_is_not_named_on_it()
    {
        using var named = await server.ClientAsync("Named");
        using var other = await server.ClientAsync("Not named");
        var id = await named.MakeAsync("/cases", new { title = "Marker of a closed case", kind = "vulnerability", closedTo = Array.Empty<string>() });
        await named.MakeAsync($"/cases/{id}/facts", new { fact = "discovered", when = "2026-12-11T09:00Z" });
        var number = (await named.ReadAsync($"/cases/{id}")).GetProperty("number").GetString();

        foreach (var path in new[] { $"/cases/{id}", $"/cases/{number}", $"/cases/{id}/duties", $"/cases/{id}/facts" })
            Assert.Equal((404, "RCT-API-006"), await other.SendAsync(HttpMethod.Get, path).RefusalAsync());
        Assert.Equal((404, "RCT-API-006"), await other.SendAsync(HttpMethod.Post, $"/cases/{id}/facts", Answers.Json("""{"fact":"aware","when":"2026-12-11"}""")).RefusalAsync());
        Assert.DoesNotContain(id, (await other.ReadAsync("/cases?limit=500")).GetRawText());
        Assert.DoesNotContain("Marker of a closed case", (await other.ReadAsync("/duties?limit=500")).GetRawText());
        Assert.Contains("Marker of a closed case", (await named.ReadAsync("/duties?limit=500")).GetRawText());
        Assert.Contains(id, (await named.ReadAsync("/cases?limit=500")).GetRawText());
    }

    /// <summary>Pages that are drawn for whoever comes: they let somebody in, or tell nothing.</summary>
    private static readonly string[] OpenPages = ["/not-found", "/sign-in", "/first", "/invitation"];

    [Fact]
    public async Task Every_page_asks_who_looks_and_names_those_that_do_not()
    {
        var pages = (from type in typeof(ServerParts).Assembly.GetTypes()
                     from route in type.GetCustomAttributes<RouteAttribute>()
                     select (route.Template, Open: type.GetCustomAttribute<AllowAnonymousAttribute>() is not null, Policy: type.GetCustomAttribute<AuthorizeAttribute>()?.Policy)).ToList();
        Assert.Equal(OpenPages.Order(), pages.Where(page => page.Open).Select(page => page.Template).Order());
        Assert.All(pages.Where(page => !page.Open), page => Assert.Equal((page.Template, SignedIn.Policy), (page.Template, page.Policy)));

        // And it is asked: whoever comes without a session is sent away, before anything is drawn.
        using var client = server.With(("none", "none"));
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        foreach (var page in pages.Where(page => !page.Open))
        {
            using var answer = await client.GetAsync(new Uri(Parameters().Replace(page.Template, "01j00000000000000000000000"), UriKind.Relative));
            Assert.Equal((page.Template, HttpStatusCode.Redirect), (page.Template, answer.StatusCode));
            Assert.StartsWith("/sign-in", answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
        }
        Assert.NotEmpty(pages);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameters();

    private static async Task<bool> LacksScopeAsync(HttpClient client, HttpMethod method, string path)
    {
        using var answer = await client.SendAsync(method, path);
        return answer.StatusCode == HttpStatusCode.Forbidden && (await answer.Content.ReadAsStringAsync()).Contains("RCT-API-002", StringComparison.Ordinal);
    }

    private IEnumerable<(HttpMethod Method, string Path)> Guarded() =>
        from endpoint in server.Endpoints
        where endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null && IsOfApi(endpoint)
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []
        select (new HttpMethod(method), (endpoint.RoutePattern.RawText ?? "")[Answers.Root.Length..]
            .Replace("{id}", "01j00000000000000000000000", StringComparison.Ordinal).Replace("{fact}", "01j00000000000000000000000", StringComparison.Ordinal)
            .Replace("{circumstance}", "activelyExploited", StringComparison.Ordinal));

    /// <summary>Of several that fit, the one that is meant has the fewest parameters.</summary>
    private string? ScopeOf(HttpMethod method, string path) => server.Endpoints
        .Where(endpoint => IsOfApi(endpoint) && endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(method.Method) == true && Fits(endpoint.RoutePattern.RawText ?? "", path))
        .MinBy(endpoint => endpoint.RoutePattern.Parameters.Count)?.Metadata.GetMetadata<IAuthorizeData>()?.Policy;

    private static bool IsOfApi(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText?.StartsWith(Answers.Root, StringComparison.Ordinal) == true;

    private static bool Fits(string pattern, string path)
    {
        var (left, right) = (pattern[Answers.Root.Length..].Split('/'), path.Split('/'));
        return left.Length == right.Length && left.Zip(right).All(pair => pair.First == pair.Second || pair.First.StartsWith('{'));
    }

    private static (HttpMethod, string, int, string?) Told(HttpMethod method, string path, (int Status, string? Code) refusal) => (method, path, refusal.Status, refusal.Code);
}

public sealed class Access_on_sqlite(ServerOnSqlite server) : AccessSuite(server), IClassFixture<ServerOnSqlite>;

public sealed class Access_on_postgresql(ServerOnPostgres server) : AccessSuite(server), IClassFixture<ServerOnPostgres>;
