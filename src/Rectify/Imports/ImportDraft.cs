using Rectify.Foundation;
using Rectify.Imports.Mapping;
using Rectify.Imports.Reading;

namespace Rectify.Imports;

/// <summary>A file to be read.</summary>
/// <param name="Name">What it is called, up to 200 characters.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record ImportFile(string Name, ReadOnlyMemory<byte> Bytes);

/// <summary>Files that were read, and how their columns were understood. Nothing is looked up or changed yet.</summary>
public sealed class ImportDraft
{
    private const int NameLimit = 200;

    private ImportDraft(IReadOnlyList<string> files, IReadOnlyList<ImportRow> rows, IReadOnlyList<ImportNote> notes) => (Files, Rows, Notes) = (files, rows, notes);

    /// <summary>What the files are called.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Their rows, in the order in which they are taken in.</summary>
    internal IReadOnlyList<ImportRow> Rows { get; }

    /// <summary>The cells in columns that nothing is known by, and sheets of which it cannot be told what they are.</summary>
    internal IReadOnlyList<ImportNote> Notes { get; }

    /// <summary>Reads files; all that cannot be read is told at once.</summary>
    /// <param name="files">At least one.</param>
    /// <param name="table">What all of them are of, where their names and headings do not tell.</param>
    /// <param name="encoding">How their text is encoded, where the content does not tell.</param>
    public static Result<ImportDraft> Read(IReadOnlyList<ImportFile> files, ImportTable? table, TextForm encoding)
    {
        var (problems, names, rows, notes) = (new Problems(), new List<string>(), new List<ImportRow>(), new List<ImportNote>());
        foreach (var file in files)
        {
            var name = StoredText.Clean(file.Name.Length <= NameLimit ? file.Name : file.Name[^NameLimit..]).ReplaceLineEndings(" ");
            names.Add(name);
            if (SheetFile.Read(name, file.Bytes, encoding).Succeeded(out var sheets, out var wrong))
                foreach (var sheet in sheets) SheetMapping.Map(sheet, table, rows, notes);
            else foreach (var problem in wrong) problems.Add(problem);
        }
        problems.AddIf(!problems.Any && rows.Count + notes.Count == 0, ImportProblems.Nothing);
        problems.AddIf(rows.Count > SheetLimits.Rows, ImportProblems.TooManyRows(string.Join(", ", names.Take(3)), SheetLimits.Rows));
        if (problems.Any) return problems;
        return new ImportDraft(names, [.. rows.OrderBy(row => row.Table)], notes);
    }
}
