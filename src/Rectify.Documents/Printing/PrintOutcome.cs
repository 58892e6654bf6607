namespace Rectify.Documents.Printing;

/// <summary>What came of a printing.</summary>
public abstract record PrintOutcome
{
    private PrintOutcome() { }

    /// <summary>The document was printed.</summary>
    /// <param name="Pdf">The PDF's bytes.</param>
    public sealed record Printed(byte[] Pdf) : PrintOutcome;

    /// <summary>It was not.</summary>
    /// <param name="Failure">Why.</param>
    /// <param name="Detail">What the program ended with, for an administrator. It holds nothing of the document, and may be empty.</param>
    public sealed record NotPrinted(PrintFailure Failure, string Detail) : PrintOutcome;
}
