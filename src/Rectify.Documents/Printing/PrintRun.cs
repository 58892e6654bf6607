using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Rectify.Documents.Printing;

/// <summary>One run of the program: the page goes in by its standard input, the PDF comes by its standard output, and it is killed when it costs too much.</summary>
internal static class PrintRun
{
    /// <summary>Nobody listens there: what asks these proxies gets nothing.</summary>
    private const string Nowhere = "http://127.0.0.1:9";

    /// <summary>How much of the program's complaints is looked at.</summary>
    private const int MostComplaint = 64 << 10;

    // What unshare, like a shell, ends with when it cannot start what it is to start.
    private const int NotExecutable = 126, NotThere = 127;

    /// <summary>Runs the command over a page.</summary>
    public static async Task<PrintOutcome> RunAsync(string[] command, string html, PdfPrinterSettings settings, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(settings.TimeLimit);
        var folder = Directory.CreateTempSubdirectory("rectify-print-");
        try
        {
            using var process = Process.Start(StartIn(folder.FullName, command));
            if (process is null) return new PrintOutcome.NotPrinted(PrintFailure.NotInstalled, "");
            try
            {
                return await FollowAsync(process, Encoding.UTF8.GetBytes(html), settings.MostBytes, limit.Token);
            }
            finally
            {
                process.Kill(entireProcessTree: true); // one that has ended is left alone
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
        catch (Win32Exception)
        {
            return new PrintOutcome.NotPrinted(PrintFailure.NotInstalled, "");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PrintOutcome.NotPrinted(PrintFailure.TookTooLong, "");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<PrintOutcome> FollowAsync(Process process, byte[] page, int mostBytes, CancellationToken cancellationToken)
    {
        var feeding = FeedAsync(process.StandardInput.BaseStream, page, cancellationToken);
        var complaint = TailAsync(process.StandardError.BaseStream, MostComplaint, cancellationToken);
        var pdf = await AtMostAsync(process.StandardOutput.BaseStream, mostBytes, cancellationToken);
        if (pdf is null) return new PrintOutcome.NotPrinted(PrintFailure.TooLarge, "");
        var isWhole = await feeding;
        await process.WaitForExitAsync(cancellationToken);
        if (isWhole && process.ExitCode == 0 && pdf.AsSpan().StartsWith("%PDF-"u8)) return new PrintOutcome.Printed(pdf);
        var failure = process.ExitCode is NotExecutable or NotThere ? PrintFailure.NotInstalled : PrintFailure.GaveUp;
        return new PrintOutcome.NotPrinted(failure, Complaint(process.ExitCode, Encoding.UTF8.GetString(await complaint)));
    }

    private static ProcessStartInfo StartIn(string folder, string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        start.Environment["LANG"] = "C.UTF-8";
        foreach (var home in (string[])["HOME", "TMPDIR", "XDG_CACHE_HOME"]) start.Environment[home] = folder;
        foreach (var proxy in (string[])["http_proxy", "https_proxy", "ftp_proxy"]) start.Environment[proxy] = Nowhere;
        return start;
    }

    /// <summary>Whether the program has read the whole page before it ended.</summary>
    private static async Task<bool> FeedAsync(Stream stream, byte[] page, CancellationToken cancellationToken)
    {
        try
        {
            await using (stream) await stream.WriteAsync(page, cancellationToken);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>All that comes, or null when it is more than may come.</summary>
    private static async Task<byte[]?> AtMostAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > most) return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    /// <summary>The last bytes that come, so that a program that complains at length is not stopped by it.</summary>
    private static async Task<byte[]> TailAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[4_096];
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (bytes.Length + read > most) bytes.SetLength(0);
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    /// <summary>The exit code and the name of the error that a Python program ends with. The rest of the line may be of the document.</summary>
    private static string Complaint(int exitCode, string complaint)
    {
        var last = complaint.TrimEnd().Split('\n')[^1].Split(':')[0].Trim();
        var isName = last.Length is > 0 and <= 80 && last.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_');
        return string.Create(CultureInfo.InvariantCulture, $"exit code {exitCode}{(isName ? $", {last}" : "")}");
    }
}
