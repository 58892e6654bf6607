using System.Text;
using Rectify.Cli.Shell;

namespace Rectify.Cli.Reports;

/// <summary>Prints a report for people onto a result, as wide as the terminal; a file gets no colour.</summary>
internal static class TableReport
{
    public static void Write(ResultFile result, Session session, Action<Screen> report)
    {
        using var writer = new StreamWriter(result.Stream, new UTF8Encoding(false), 16 * 1024, leaveOpen: true);
        report(new Screen(writer, session.Surroundings.Width, !result.IsFile && session.Surroundings.Colour));
    }

    /// <summary>The same for a report that waits for what it reports.</summary>
    public static async Task WriteAsync(ResultFile result, Session session, Func<Screen, Task> report)
    {
        await using var writer = new StreamWriter(result.Stream, new UTF8Encoding(false), 16 * 1024, leaveOpen: true);
        await report(new Screen(writer, session.Surroundings.Width, !result.IsFile && session.Surroundings.Colour));
    }
}
