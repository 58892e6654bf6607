using System.Globalization;
using Rectify.Foundation;

namespace Rectify.Findings.Listing;

/// <summary>A page of the list of findings.</summary>
/// <param name="Filter">Which findings.</param>
/// <param name="Sort">In which order.</param>
/// <param name="Count">How many at most: 1 to 500 to be read at once, and up to 100,000 for whoever scrolls through them.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
public sealed record FindingRequest(FindingFilter Filter, FindingSort Sort, int Count, FindingCursor? After = null);

/// <summary>A place in a list: the rank of the last finding before it, and its id. What changes its rank meanwhile is listed where it then belongs.</summary>
public readonly record struct FindingCursor(ulong Rank, FindingId Id)
{
    /// <summary>The rank in hexadecimal, a dash and the id.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Rank:x}-{Id}");

    /// <summary>Reads what <see cref="ToString"/> writes; anything else is false.</summary>
    public static bool TryParse(string? text, out FindingCursor cursor)
    {
        cursor = default;
        if (text?.Split('-') is not [{ Length: > 0 and <= 16 } rank, var id]
            || !ulong.TryParse(rank, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) || !Foundation.Id.TryParse(id, out var key)) return false;
        cursor = new(value, new FindingId(key));
        return true;
    }
}

/// <summary>What was asked for.</summary>
/// <param name="Total">How many findings fit the filter, on all pages: exactly, for this viewer.</param>
/// <param name="Page">Those of this page, in order.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
public sealed record FindingSelection(long Total, IReadOnlyList<FindingId> Page, FindingCursor? Next);
