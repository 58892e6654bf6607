using System.Text;

namespace Rectify.Scanning.Ecosystems.Java;

/// <summary>What Maven writes into every archive that it builds.</summary>
/// <param name="Group">groupId</param>
/// <param name="Artifact">artifactId</param>
/// <param name="Version">version; null when it is missing or an unfilled variable.</param>
internal readonly record struct PomProperties(string Group, string Artifact, string? Version)
{
    /// <summary>The largest file worth reading.</summary>
    public const int MostBytes = 64 << 10;

    /// <summary>Reads a java.util.Properties text; null when it does not name an artifact.</summary>
    public static PomProperties? Read(ReadOnlySpan<byte> bytes)
    {
        string? group = null, artifact = null, version = null;
        foreach (var line in Encoding.UTF8.GetString(bytes).AsSpan().EnumerateLines())
        {
            var text = line.Trim();
            var sign = text.IndexOfAny('=', ':');
            if (sign <= 0 || text[0] is '#' or '!') continue;
            var value = text[(sign + 1)..].Trim();
            switch (text[..sign].TrimEnd())
            {
                case "groupId": group = value.ToString(); break;
                case "artifactId": artifact = value.ToString(); break;
                case "version": version = value.ToString(); break;
            }
        }
        if (group is not { Length: > 0 } || artifact is not { Length: > 0 }) return null;
        return new PomProperties(group, artifact, version is { Length: > 0 } && !version.StartsWith("${", StringComparison.Ordinal) ? version : null);
    }
}
