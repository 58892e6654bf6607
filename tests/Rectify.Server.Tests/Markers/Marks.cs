namespace Rectify.Server.Tests.Markers;

/// <summary>
/// Marks that are planted into texts: each its own, of letters, digits and hyphens, which no encoding on the way changes, so that whoever reads bytes knows where
/// they come from.
/// </summary>
internal sealed class Marks
{
    private readonly Dictionary<string, string> planted = new(StringComparer.Ordinal);

    /// <summary>What was planted, by the name of the place.</summary>
    public IReadOnlyDictionary<string, string> Planted => planted;

    /// <summary>A mark for a place; one place may be planted several times, with a word behind it.</summary>
    public string this[string place] => planted.TryGetValue(place, out var mark)
        ? mark
        : planted[place] = $"MARK{planted.Count:D3}-{new string([.. place.Where(char.IsAsciiLetterOrDigit)])}-KRAM";

    /// <summary>The same as bytes.</summary>
    public byte[] Bytes(string place) => System.Text.Encoding.ASCII.GetBytes(this[place]);

    /// <summary>The places whose marks are in a text.</summary>
    public IEnumerable<string> In(string text) =>
        text.Contains("MARK", StringComparison.OrdinalIgnoreCase) ? planted.Where(each => text.Contains(each.Value, StringComparison.OrdinalIgnoreCase)).Select(each => each.Key) : [];
}
