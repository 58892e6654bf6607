using System.Net;
using System.Net.Http.Headers;
using Rectify.Cli.Shell;
using Rectify.Cli.Texts;
using Rectify.Foundation;

namespace Rectify.Cli.Commands.Pushing;

/// <summary>A client of a server's API. The token goes to the address that the person named and to no other: no redirect is followed, and nothing but loopback is spoken to in the clear.</summary>
internal static class ServerDoor
{
    /// <summary>The variable that holds the address of the server.</summary>
    public const string AddressVariable = "RECTIFY_SERVER";

    /// <summary>The variable that holds the token.</summary>
    public const string TokenVariable = "RECTIFY_TOKEN";

    private const int TokenLimit = 1_000;

    /// <summary>Opens it, or says what is missing.</summary>
    /// <param name="session">Where variables are.</param>
    /// <param name="address">As it was typed; null for the variable.</param>
    /// <param name="tokenFile">The file that holds the token; null for the variable.</param>
    /// <param name="client">The client; the caller disposes of it.</param>
    /// <returns>What is missing; null when it is open.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Text? Open(Session session, string? address, string? tokenFile, out HttpClient? client)
    {
        client = null;
        if ((address ?? session.Surroundings.Variable(AddressVariable)) is not { Length: > 0 } said) return PushTexts.NoServer;
        if (!Uri.TryCreate(said.TrimEnd('/') + "/", UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https")) return PushTexts.NotAnAddress(said);
        if (server.Scheme == "http" && !IsLoopback(server)) return PushTexts.InTheClear(said);
        var token = (tokenFile is null ? session.Surroundings.Variable(TokenVariable) : File.ReadAllText(tokenFile))?.Trim();
        if (token is not { Length: > 0 and < TokenLimit } || token.Any(character => character is <= ' ' or > '~')) return tokenFile is null ? PushTexts.NoToken : PushTexts.NoTokenIn(tokenFile);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(30) })
        {
            BaseAddress = new Uri(server, "api/v1/"),
            Timeout = TimeSpan.FromMinutes(10),
        };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        client.DefaultRequestHeaders.UserAgent.ParseAdd("rectify");
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(session.Language == Language.Chinese ? "zh" : "en");
        return null;
    }

    private static bool IsLoopback(Uri server) =>
        server.Host == "localhost" || (IPAddress.TryParse(server.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
