using System.Net;
using System.Net.Sockets;
using NodaTime.Extensions;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Server.Checks;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;

namespace Rectify.Server;

/// <summary>Tells what is wrong before a server starts. It opens a store that is there, bringing it to this version as the server would, and makes none.</summary>
internal static class ServerCheck
{
    /// <summary>Whether the server can start.</summary>
    public static async Task<bool> RunAsync(ServerSettings settings, TextWriter output, Language language)
    {
        List<Checked> found = [.. await OfStoreAsync(settings), .. ServerChecks.OfAddresses(settings), .. settings.Listen.Select(url => OfPort(new Uri(url))), .. ServerChecks.OfFiles(settings)];
        foreach (var check in found) await output.WriteLineAsync(Line(check, language));
        return found.TrueForAll(check => check.Outcome != CheckOutcome.Wrong);
    }

    private static async Task<IReadOnlyList<Checked>> OfStoreAsync(ServerSettings settings)
    {
        if (settings.Store is StoreAddress.File { Path: var path } && !File.Exists(path)) return [Checked.Fine(Setting.Store, ServerTexts.StoreIsMade(path))];
        var time = TimeProvider.System;
        if (!(await Instance.OpenAsync(settings, time.ToClock(), time, CancellationToken.None)).Succeeded(out var instance, out var problems))
            return [.. problems.Select(problem => Checked.Wrong(Setting.Store, problem.Message))];
        await using (instance) return await ServerChecks.OfStoreAsync(instance, seen: null, CancellationToken.None);
    }

    private static Checked OfPort(Uri url)
    {
        try
        {
            using var probe = new TcpListener(url.IsLoopback ? IPAddress.Loopback : IPAddress.Any, url.Port);
            probe.Start();
            return Checked.Fine(Setting.Listen, ServerTexts.CanListen(url.ToString()));
        }
        catch (SocketException taken)
        {
            return Checked.Wrong(Setting.Listen, ServerTexts.CannotListen($"{url} ({taken.SocketErrorCode})"));
        }
    }

    private static string Line(Checked check, Language language) => (check.Outcome switch
    {
        CheckOutcome.Fine => ServerTexts.Fine(check.What.In(language)),
        CheckOutcome.Note => ServerTexts.Hint(check.What.In(language)),
        _ => ServerTexts.Wrong(check.What.In(language)),
    }).In(language);
}
