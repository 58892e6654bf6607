using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MimeKit;
using Rectify.Server.Settings;
using Rectify.Testing;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Rectify.Server.Tests;

/// <summary>A mail server on loopback that keeps what it gets, and can be away.</summary>
public sealed class MailBox : MessageStore, IAsyncDisposable
{
    private CancellationTokenSource ends = new();
    private Task running = Task.CompletedTask;

    public MailBox()
    {
        Port = Ports.Free();
        ComeBack();
    }

    public int Port { get; }

    public bool Refuses { get; set; }

    public ConcurrentQueue<MimeMessage> Mails { get; } = [];

    /// <summary>The bytes of them, as they were handed over.</summary>
    public ConcurrentQueue<byte[]> Raw { get; } = [];

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        if (Refuses) return SmtpResponse.MailboxUnavailable;
        Raw.Enqueue([.. buffer.ToArray(), .. "\r\n"u8]); // the end of the last line is that before the dot (RFC 5321, section 4.1.1.4)
        using var stream = new MemoryStream(buffer.ToArray());
        Mails.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
        return SmtpResponse.Ok;
    }

    /// <summary>Nobody listens any more.</summary>
    public async Task GoAwayAsync()
    {
        await ends.CancelAsync();
        await running;
        ends.Dispose();
    }

    /// <summary>Listens (again), on the same port.</summary>
    public void ComeBack()
    {
        ends = new CancellationTokenSource();
        var services = new ServiceProvider();
        services.Add(this);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build();
        running = new SmtpServer.SmtpServer(options, services).StartAsync(ends.Token);
    }

    public async ValueTask DisposeAsync() => await GoAwayAsync();
}

/// <summary>Takes posts on loopback, and keeps them with their headers.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication host;

    public WebhookReceiver()
    {
        var port = Ports.Free();
        Address = $"http://127.0.0.1:{port}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        host = builder.Build();
        host.Urls.Add(Address);
        host.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            var status = Answer?.Invoke(context.Request.Path.Value ?? "") ?? StatusCodes.Status204NoContent;
            Posts.Enqueue(new Post(
                context.Request.Path.Value ?? "", status, context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()), body.ToArray()));
            if (Slow is { } slow) await Task.Delay(slow()); // it has taken the post, and whoever sent it does not know yet
            context.Response.StatusCode = status;
            if (status is >= 300 and < 400) context.Response.Headers.Location = $"{Address}/elsewhere";
        });
        host.StartAsync().GetAwaiter().GetResult();
    }

    public string Address { get; }

    /// <summary>The status by path; null for 204.</summary>
    public Func<string, int>? Answer { get; set; }

    /// <summary>How long it keeps whoever posts waiting; null for not at all.</summary>
    public Func<TimeSpan>? Slow { get; set; }

    public ConcurrentQueue<Post> Posts { get; } = [];

    public IEnumerable<Post> To(string path) => Posts.Where(post => post.Path == path);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public sealed record Post(string Path, int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body);
}

/// <summary>Ports on loopback that nobody listens on.</summary>
internal static class Ports
{
    public static int Free()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A server that sends mail, on a SQLite file.</summary>
public sealed class AlarmsOnSqlite : ServerOnSqlite, IAlarmServer
{
    public MailBox Mail { get; } = new();

    public WebhookReceiver Web { get; } = new();

    internal override AlarmSettings AlarmsIn(string folder) => IAlarmServer.Of(this, folder);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await IAlarmServer.EndAsync(this);
    }
}

/// <summary>A server that sends mail, on PostgreSQL.</summary>
public sealed class AlarmsOnPostgres(PostgresCluster cluster) : ServerOnPostgres(cluster), IAlarmServer
{
    public MailBox Mail { get; } = new();

    public WebhookReceiver Web { get; } = new();

    internal override AlarmSettings AlarmsIn(string folder) => IAlarmServer.Of(this, folder);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await IAlarmServer.EndAsync(this);
    }
}

/// <summary>What a server sends alarms to in tests.</summary>
public interface IAlarmServer
{
    MailBox Mail { get; }

    WebhookReceiver Web { get; }

    internal static AlarmSettings Of(IAlarmServer server, string folder) => new(
        Path.Combine(folder, "seal.key"), new MailServer("127.0.0.1", server.Mail.Port, Secure: false, "", "", "rectify@example.com"), new Uri($"{server.Web.Address}/heartbeat"));

    internal static async ValueTask EndAsync(IAlarmServer server)
    {
        await server.Mail.DisposeAsync();
        await server.Web.DisposeAsync();
    }
}
