namespace Rectify.Documents.Printing;

/// <summary>How PDFs are printed.</summary>
public sealed record PdfPrinterSettings
{
    /// <summary>The program: a name that is looked for in the folders of <c>PATH</c>, or a path.</summary>
    public string Program { get; init; } = "weasyprint";

    /// <summary>How long one document may take; each Chinese face alone takes seconds. Waiting for its turn does not count.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The most bytes that a PDF may have.</summary>
    public int MostBytes { get; init; } = 64 << 20;

    /// <summary>How many documents are printed at the same time; the others wait. At least 1.</summary>
    public int AtOnce { get; init; } = 1;
}
