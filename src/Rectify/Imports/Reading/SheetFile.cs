using Rectify.Foundation;

namespace Rectify.Imports.Reading;

/// <summary>Reads a file of tables: CSV as many programs write it, or an XLSX workbook. Content decides which it is, not the name.</summary>
internal static class SheetFile
{
    /// <summary>Its sheets; or why it cannot be read, whole.</summary>
    /// <param name="name">What the file is called.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="encoding">How its text is encoded; told by the content where it is not said.</param>
    public static Result<IReadOnlyList<Sheet>> Read(string name, ReadOnlyMemory<byte> bytes, TextForm encoding)
    {
        if (bytes.Length > SheetLimits.FileBytes) return ImportProblems.TooLarge(name, SheetLimits.FileBytes >> 20);
        try
        {
            return bytes.Span.StartsWith("PK\u0003\u0004"u8)
                ? new Result<IReadOnlyList<Sheet>>.Success(new Workbook(name, bytes).Read())
                : CsvFile.Read(name, bytes.Span, encoding);
        }
        catch (SheetUnreadException unread)
        {
            return unread.Problem;
        }
    }
}

/// <summary>The file cannot be read; caught where its reading began.</summary>
internal sealed class SheetUnreadException(Problem problem) : Exception(problem.Message.English)
{
    public Problem Problem { get; } = problem;
}
