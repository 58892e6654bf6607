using Rectify.Foundation;

namespace Rectify.Imports.Mapping;

/// <summary>A column of a table.</summary>
/// <param name="Key">What it is called here, and in templates.</param>
/// <param name="Name">How people call it.</param>
/// <param name="IsNeeded">Whether a table without it is none of its kind.</param>
/// <param name="Other">What else it is called.</param>
internal sealed record ImportColumn(string Key, Text Name, bool IsNeeded, params string[] Other)
{
    /// <summary>Whether a heading means this column.</summary>
    public bool IsCalled(string heading) => new[] { Key, Name.English, Name.Chinese }.Concat(Other).Any(word => Bare(word) == Bare(heading));

    /// <summary>A heading without what people write differently: capitals, blanks, hyphens, stars of what is needed, units in brackets.</summary>
    internal static string Bare(string heading)
    {
        var cut = heading.AsSpan().IndexOfAny("([（【") is > 0 and var at ? heading[..at] : heading;
        return string.Concat(cut.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
    }
}
