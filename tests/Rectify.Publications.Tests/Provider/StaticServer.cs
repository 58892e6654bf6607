using System.Net;
using System.Net.Sockets;

namespace Rectify.Publications.Tests.Provider;

/// <summary>Serves the files of a folder on loopback and knows nothing else: what a static web server does.</summary>
internal sealed class StaticServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly HttpClient client = new();
    private readonly string address;

    public StaticServer(string folder)
    {
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }
        listener.Prefixes.Add(address);
        listener.Start();
        _ = ServeAsync(folder);
    }

    /// <summary>The file, as text; a test fails when it is not there.</summary>
    public string Get(string path)
    {
        using var answer = client.GetAsync(new Uri(address + path)).GetAwaiter().GetResult();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return answer.Content.ReadAsStringAsync().GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        listener.Close();
        client.Dispose();
    }

    private async Task ServeAsync(string folder)
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            var file = Path.Combine(folder, (context.Request.Url?.AbsolutePath ?? "").TrimStart('/'));
            if (File.Exists(file)) await context.Response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(file));
            else context.Response.StatusCode = 404;
            context.Response.Close();
        }
    }
}
