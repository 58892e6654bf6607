using System.Globalization;
using System.Text;

namespace Rectify.Advisories.Feeds.Epss;

/// <summary>
/// Reads FIRST's table: a comment line with the model and the day, a header, then <c>cve,epss,percentile</c>,
/// https://www.first.org/epss/data_stats.
/// </summary>
internal sealed class EpssReader(StreamReader lines, string location, ImportNotes notes)
{
    private const int LongestLine = 512;
    private int line;

    /// <summary>Rows that could not be read so far.</summary>
    public int Broken { get; private set; }

    /// <summary>What the comment line said; known once <see cref="ReadEdition"/> was called.</summary>
    public EpssEdition ReadEdition()
    {
        string model = "";
        DateTimeOffset? scored = null;
        for (var next = Next(); next is not null; next = Next())
        {
            if (!next.StartsWith('#')) break; // the header
            foreach (var part in next[1..].Split(','))
            {
                if (part.StartsWith("model_version:", StringComparison.Ordinal)) model = part["model_version:".Length..].Trim();
                else if (part.StartsWith("score_date:", StringComparison.Ordinal)) scored = Day(part["score_date:".Length..].Trim());
            }
        }
        return new EpssEdition(model, scored);
    }

    /// <summary>The next score; null at the end. Rows that cannot be read are passed over with a note.</summary>
    public (CveId Cve, EpssScore Score)? Read()
    {
        for (var next = Next(); next is not null; next = Next())
        {
            if (next.Length == 0) continue;
            if (Row(next) is { } row) return row;
            Broken++;
            notes.Add(ImportNoteCode.RowBroken, location, line.ToString(CultureInfo.InvariantCulture));
        }
        return null;
    }

    private static (CveId, EpssScore)? Row(ReadOnlySpan<char> text)
    {
        var first = text.IndexOf(',');
        if (first < 0 || !CveId.TryParse(text[..first].Trim(), out var cve)) return null;
        var rest = text[(first + 1)..];
        var second = rest.IndexOf(',');
        if (second < 0 || Share(rest[..second]) is not { } score || Share(rest[(second + 1)..]) is not { } percentile) return null;
        return (cve, new EpssScore(score, percentile));
    }

    private static double? Share(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 ? value : null;

    /// <summary>FIRST writes <c>2025-03-17T12:55:00+0000</c>: an offset without a colon.</summary>
    private static DateTimeOffset? Day(string text) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm:ss'+0000'", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var day) ? day : null;

    /// <summary>One line; of a line longer than any real one only the beginning is kept, so it fails as a row.</summary>
    private string? Next()
    {
        line++;
        var text = new StringBuilder();
        for (var next = lines.Read(); ; next = lines.Read())
        {
            if (next < 0) return text.Length == 0 ? null : text.ToString();
            if (next == '\n') return text.ToString().TrimEnd('\r');
            if (text.Length < LongestLine) text.Append((char)next);
        }
    }
}
