using Rectify.Documents.Content;

namespace Rectify.Documents.Lettering;

/// <summary>What may stand undivided on a page.</summary>
internal static class Length
{
    /// <summary>About a third of a page. What is longer would leave too much of one empty, or not fit on any.</summary>
    private const int MostUndivided = 1_200, MostRows = 8;

    /// <summary>Whether a field is short enough to be kept on one page.</summary>
    public static bool StaysTogether(Field field) => field.Value.Text.Length <= MostUndivided;

    /// <summary>Whether a table is short enough to be kept on one page.</summary>
    public static bool StaysTogether(Block.Table table) => table.Rows.Count <= MostRows && table.Rows.Sum(row => row.Sum(cell => cell.Text.Length)) <= MostUndivided;
}
