using Rectify.Scanning.Versions;

namespace Rectify.Advisories.Matching;

/// <summary>A component's version, read once for each order that its ranges ask for.</summary>
internal sealed class FoundVersion(string? text)
{
    private readonly Dictionary<VersionOrder, ComparableVersion?> read = [];

    /// <summary>As the component states it; null when it states none.</summary>
    public string? Text { get; } = string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>The version in an order; null when it has no place there.</summary>
    public ComparableVersion? In(VersionOrder order)
    {
        if (read.TryGetValue(order, out var version)) return version;
        read.Add(order, version = order.TryParse(Text, out var parsed) ? parsed : null);
        return version;
    }
}
