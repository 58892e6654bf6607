using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Rectify.Proof.Log;

/// <summary>
/// What a log says of itself at one moment (C2SP tlog-checkpoint): the text of a signed note with the log's origin, the number of its
/// leaves and its root, a line each.
/// </summary>
/// <param name="Origin">The log's identity, for example <c>example.com/rectify</c>.</param>
/// <param name="Size">Number of leaves.</param>
/// <param name="Root">Root of the tree of that size.</param>
/// <param name="Extensions">Further lines, opaque; usually none.</param>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root, ImmutableArray<string> Extensions)
{
    /// <summary>A checkpoint without extensions.</summary>
    public Checkpoint(string origin, long size, TreeHash root) : this(origin, size, root, []) { }

    /// <summary>Reads a note's text; false when a line is missing or malformed, or the size exceeds 2^63 − 1.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (!text.EndsWith('\n')) return false;
        var lines = text[..^1].Split('\n');
        if (lines.Length < 3 || lines.Any(line => line.Length == 0)) return false;
        if (!long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size) || lines[1] != Decimal(size)) return false;
        if (!StrictBase64.TryDecode(lines[2], out var root) || root.Length != TreeHash.Size) return false;
        checkpoint = new(lines[0], size, new TreeHash(root), [.. lines[3..]]);
        return true;
    }

    /// <summary>The note's text, each line ended by a newline.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var line in (IEnumerable<string>)[Origin, Decimal(Size), Convert.ToBase64String(Root.ToArray()), .. Extensions])
            text.Append(line.Length > 0 && !line.Contains('\n') ? line : throw new InvalidOperationException("A checkpoint's lines are not empty.")).Append('\n');
        return text.ToString();
    }

    private static string Decimal(long number) => number.ToString(CultureInfo.InvariantCulture);
}
