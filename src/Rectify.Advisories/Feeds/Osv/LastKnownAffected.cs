namespace Rectify.Advisories.Feeds.Osv;

/// <summary>
/// GitHub writes the upper bound of a range that has no fix into <c>database_specific.last_known_affected_version_range</c>:
/// "&lt;= 1.2.3" or "&lt; 2". Who ignores it reports every later version.
/// </summary>
internal static class LastKnownAffected
{
    /// <summary>The event that the text stands for; null when it is of no form we know.</summary>
    public static RangeEvent? Read(string text)
    {
        var bound = text.AsSpan().Trim();
        RangeEventKind kind;
        if (bound.StartsWith("<=")) { kind = RangeEventKind.LastAffected; bound = bound[2..]; }
        else if (bound.StartsWith("<")) { kind = RangeEventKind.Limit; bound = bound[1..]; }
        else if (bound.StartsWith("=")) { kind = RangeEventKind.LastAffected; bound = bound[1..]; }
        else return null;
        bound = bound.Trim();
        return bound.IsEmpty || bound.ContainsAny(" ,<>=") ? null : new RangeEvent(kind, bound.ToString());
    }

    /// <summary>The ranges with the bound put on those that have no end of their own.</summary>
    public static IReadOnlyList<AffectedRange> Close(IReadOnlyList<AffectedRange> ranges, RangeEvent bound) =>
        [.. ranges.Select(range => range.Events.Count > 0 && range.Events[^1].Kind == RangeEventKind.Introduced
            ? range with { Events = [.. range.Events, bound] }
            : range)];
}
