using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Rectify.Alerts.Messages;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Server.Settings;
using Rectify.Testing;

namespace Rectify.Server.Tests.Markers;

/// <summary>What leaves a server without anybody's asking: mails, posts, log lines, telemetry.</summary>
internal sealed class Outgoing : ILoggerProvider, IAsyncDisposable
{
    public MailBox Mail { get; } = new();

    public WebhookReceiver Web { get; } = new() { Answer = path => path.StartsWith("/v1", StringComparison.Ordinal) ? 200 : 204 };

    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

    public void Dispose() { }

    public async ValueTask DisposeAsync()
    {
        await Mail.DisposeAsync();
        await Web.DisposeAsync();
    }

    private sealed class Line(Outgoing to, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            to.Lines.Enqueue($"{category} {formatter(state, exception)} {exception}");
    }
}

/// <summary>A server with a closed case full of marks, of which everything that leaves is kept.</summary>
internal interface IMarkedServer
{
    Outgoing Outgoing { get; }

    PlantedCase Planted { get; }

    RunningServer Server { get; }

    static ServerSettings Told(IMarkedServer server, ServerSettings settings) => settings with { Telemetry = new Uri(server.Outgoing.Web.Address) };

    static void Add(IMarkedServer server, IServiceCollection services) => services.AddLogging(logging => logging.AddProvider(server.Outgoing));

    static AlarmSettings Alarms(IMarkedServer server, string folder) => new(
        Path.Combine(folder, "seal.key"), new MailServer("127.0.0.1", server.Outgoing.Mail.Port, Secure: false, "", "", "rectify@example.com"), new Uri($"{server.Outgoing.Web.Address}/heartbeat"));

    /// <summary>Plants, with somebody on duty who is not named on the case, and waits until they and the people named were told of it.</summary>
    static async Task PlantAsync(IMarkedServer marked)
    {
        var server = marked.Server;
        var onDuty = await server.PersonAsync("On duty", PersonRole.Manager);
        await AddAddressesAsync(server, marked.Outgoing, onDuty, "duty");
        await marked.Planted.PlantAsync();
        await AddAddressesAsync(server, marked.Outgoing, marked.Planted.Named, "named");
        using var client = server.With((await server.TokenAsync(marked.Planted.Named)).Secret);
        await client.MakeAsync("/rotas", new
        {
            name = "All day", patienceMinutes = 30,
            layers = new[] { new { zone = "Europe/Berlin", from = "00:00", to = "24:00", beginsOn = "2026-01-01", turnDays = 7, members = new[] { onDuty.ToString() } } },
        });

        // Alarms are raised by the server itself.
        for (var tries = 0; tries < 600 && !marked.Planted.Ids.ContainsKey("alarms"); tries++)
        {
            await Task.Delay(100);
            List<string> alarms = [.. from alarm in (await client.ReadAsync("/alarms?limit=500")).GetProperty("items").EnumerateArray()
                                      where alarm.GetProperty("case").GetString() == marked.Planted.Number
                                      select alarm.GetProperty("id").GetString()];
            if (alarms.Count > 0) marked.Planted.Ids["alarms"] = alarms;
        }

        // What a request carries in its address and its body, past the use cases.
        var marks = marked.Planted.Marks;
        await client.MakeAsync($"/cases/{marked.Planted.Id}/comments", new { text = marks["over HTTP: a comment"] });
        await client.MakeAsync($"/cases/{marked.Planted.Id}/facts", new { fact = "aware", when = "2026-12-11T09:00Z", howKnown = marks["over HTTP: a fact"] });
        using var file = await client.SendAsync(HttpMethod.Post, $"/cases/{marked.Planted.Id}/files?tlp=amber&name={marks["over HTTP: a name in an address"]}", new ByteArrayContent(marks.Bytes("over HTTP: a file")));
        Assert.True(file.IsSuccessStatusCode);
        marked.Planted.Ids["case-files"].Add((await Answers.BodyAsync(file, System.Net.HttpStatusCode.Created)).GetProperty("id").GetString() ?? "");
        using var browser = server.With(await server.SignedInAsync(marked.Planted.Named));
        using var typing = await browser.PutAsync(new Uri(Surfaces.DraftOf(marked.Planted), UriKind.Relative), System.Net.Http.Json.JsonContent.Create(new { text = marks["over HTTP: what is typed and not saved"], age = 0 }));
        Assert.Equal(System.Net.HttpStatusCode.NoContent, typing.StatusCode);
        using var refused = await client.SendAsync(HttpMethod.Post, $"/cases/{marked.Planted.Id}/facts", Answers.Json($$"""{"fact":"{{marks["over HTTP: what is refused"]}}","when":"never"}"""));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refused.StatusCode);
    }

    private static async Task AddAddressesAsync(RunningServer server, Outgoing outgoing, PersonId person, string name)
    {
        using var client = server.With((await server.TokenAsync(person)).Secret);
        foreach (var body in new object[]
        {
            new { channel = "mail", address = $"{name}@example.com" }, new { channel = "chat", address = $"{outgoing.Web.Address}/chat/{name}" },
            new { channel = "webhook", address = $"{outgoing.Web.Address}/hook/{name}", secret = WebhookSignature.NewSecret() },
            new { channel = "pagerDuty", address = $"{outgoing.Web.Address}/pager/{name}", secret = "R0UT1NG" },
            new { channel = "opsgenie", address = $"{outgoing.Web.Address}/alerts/{name}", secret = "1NTEGRAT10N" },
        })
        {
            using var added = await client.SendAsync(HttpMethod.Post, "/me/addresses", System.Net.Http.Json.JsonContent.Create(body));
            Assert.True(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync());
        }
    }

    /// <summary>Has the collector told of everything so far.</summary>
    static void Flush(IMarkedServer marked)
    {
        marked.Server.Part<TracerProvider>().ForceFlush();
        marked.Server.Part<MeterProvider>().ForceFlush();
    }
}

/// <summary>On a SQLite file.</summary>
public sealed class MarkedOnSqlite : ServerOnSqlite, IMarkedServer
{
    private readonly Outgoing outgoing = new();
    private PlantedCase? planted;

    Outgoing IMarkedServer.Outgoing => outgoing;

    PlantedCase IMarkedServer.Planted => planted ??= new(this);

    RunningServer IMarkedServer.Server => this;

    internal override AlarmSettings AlarmsIn(string folder) => IMarkedServer.Alarms(this, folder);

    internal override ServerSettings Told(ServerSettings settings) => IMarkedServer.Told(this, settings);

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        IMarkedServer.Add(this, services);
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await IMarkedServer.PlantAsync(this);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await outgoing.DisposeAsync();
    }
}

/// <summary>On PostgreSQL.</summary>
public sealed class MarkedOnPostgres(PostgresCluster cluster) : ServerOnPostgres(cluster), IMarkedServer
{
    private readonly Outgoing outgoing = new();
    private PlantedCase? planted;

    Outgoing IMarkedServer.Outgoing => outgoing;

    PlantedCase IMarkedServer.Planted => planted ??= new(this);

    RunningServer IMarkedServer.Server => this;

    internal override AlarmSettings AlarmsIn(string folder) => IMarkedServer.Alarms(this, folder);

    internal override ServerSettings Told(ServerSettings settings) => IMarkedServer.Told(this, settings);

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        IMarkedServer.Add(this, services);
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (SkipReason is null) await IMarkedServer.PlantAsync(this);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await outgoing.DisposeAsync();
    }
}
