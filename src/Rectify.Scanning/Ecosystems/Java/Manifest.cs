using System.Text;

namespace Rectify.Scanning.Ecosystems.Java;

/// <summary>The statements of a META-INF/MANIFEST.MF that name a library (JAR File Specification; OSGi Core 3.2.1).</summary>
internal sealed class Manifest
{
    /// <summary>The largest manifest that is read; some list a checksum for each of ten thousand classes.</summary>
    public const int MostBytes = 8 << 20;

    private readonly List<Dictionary<string, string>> _sections = [];

    /// <summary>Implementation-Vendor-Id, where it looks like a Maven group.</summary>
    public string? Group => Find("Implementation-Vendor-Id") is { } group && group.Contains('.') && !group.Contains(' ') ? group : null;

    /// <summary>Bundle-SymbolicName without its directives.</summary>
    public string? SymbolicName => Find("Bundle-SymbolicName")?.Split(';')[0].Trim();

    /// <summary>Implementation-Title, of the whole or of the only package that has one.</summary>
    public string? Title => Find("Implementation-Title");

    /// <summary>Implementation-Version, or the bundle's version.</summary>
    public string? Version => Find("Implementation-Version") ?? Find("Bundle-Version");

    /// <summary>The name that the manifest gives the library, the most technical one first.</summary>
    public string? Name => SymbolicName ?? Title ?? Find("Automatic-Module-Name");

    public static Manifest Read(ReadOnlySpan<byte> bytes)
    {
        var manifest = new Manifest();
        var section = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Unfold(bytes))
        {
            if (line.Length == 0)
            {
                manifest.Add(section);
                section = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            }
            else if (line.IndexOf(':') is > 0 and var colon)
            {
                var key = line[..colon];
                if (IsKnown(key)) section[key] = line[(colon + 1)..].Trim();
            }
        }
        manifest.Add(section);
        return manifest;
    }

    /// <summary>Lines of more than 72 bytes go on in the next one after a blank, also inside a character: joined as bytes.</summary>
    private static List<string> Unfold(ReadOnlySpan<byte> bytes)
    {
        var lines = new List<string>();
        var line = new List<byte>();
        var begun = false;
        while (bytes.Length > 0)
        {
            var end = bytes.IndexOfAny((byte)'\r', (byte)'\n');
            var part = end < 0 ? bytes : bytes[..end];
            if (begun && part is [(byte)' ', ..])
            {
                line.AddRange(part[1..]);
            }
            else
            {
                if (begun) lines.Add(Encoding.UTF8.GetString([.. line]));
                line.Clear();
                line.AddRange(part);
                begun = true;
            }
            if (end < 0) break;
            bytes = bytes[(end + (bytes[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }
        if (begun) lines.Add(Encoding.UTF8.GetString([.. line]));
        return lines;
    }

    private void Add(Dictionary<string, string> section)
    {
        if (section.Count > 0) _sections.Add(section);
    }

    private string? Find(string key) =>
        _sections.FirstOrDefault(section => section.ContainsKey(key))?[key] is { Length: > 0 } value && !value.StartsWith("${", StringComparison.Ordinal) ? value : null;

    private static bool IsKnown(string key) =>
        key.StartsWith("Implementation-", StringComparison.OrdinalIgnoreCase)
        || key.StartsWith("Bundle-", StringComparison.OrdinalIgnoreCase)
        || key.Equals("Automatic-Module-Name", StringComparison.OrdinalIgnoreCase);
}
