namespace Rectify.Advisories.Feeds.Http;

/// <summary>
/// Feeds on a server. An address that ends in a file name with an extension is that one file; any other is a tree in the layout of
/// osv.dev, of which <c>ECOSYSTEM/all.zip</c> is fetched for each ecosystem asked for.
/// </summary>
public sealed class HttpSource(HttpClient client, Uri address, IReadOnlyList<string>? ecosystems = null) : IFeedSource
{
    /// <summary>The ecosystems that are fetched when nobody names others: those whose packages Rectify can find.</summary>
    public static IReadOnlyList<string> DefaultEcosystems { get; } = ["Go", "Maven", "NuGet", "Packagist", "PyPI", "RubyGems", "crates.io", "npm"];

    /// <inheritdoc/>
    public string Name => address.ToString();

    /// <inheritdoc/>
    public IEnumerable<FeedFile> List(ImportNotes notes)
    {
        if (IsOneFile(address)) return [new HttpFile(client, address)];
        var root = address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
        return [.. (ecosystems ?? DefaultEcosystems).Select(ecosystem => new HttpFile(client, new Uri(root, $"{Uri.EscapeDataString(ecosystem)}/all.zip")))];
    }

    private static bool IsOneFile(Uri address)
    {
        var last = address.Segments[^1];
        return last.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            || last.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            || last.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
            || last.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
    }
}
