using System.Net;
using System.Net.Sockets;
using System.Text;
using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Feeds.Http;
using Rectify.Advisories.Tests.Database;

namespace Rectify.Advisories.Tests.Feeds;

public sealed class HttpSourceTests : IDisposable
{
    private static readonly byte[] Archive = ImportTests.Zip(("a.json", Osv.Record("GHSA-a", Osv.Affected("npm", "p", "introduced 0"))));

    private readonly ScratchFolder folder = new();
    private readonly HttpClient client = FeedClient.Create();

    public void Dispose()
    {
        client.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Each_ecosystem_is_fetched_from_its_folder_and_what_was_fetched_is_said()
    {
        using var server = new LoopbackServer(request => request.Url?.AbsolutePath == "/osv/npm/all.zip" ? (200, null, Archive) : (404, null, []));
        var report = Import(new HttpSource(client, new Uri(server.Address, "osv"), ["npm", "Maven"]));
        Assert.Null(report.Problem);
        Assert.Equal(["/osv/npm/all.zip", "/osv/Maven/all.zip"], server.Asked);
        Assert.Equal([ImportNoteCode.Fetched, ImportNoteCode.NotFetched], report.Notes.Select(note => note.Code));
        Assert.Equal("404", report.Notes[1].Arguments[0]);
        var source = Assert.Single(report.Status?.Sources ?? []);
        Assert.Equal((new Uri(server.Address, "osv/npm/all.zip").ToString(), Archive.Length), (source.Name, source.Bytes));
    }

    [Fact]
    public void An_address_that_names_a_file_is_that_file_and_its_content_says_what_it_is()
    {
        using var server = new LoopbackServer(_ => (200, null, Encoding.UTF8.GetBytes(ImportTests.Kev("2025-01-01T00:00:00Z", "CVE-2024-0001"))));
        var report = Import(new HttpSource(client, new Uri(server.Address, "feeds/known_exploited_vulnerabilities.json")));
        Assert.Equal(FeedKind.Kev, Assert.Single(report.Feeds).Feed);
    }

    [Fact]
    public void A_redirect_on_the_same_server_is_followed_and_said()
    {
        using var server = new LoopbackServer(request => request.Url?.AbsolutePath == "/old/npm/all.zip" ? (302, "/new/all.zip", []) : (200, null, Archive));
        var report = Import(new HttpSource(client, new Uri(server.Address, "old/"), ["npm"]));
        Assert.Null(report.Problem);
        Assert.Equal(new Uri(server.Address, "new/all.zip").ToString(), Assert.Single(report.Status?.Sources ?? []).Origin);
    }

    [Fact]
    public void A_redirect_to_another_server_at_a_private_address_is_refused()
    {
        using var inside = new LoopbackServer(_ => (200, null, Archive));
        using var server = new LoopbackServer(_ => (302, inside.Address.ToString() + "npm/all.zip", []));
        var report = Import(new HttpSource(client, server.Address, ["npm"]));
        Assert.Equal(DatabaseProblemCode.NothingToImport, report.Problem?.Code);
        Assert.Equal(ImportNoteCode.RedirectRefused, Assert.Single(report.Notes).Code);
        Assert.Empty(inside.Asked);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://a.example/all.zip")]
    public void A_redirect_off_the_web_is_refused(string target)
    {
        using var server = new LoopbackServer(_ => (302, target, []));
        Assert.Equal(ImportNoteCode.RedirectRefused, Assert.Single(Import(new HttpSource(client, server.Address, ["npm"])).Notes).Code);
    }

    [Fact]
    public void A_server_that_redirects_for_ever_is_left()
    {
        using var server = new LoopbackServer(request => (302, request.Url?.AbsolutePath + "x", []));
        Assert.Equal(ImportNoteCode.RedirectRefused, Assert.Single(Import(new HttpSource(client, server.Address, ["npm"])).Notes).Code);
        Assert.Equal(6, server.Asked.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_body_over_the_limit_is_not_taken(bool statesLength)
    {
        using var server = new LoopbackServer(_ => (200, null, new byte[5000])) { StatesLength = statesLength };
        var report = Import(new HttpSource(client, server.Address, ["npm"]), FeedLimits.Default with { FileBytes = 4000 });
        Assert.Equal(ImportNoteCode.FileTooLarge, Assert.Single(report.Notes).Code);
    }

    [Fact]
    public void A_server_that_is_not_there_is_said()
    {
        Uri address;
        using (var server = new LoopbackServer(_ => (200, null, []))) address = server.Address;
        var note = Assert.Single(Import(new HttpSource(client, address, ["npm"])).Notes);
        Assert.Equal((ImportNoteCode.NotFetched, nameof(HttpRequestError.ConnectionError)), (note.Code, note.Arguments[0]));
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("2606:4700::1111", true)]
    public void Private_addresses_are_told_from_public_ones(string address, bool isPublic) =>
        Assert.Equal(isPublic, PublicAddress.Is(IPAddress.Parse(address)));

    private ImportReport Import(HttpSource source, FeedLimits? limits = null) =>
        AdvisoryImport.Run([source], folder.PathOf("advisories.db"), Scratch.Now, null, default, limits);

    /// <summary>A real server on the loopback address.</summary>
    private sealed class LoopbackServer : IDisposable
    {
        private readonly HttpListener listener = new();

        public LoopbackServer(Func<HttpListenerRequest, (int Status, string? Location, byte[] Body)> answer)
        {
            Address = new Uri($"http://127.0.0.1:{FreePort()}/");
            listener.Prefixes.Add(Address.ToString());
            listener.Start();
            _ = Task.Run(async () =>
            {
                while (listener.IsListening)
                {
                    HttpListenerContext context;
                    try { context = await listener.GetContextAsync(); }
                    catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException) { return; }
                    lock (Asked) Asked.Add(context.Request.Url?.AbsolutePath ?? "");
                    var (status, location, body) = answer(context.Request);
                    context.Response.StatusCode = status;
                    if (location is not null) context.Response.Headers["Location"] = location;
                    if (StatesLength) context.Response.ContentLength64 = body.Length;
                    else context.Response.SendChunked = true;
                    try
                    {
                        await context.Response.OutputStream.WriteAsync(body);
                        context.Response.Close();
                    }
                    catch (Exception left) when (left is HttpListenerException or IOException or ObjectDisposedException) { }
                }
            });
        }

        public Uri Address { get; }

        public List<string> Asked { get; } = [];

        public bool StatesLength { get; init; } = true;

        public void Dispose() => listener.Close();

        private static int FreePort()
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }
    }
}
