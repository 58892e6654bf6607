namespace Rectify.Testing;

/// <summary>
/// Compares a text with the file that was agreed on. <c>./do golden</c> (RECTIFY_GOLDEN=update) writes the files anew; the change is
/// then read in the diff like any other.
/// </summary>
public static class Golden
{
    private static readonly bool Update = Environment.GetEnvironmentVariable("RECTIFY_GOLDEN") == "update";

    /// <summary>Null when <paramref name="actual"/> equals the file; otherwise a message with the first line that differs.</summary>
    /// <param name="path">Path of the golden inside the checkout, for example <c>tests/Rectify.Clocks.Tests/Goldens/x.txt</c>.</param>
    /// <param name="actual">The text produced now.</param>
    public static string? Difference(string path, string actual)
    {
        var file = Repository.PathOf(path);
        if (Update)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? Repository.Root);
            File.WriteAllText(file, actual);
            return null;
        }
        if (!File.Exists(file)) return $"{path} does not exist; ./do golden writes it";
        var expected = File.ReadAllText(file);
        if (expected == actual) return null;
        var (left, right) = (expected.Split('\n'), actual.Split('\n'));
        var at = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"{path}:{at + 1}\n  expected: {left.ElementAtOrDefault(at)}\n  actual:   {right.ElementAtOrDefault(at)}";
    }
}
