using System.Reflection;

namespace Rectify.Publications.Data;

/// <summary>The tables that the program carries: a line a row, tabs between the columns, <c>#</c> before a comment.</summary>
internal static class Table
{
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The program lacks {name}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
    }
}
