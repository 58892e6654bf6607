using System.Net;
using Rectify.Foundation;

namespace Rectify.Server.Settings;

/// <summary>Where people reach the server, which is not where it listens when a proxy stands before it.</summary>
/// <param name="Url">The address that links begin with.</param>
/// <param name="Proxies">The addresses and networks of proxies whose word on the scheme and on whom they speak for is taken, beside this machine.</param>
internal sealed record PublicAddress(Uri Url, IReadOnlyList<IPNetwork> Proxies)
{
    /// <summary>Reads it; what is wrong is added.</summary>
    public static PublicAddress Read(SaidSettings said, IReadOnlyList<string> listen, Problems found)
    {
        var url = said.Url(Setting.Address, found) ?? (listen is [var first, ..] && Uri.TryCreate(first, UriKind.Absolute, out var listens) ? Reached(listens) : new Uri("http://localhost"));
        var proxies = new List<IPNetwork>();
        foreach (var text in (said.Of(Setting.Proxies) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (IPNetwork.TryParse(text, out var network)) proxies.Add(network);
            else if (IPAddress.TryParse(text, out var address)) proxies.Add(new IPNetwork(address, address.GetAddressBytes().Length * 8));
            else found.Add(SettingsProblems.NotAProxy(text));
        return new PublicAddress(url, proxies);
    }

    /// <summary>This machine is called by its name: passkeys belong to names, never to numbers.</summary>
    private static Uri Reached(Uri listens) => new UriBuilder(listens) { Host = listens.IsLoopback || listens.Host is "0.0.0.0" or "[::]" or "*" or "+" ? "localhost" : listens.Host }.Uri;
}
