namespace Rectify.Imports.Reading;

/// <summary>The budget within which files of strangers are read; what is beyond it is refused whole, never read half.</summary>
internal static class SheetLimits
{
    /// <summary>Bytes of a file.</summary>
    public const int FileBytes = 32 << 20;

    /// <summary>Bytes of all parts of a workbook that are read, unpacked.</summary>
    public const int UnpackedBytes = 128 << 20;

    /// <summary>Parts of a workbook.</summary>
    public const int Parts = 2_000;

    /// <summary>Sheets of a workbook.</summary>
    public const int Sheets = 50;

    /// <summary>Rows of a file.</summary>
    public const int Rows = 200_000;

    /// <summary>Columns of a row.</summary>
    public const int Columns = 500;

    /// <summary>Characters of a cell.</summary>
    public const int CellLength = 10_000;
}
