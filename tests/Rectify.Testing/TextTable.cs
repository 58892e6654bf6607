namespace Rectify.Testing;

/// <summary>Tables as text files: one case a line, <c>#</c> and <c>//</c> start a comment, blank lines are passed over.</summary>
public static class TextTable
{
    /// <summary>The cases of a file with their line numbers (from 1), so that a failure names its line.</summary>
    public static IEnumerable<(int Line, string Text)> Read(string path) =>
        File.ReadLines(path)
            .Select((text, index) => (Line: index + 1, Text: text.Trim()))
            .Where(row => row.Text.Length > 0 && !row.Text.StartsWith('#') && !row.Text.StartsWith("//", StringComparison.Ordinal));
}
