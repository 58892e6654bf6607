using System.Net;
using System.Net.Sockets;

namespace Rectify.Advisories.Feeds.Http;

/// <summary>
/// Makes the client that feeds are fetched with. It follows no redirect by itself, and a request marked
/// <see cref="PublicOnly"/> connects to public addresses only: the check is made on the address that is really connected to, so a
/// name that resolves differently the second time gains nothing.
/// </summary>
public static class FeedClient
{
    /// <summary>Set on requests whose target a server chose, not the person.</summary>
    internal static readonly HttpRequestOptionsKey<bool> PublicOnly = new("rectify.public-only");

    /// <summary>A new client; the caller disposes of it.</summary>
    public static HttpClient Create() => new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectTimeout = TimeSpan.FromSeconds(30),
            UseCookies = false,
            // A kept connection could carry a public-only request to an address that was opened without the check.
            PooledConnectionLifetime = TimeSpan.Zero,
            ConnectCallback = ConnectAsync,
        })
    {
        Timeout = Timeout.InfiniteTimeSpan, // a feed may be large; Ctrl-C ends it
        DefaultRequestHeaders = { { "User-Agent", "rectify" }, { "Accept", "*/*" } },
    };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var publicOnly = context.InitialRequestMessage.Options.TryGetValue(PublicOnly, out var set) && set;
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation).ConfigureAwait(false);
        if (publicOnly && !addresses.All(PublicAddress.Is)) throw new PrivateAddressException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A redirect led to an address that is not public.</summary>
internal sealed class PrivateAddressException : IOException;
