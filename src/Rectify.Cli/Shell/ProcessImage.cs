using System.Runtime.InteropServices;

namespace Rectify.Cli.Shell;

/// <summary>Puts another program in the place of this one: the same process, terminal and parent (POSIX execv).</summary>
internal static partial class ProcessImage
{
    /// <summary>Does not return when it succeeds; else says why it failed.</summary>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Its arguments, without its own name.</param>
    public static string Replace(string path, IReadOnlyList<string> arguments)
    {
        string?[] all = [path, .. arguments, null];
        _ = Execute(path, all);
        return Marshal.GetLastPInvokeErrorMessage();
    }

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments);
}
