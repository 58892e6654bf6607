using System.Globalization;
using System.Text.Json;
using Rectify.Scanning.Packages;
using Rectify.Scanning.Versions;

namespace Rectify.Advisories.Matching.Corrections;

/// <summary>
/// Known errors of advisory data, each with its source and date (<c>corrections.json</c>). A correction adds a mark to a match; it
/// never removes one: who relies on the other reading decides so himself.
/// </summary>
public static class CorrectionBook
{
    private static readonly Lazy<ILookup<PackageKey, Correction>> Book = new(Read);

    /// <summary>All corrections.</summary>
    public static IEnumerable<Correction> All => Book.Value.SelectMany(group => group);

    /// <summary>The corrections that speak of this version of this package in any of these advisories.</summary>
    internal static IReadOnlyList<Correction> Find(PackageKey key, FoundVersion found, IReadOnlySet<string> advisories) =>
        found.Text is null || !Book.Value.Contains(key)
            ? []
            : [.. Book.Value[key].Where(correction => advisories.Contains(correction.Advisory) && correction.Versions.Any(version => IsSame(key, version, found)))];

    private static bool IsSame(PackageKey key, string version, FoundVersion found) =>
        version == found.Text
        || (VersionOrder.For(key.Ecosystem) is { } order && order.TryParse(version, out var one) && found.In(order) is { } other && one.CompareTo(other) == 0);

    private static ILookup<PackageKey, Correction> Read()
    {
        using var file = typeof(CorrectionBook).Assembly.GetManifestResourceStream("corrections.json")
            ?? throw new InvalidOperationException("corrections.json is not embedded.");
        using var document = JsonDocument.Parse(file);
        return document.RootElement.GetProperty("corrections").EnumerateArray().ToLookup(
            one => PackageKey.For(Text(one, "ecosystem"), Text(one, "package")),
            one => new Correction(
                Text(one, "id"), Text(one, "advisory"), [.. one.GetProperty("versions").EnumerateArray().Select(version => version.GetString() ?? "")],
                Text(one, "statedBy"), Text(one, "source"), DateOnly.ParseExact(Text(one, "recordedOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
                Text(one, "en"), Text(one, "zh")));
    }

    private static string Text(JsonElement one, string name) => one.GetProperty(name).GetString() ?? "";
}
