using System.ComponentModel;
using System.Diagnostics;

namespace Rectify.Documents.Printing;

/// <summary>
/// How a child process is started without a network: in a network namespace of its own, which <c>unshare</c> gives to root, and where the kernel lets them to
/// others. Where it is not to be had the child runs with proxies that do not exist; nothing that we print refers to anything in the first place.
/// </summary>
internal static class NetworkCut
{
    private static readonly string[][] Ways = [["unshare", "--net"], ["unshare", "--map-current-user", "--net"], ["unshare", "--map-root-user", "--net"]];

    /// <summary>What stands before the command; empty where no namespace is to be had.</summary>
    public static async Task<string[]> FindAsync(CancellationToken cancellationToken)
    {
        if (ProgramPath.Find("unshare") is null || ProgramPath.Find("true") is not { } nothing) return [];
        foreach (var way in Ways)
            if (await WorksAsync([.. way, nothing], cancellationToken)) return way;
        return [];
    }

    private static async Task<bool> WorksAsync(string[] command, CancellationToken cancellationToken)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true });
            if (process is null) return false;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
