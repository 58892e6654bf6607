using Rectify.Scanning.Versions;

namespace Rectify.Advisories.Matching;

/// <summary>Puts fixed versions in order.</summary>
internal static class Fixes
{
    /// <summary>Lowest first; texts that mean the same version (<c>2.15</c>, <c>2.15.0</c>) once; what has no place in the order last.</summary>
    public static IReadOnlyList<string> InOrder(string ecosystem, IReadOnlyList<string> texts)
    {
        if (texts.Count < 2) return texts;
        var order = VersionOrder.For(ecosystem) ?? VersionOrder.For("npm");
        var fixes = new List<(string Text, ComparableVersion? Version)>();
        foreach (var text in texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var version = order is not null && order.TryParse(text, out var parsed) ? parsed : null;
            if (version is null || !fixes.Exists(fix => fix.Version is not null && fix.Version.CompareTo(version) == 0)) fixes.Add((text, version));
        }
        return [.. fixes.OrderBy(fix => fix.Version is null).ThenBy(fix => fix.Version).Select(fix => fix.Text)];
    }
}
