using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rectify.Server.Tests.Dispatch;

/// <summary>Where a mail server of tests stops being polite.</summary>
public enum Rudeness
{
    /// <summary>It is polite, and takes everything.</summary>
    None,

    /// <summary>It refuses the recipient.</summary>
    RefusesRecipient,

    /// <summary>It hangs up before any of the content was asked for.</summary>
    HangsUpBeforeContent,

    /// <summary>It refuses what it has read.</summary>
    RefusesContent,

    /// <summary>It takes the content whole and hangs up without a word.</summary>
    HangsUpAfterContent,

    /// <summary>It takes the content whole and says nothing.</summary>
    FallsSilentAfterContent,
}

/// <summary>A mail server on loopback that ends a conversation as it was told to, and counts how often it got the whole of a mail.</summary>
public sealed class RudeMailServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource ends = new();
    private readonly Task running;
    private readonly ConcurrentQueue<string> mails = [];

    public RudeMailServer(Rudeness rudeness, int port = 0)
    {
        listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        running = ListenAsync(rudeness);
    }

    public int Port { get; }

    /// <summary>How many mails came whole.</summary>
    public int Got => mails.Count;

    /// <summary>The mails that came whole, the stuffing of dots taken out.</summary>
    public IReadOnlyCollection<string> Mails => mails;

    public async ValueTask DisposeAsync()
    {
        await ends.CancelAsync();
        listener.Stop();
        await running;
        ends.Dispose();
    }

    private async Task ListenAsync(Rudeness rudeness)
    {
        List<Task> talks = [];
        try
        {
            while (true) talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(ends.Token), rudeness));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client, Rudeness rudeness)
    {
        using var _ = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.ASCII);
        try
        {
            await SayAsync("220 rude.example ESMTP");
            while (await reader.ReadLineAsync(ends.Token) is { } line)
            {
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (verb == "RCPT" && rudeness == Rudeness.RefusesRecipient) await SayAsync("550 5.1.1 No such mailbox here");
                else if (verb == "DATA" && rudeness == Rudeness.HangsUpBeforeContent) return;
                else if (verb == "DATA")
                {
                    await SayAsync("354 Go on");
                    var whole = new StringBuilder();
                    while (await reader.ReadLineAsync(ends.Token) is { } content && content != ".") whole.Append(content.StartsWith('.') ? content[1..] : content).Append("\r\n");
                    mails.Enqueue(whole.ToString());
                    if (rudeness == Rudeness.HangsUpAfterContent) return;
                    if (rudeness == Rudeness.FallsSilentAfterContent) await Task.Delay(Timeout.Infinite, ends.Token);
                    await SayAsync(rudeness == Rudeness.None ? "250 2.0.0 Taken" : "554 5.7.1 Not such a thing");
                }
                else await SayAsync(verb == "QUIT" ? "221 Bye" : "250 Very well");
                if (verb == "QUIT") return;
            }
        }
        catch (Exception over) when (over is OperationCanceledException or IOException)
        {
            // The test is over, or the other side went first.
        }

        async Task SayAsync(string line) => await stream.WriteAsync(Encoding.ASCII.GetBytes($"{line}\r\n"), ends.Token);
    }
}
