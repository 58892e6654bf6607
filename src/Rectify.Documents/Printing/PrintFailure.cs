namespace Rectify.Documents.Printing;

/// <summary>Why there is no PDF. The document is there as HTML and DOCX all the same.</summary>
public enum PrintFailure
{
    /// <summary>The program is not on this machine (Debian: the package <c>weasyprint</c>), or can not be started.</summary>
    NotInstalled,

    /// <summary>It took longer than it may.</summary>
    TookTooLong,

    /// <summary>What it wrote has more bytes than a PDF may have.</summary>
    TooLarge,

    /// <summary>It gave up, or wrote something else than a PDF.</summary>
    GaveUp,
}
