using Rectify.Foundation;
using Rectify.Scanning.Packages;

namespace Rectify.Inventory;

/// <summary>What is asked of the names, versions and codes of the inventory.</summary>
internal static class Names
{
    public const int Limit = 200;
    private const int MarketLimit = 300;
    private const int PurlLimit = 1_000;

    /// <summary>The name as it is compared.</summary>
    public static string Key(string name) => name.Trim().ToLowerInvariant();

    /// <summary>The pattern of names with a text in them, with <c>!</c> before what is no wildcard.</summary>
    public static string Like(string text) => $"%{Key(text).Replace("!", "!!").Replace("%", "!%").Replace("_", "!_")}%";

    /// <summary>Adds what is wrong with a name.</summary>
    public static void Check(Problems problems, string name)
    {
        problems.AddIf(string.IsNullOrWhiteSpace(name), InventoryProblems.NameMissing);
        problems.AddIf(name.Length > Limit, InventoryProblems.NameTooLong(Limit));
    }

    /// <summary>Adds what is wrong with a list of jurisdictions.</summary>
    public static void CheckMarkets(Problems problems, IReadOnlyList<string> markets)
    {
        foreach (var market in markets.Take(MarketLimit))
            problems.AddIf(market is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'], InventoryProblems.MarketUnknown(market));
        problems.AddIf(markets.Count > MarketLimit, InventoryProblems.MarketsTooMany(MarketLimit));
    }

    /// <summary>Adds what is wrong with the purl of a product; null when there is none.</summary>
    public static PackageUrl? CheckPurl(Problems problems, string? text)
    {
        if (text is null) return null;
        var isOne = PackageUrl.TryParse(text, out var purl, out _) && purl.Version is null && purl.Qualifier("vers") is null && text.Length <= PurlLimit;
        problems.AddIf(!isOne, InventoryProblems.PurlUnfit(text));
        return isOne ? purl : null;
    }

    /// <summary>Sorted, each once.</summary>
    public static IReadOnlyList<string> Sorted(IReadOnlyList<string> markets) =>
        [.. markets.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A list of codes as one column.</summary>
    public static string Join(IReadOnlyList<string> codes) => string.Join(' ', codes);

    /// <summary>The column as a list again.</summary>
    public static IReadOnlyList<string> Split(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
