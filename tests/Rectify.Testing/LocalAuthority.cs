using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Rectify.Testing;

/// <summary>
/// A time-stamping authority of one's own: a root, a certificate for time stamps under it, and <c>openssl ts</c> that signs with it, on loopback over HTTP where that is asked
/// for. Nothing of it is ours but the order of the commands.
/// </summary>
public sealed class LocalAuthority : IDisposable
{
    /// <summary>The policies that it follows: the first when none is asked for.</summary>
    public const string Policy = "1.2.3.4.1", OtherPolicy = "1.2.3.4.5";

    private readonly string folder = Directory.CreateTempSubdirectory("rectify-tsa-").FullName;
    private HttpListener? listener;
    private Task? serving;

    /// <summary>Makes its keys and certificates.</summary>
    public LocalAuthority(string name = "Local time stamps")
    {
        File.WriteAllText(At("extension"), "extendedKeyUsage = critical,timeStamping\n");
        File.WriteAllText(At("serial"), "01\n");
        File.WriteAllText(At("ts.cnf"), $"""
            [tsa]
            default_tsa = here
            [here]
            serial = {At("serial")}
            crypto_device = builtin
            signer_cert = {At("tsa.pem")}
            signer_key = {At("tsa.key")}
            signer_digest = sha256
            default_policy = {Policy}
            other_policies = {OtherPolicy}
            digests = sha256
            accuracy = secs:1
            ordering = no
            tsa_name = no
            ess_cert_id_chain = no
            ess_cert_id_alg = sha256
            """ + "\n");
        Key("ca");
        Demand("req", "-x509", "-new", "-key", At("ca.key"), "-out", At("ca.pem"), "-subj", $"/CN={name}: root", "-days", "30");
        Key("tsa");
        Demand("req", "-new", "-key", At("tsa.key"), "-out", At("tsa.csr"), "-subj", $"/CN={name}");
        Demand("x509", "-req", "-in", At("tsa.csr"), "-CA", At("ca.pem"), "-CAkey", At("ca.key"), "-set_serial", "2", "-out", At("tsa.pem"), "-days", "30", "-extfile", At("extension"));

        void Key(string of) => Demand("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", At($"{of}.key"));
    }

    /// <summary>Why it cannot be had here; null when it can.</summary>
    public static string? SkipReason { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(path => File.Exists(Path.Combine(path, "openssl"))) ? null : "needs openssl";

    /// <summary>The root's certificate, in PEM form.</summary>
    public string CertificateFile => At("ca.pem");

    /// <summary>Where it answers; it begins to with the first look.</summary>
    public Uri Url => new($"http://127.0.0.1:{Port}/");

    /// <summary>How often it was asked over HTTP.</summary>
    public int Asked { get; private set; }

    /// <summary>Whether it answers with an error instead of a token.</summary>
    public bool IsDown { get; set; }

    private int Port => field == 0 ? field = Serve() : field;

    /// <summary>Its answer to a question (RFC 3161 in DER), granted or not.</summary>
    public byte[] Answer(byte[] query)
    {
        lock (this)
        {
            File.WriteAllBytes(At("query"), query);
            File.Delete(At("answer"));
            Run("ts", "-reply", "-config", At("ts.cnf"), "-queryfile", At("query"), "-out", At("answer"));
            return File.Exists(At("answer")) ? File.ReadAllBytes(At("answer")) : [];
        }
    }

    /// <summary>What <c>openssl ts -verify</c> says of a token over some bytes: whether it accepts it, and its words.</summary>
    public (bool Accepted, string Says) Verify(byte[] data, byte[] token)
    {
        File.WriteAllBytes(At("data"), data);
        File.WriteAllBytes(At("token"), token);
        var (code, says) = Run("ts", "-verify", "-data", At("data"), "-in", At("token"), "-token_in", "-CAfile", At("ca.pem"));
        return (code == 0, says);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        listener?.Close();
        serving?.Wait();
        Directory.Delete(folder, recursive: true);
    }

    private string At(string file) => Path.Combine(folder, file);

    private int Serve()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            var port = ((IPEndPoint)free.LocalEndpoint).Port;
            free.Stop();
            listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            listener.Start();
            serving = Task.Run(ServeAsync);
            return port;
        }
    }

    private async Task ServeAsync()
    {
        while (listener is { IsListening: true } open)
        {
            HttpListenerContext context;
            try
            {
                context = await open.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            Asked++;
            using var query = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(query);
            var isQuestion = context.Request is { HttpMethod: "POST", ContentType: "application/timestamp-query" };
            context.Response.StatusCode = IsDown ? 503 : isQuestion ? 200 : 400;
            context.Response.ContentType = "application/timestamp-reply";
            if (!IsDown && isQuestion) await context.Response.OutputStream.WriteAsync(Answer(query.ToArray()));
            context.Response.Close();
        }
    }

    private void Demand(params string[] arguments)
    {
        var (code, output) = Run(arguments);
        if (code == 0) return;
        throw new InvalidOperationException($"openssl {string.Join(' ', arguments)}: {output}");
    }

    private static (int Code, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("openssl did not start");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }
}
