using Rectify.Documents.Content;
using Rectify.Documents.Html;

namespace Rectify.Documents.Printing;

/// <summary>
/// Prints documents as PDF by WeasyPrint, for no permissive .NET library sets Chinese properly. The program is a child process that sees
/// the page on its standard input and nothing else: no network, no secret of ours in its environment, an empty folder as its home.
/// </summary>
/// <param name="settings">Where the program is, and what it may cost.</param>
public sealed class PdfPrinter(PdfPrinterSettings settings) : IDisposable
{
    private readonly SemaphoreSlim turns = new(settings.AtOnce, settings.AtOnce);

    /// <summary>The program's path; null where it is not on this machine.</summary>
    public string? FindProgram() => ProgramPath.Find(settings.Program);

    /// <summary>Prints one document, in its turn.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends the waiting and the printing; the program is killed.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled. Nothing else that the program does throws.</exception>
    public async Task<PrintOutcome> PrintAsync(Document document, CancellationToken cancellationToken)
    {
        if (FindProgram() is not { } program) return new PrintOutcome.NotPrinted(PrintFailure.NotInstalled, "");
        await turns.WaitAsync(cancellationToken);
        try
        {
            var apart = await NetworkCut.FindAsync(cancellationToken);
            return await PrintRun.RunAsync([.. apart, program, "--encoding", "utf-8", "--quiet", "-", "-"], HtmlWriter.Write(document), settings, cancellationToken);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();
}
