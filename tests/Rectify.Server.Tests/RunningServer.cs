using System.Data.Common;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Parties.Sessions;
using Rectify.Server.Accounts;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;
using Rectify.Storage;
using Rectify.Testing;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Rectify.Server.Tests;

/// <summary>
/// The server as it runs, on a port of its own, on one kind of store, with a clock that stands at 2026-12-11T09:20:00Z until a test moves it.
/// Tests of a class share it, so each uses names of its own.
/// </summary>
public abstract class RunningServer : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-server-").FullName;
    private Instance? instance;
    private WebApplication? host;
    private StoreAddress? store;

    public FakeClock Clock { get; } = new(Instant.FromUtc(2026, 12, 11, 9, 20));

    /// <summary>The machine's own clock, which agrees with the store's until a test sets it wrong.</summary>
    public ShiftedTime Machine { get; } = new();

    /// <summary>Why this kind of store is left out, or null.</summary>
    protected virtual string? SkipReason => null;

    internal Instance Instance
    {
        get
        {
            if (SkipReason is { } reason) Assert.Skip(reason);
            return instance ?? throw new InvalidOperationException("The fixture was not initialised");
        }
    }

    /// <summary>Everything that the server answers to.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints
    {
        get
        {
            _ = Instance;
            return [.. (host ?? throw new InvalidOperationException()).Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
        }
    }

    /// <summary>Where the server listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>A client that says nothing of who it is.</summary>
    public HttpClient Stranger()
    {
        _ = Instance;
        return new HttpClient { BaseAddress = Address };
    }

    /// <summary>A client with a token of a new person.</summary>
    public async Task<HttpClient> ClientAsync(string name, params TokenScope[] scopes) => With((await TokenAsync(await PersonAsync(name), scopes)).Secret);

    /// <summary>A client with this token.</summary>
    public HttpClient With(string secret)
    {
        var client = Stranger();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    public async Task<IssuedToken> TokenAsync(PersonId person, params TokenScope[] scopes) =>
        await DoneAsync(new IssueToken(person, "test", scopes.Length > 0 ? scopes : [TokenScope.Write], Duration.FromDays(30)));

    public Task<PersonId> PersonAsync(string name) => PersonAsync(name, PersonRole.Manager, PersonRole.Analyst);

    public async Task<PersonId> PersonAsync(string name, params IEnumerable<PersonRole> roles)
    {
        var entity = await DoneAsync(new RegisterOrganisation(OrganisationKind.Own, $"Entity of {name}", "DE"));
        return await DoneAsync(new RegisterPerson(name, entity, "DE", [.. roles]));
    }

    /// <summary>Signs a new person with these roles in; the cookie to send with each request.</summary>
    public async Task<(string Name, string Value)> SignedInAsync(string name, params PersonRole[] roles) => await SignedInAsync(await PersonAsync(name, roles));

    /// <summary>Signs a person in, past the pages for that.</summary>
    public async Task<(string Name, string Value)> SignedInAsync(PersonId person)
    {
        var begun = await DoneAsync(new BeginSession(person, SessionMethod.Passkey, SessionLimits.Default, new SessionOrigin("test", "127.0.0.1")));
        return (SessionCookie.NameFor(isHttps: false), begun.Secret);
    }

    /// <summary>A client with this cookie, which follows no redirection and keeps no other cookies.</summary>
    public HttpClient With((string Name, string Value) cookie)
    {
        _ = Instance;
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        return client;
    }

    /// <summary>Runs a use case that must succeed.</summary>
    public async Task<T> DoneAsync<T>(ICommand<T> command)
    {
        var result = await Instance.DoAsync(command, Instance.Self, CancellationToken.None);
        Assert.True(result.Succeeded(out var value, out var problems), problems?.ToString());
        return value;
    }

    /// <summary>Brings the advisories of the demo in, as <c>rectify db update</c> does.</summary>
    public void ImportAdvisories() =>
        AdvisoryImport.Run([new FolderSource(Repository.PathOf("demo/advisories"))], Instance.Advisories, Clock.GetCurrentInstant().ToDateTimeOffset(), null, CancellationToken.None);

    public virtual async ValueTask InitializeAsync()
    {
        if (SkipReason is not null) return;
        var profile = new Profile { Sectors = [] };
        store = await StoreAsync(folder);
        var settings = Told(new ServerSettings(store, ["http://127.0.0.1:0"], profile, Path.Combine(folder, "advisories.db"), AlarmsIn(folder)));
        Assert.True((await Instance.OpenAsync(settings, Clock, Machine, CancellationToken.None)).Succeeded(out instance, out var problems), problems?.ToString());
        host = ServerHost.Build(settings, instance, Add, ServerParts.Map);
        await host.StartAsync();
        Address = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.Single() ?? "");
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (host is not null) await host.DisposeAsync();
        if (instance is not null) await instance.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected abstract Task<StoreAddress> StoreAsync(string folder);

    /// <summary>What its alarms are sent with.</summary>
    internal virtual AlarmSettings AlarmsIn(string folder) => new(Path.Combine(folder, "seal.key"), Mail: null, Heartbeat: null);

    /// <summary>What else it is told.</summary>
    internal virtual ServerSettings Told(ServerSettings settings) => settings;

    /// <summary>What answers.</summary>
    protected virtual void Add(IServiceCollection services) => ServerParts.Add(services);

    /// <summary>Runs a statement of a test's own, past all use cases.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = store switch
        {
            StoreAddress.File file => new SqliteConnection($"Data Source={file.Path}"),
            StoreAddress.Server at => new NpgsqlConnection(at.ConnectionString),
            _ => throw new InvalidOperationException("The fixture was not initialised"),
        };
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What the server is made of.</summary>
    public T Part<T>()
        where T : notnull
    {
        _ = Instance;
        return (host ?? throw new InvalidOperationException()).Services.GetRequiredService<T>();
    }
}

/// <summary>The server on a SQLite file.</summary>
public class ServerOnSqlite : RunningServer
{
    protected override Task<StoreAddress> StoreAsync(string folder) => Task.FromResult<StoreAddress>(new StoreAddress.File(Path.Combine(folder, "store.db")));
}

/// <summary>The server on a PostgreSQL database of its own.</summary>
public class ServerOnPostgres(PostgresCluster cluster) : RunningServer
{
    protected override string? SkipReason => PostgresCluster.SkipReason;

    protected override async Task<StoreAddress> StoreAsync(string folder) => new StoreAddress.Server(await cluster.CreateDatabaseAsync(), Path.Combine(folder, "log.key"));
}
