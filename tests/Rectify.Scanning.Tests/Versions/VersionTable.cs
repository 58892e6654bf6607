using Rectify.Scanning.Versions;
using Rectify.Testing;

namespace Rectify.Scanning.Tests.Versions;

/// <summary>Tables of lines <c>A &lt; B</c>, <c>A ≤ B</c>, <c>A = B</c>, <c>A ≠ B</c>, <c>A &gt; B</c>, and <c>A ?</c> for a text that is no version.</summary>
internal static class VersionTable
{
    /// <summary>The full path of one of our own tables.</summary>
    public static string PathOf(string table) => Repository.PathOf("tests", "Rectify.Scanning.Tests", "Versions", "Tables", table);

    /// <summary>Null when the line holds; otherwise the line with what we say.</summary>
    public static string? Failure(string ecosystem, string line)
    {
        var order = VersionOrder.For(ecosystem) ?? throw new InvalidOperationException(ecosystem);
        if (line.EndsWith(" ?", StringComparison.Ordinal)) return order.TryParse(line[..^2], out _) ? $"{line}: was read" : null;
        if (line.Split(' ') is not [var left, var sign, var right]) throw new FormatException(line);
        if (!order.TryParse(left, out var a)) return $"{line}: {left} cannot be read";
        if (!order.TryParse(right, out var b)) return $"{line}: {right} cannot be read";
        var actual = Math.Sign(a.CompareTo(b)) switch { < 0 => "<", 0 => "=", > 0 => ">" };
        if (Math.Sign(b.CompareTo(a)) != -Math.Sign(a.CompareTo(b))) return $"{line}: not antisymmetric";
        var holds = sign switch { "≤" => actual is "<" or "=", "≠" => actual is not "=", _ => actual == sign };
        return holds ? null : $"{line}: we say {actual}";
    }
}
