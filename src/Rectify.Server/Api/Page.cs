using System.Buffers.Text;
using System.Text;
using System.Text.Unicode;
using Rectify.Foundation;

namespace Rectify.Server.Api;

/// <summary>A page of a list.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">What to pass as <c>after</c> for the next page; absent on the last one.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which page is wanted of a list in the order in which its entries were made.</summary>
/// <param name="After">The id after which it begins; all zeros for the first page.</param>
/// <param name="Limit">How many entries at most.</param>
internal readonly record struct PageRequest(Id After, int Limit)
{
    private const int Usual = 50;
    private const int Most = 500;

    /// <summary>Reads <c>?after=…&amp;limit=…</c>.</summary>
    public static Result<PageRequest> Read(string? after, string? limit)
    {
        var problems = new Problems();
        var id = default(Id);
        problems.AddIf(after is not null && !Id.TryParse(after, out id), ApiProblems.NotACursor);
        var count = Usual;
        problems.AddIf(limit is not null && !(int.TryParse(limit, System.Globalization.NumberStyles.None, null, out count) && count is > 0 and <= Most), ApiProblems.LimitUnfit(Most));
        return problems.Any ? problems : new PageRequest(id, count);
    }

    /// <summary>The page out of one entry more than is wanted.</summary>
    public Page<TBody> Of<T, TBody>(IReadOnlyList<T> found, Func<T, Id> id, Func<T, TBody> body) =>
        new([.. found.Take(Limit).Select(body)], found.Count > Limit ? id(found[Limit - 1]).ToString() : null);
}

/// <summary>Which page is wanted of a list in another order. Its cursor holds what that order is by, so that it goes on where it ended whatever came between.</summary>
/// <param name="After">What the last entry of the page before was ordered by; null for the first page.</param>
/// <param name="Limit">How many entries at most.</param>
internal readonly record struct PlacedPageRequest(IReadOnlyList<string>? After, int Limit)
{
    /// <summary>What stands between the parts: no text that is stored holds it.</summary>
    private const char Between = '\0';

    /// <summary>Reads <c>?after=…&amp;limit=…</c>.</summary>
    /// <param name="after">The cursor.</param>
    /// <param name="limit">How many.</param>
    /// <param name="parts">Of how many parts a cursor is.</param>
    public static Result<PlacedPageRequest> Read(string? after, string? limit, int parts)
    {
        var place = after is not null && Base64Url.IsValid(after) && Base64Url.DecodeFromChars(after) is var bytes && Utf8.IsValid(bytes)
            ? Encoding.UTF8.GetString(bytes).Split(Between)
            : null;
        var problems = new Problems();
        problems.AddIf(after is not null && place?.Length != parts, ApiProblems.NotACursor);
        if (!PageRequest.Read(after: null, limit).Succeeded(out var page, out var wrong))
            foreach (var problem in wrong) problems.Add(problem);
        return problems.Any ? problems : new PlacedPageRequest(place, page.Limit);
    }

    /// <summary>The page out of one entry more than is wanted.</summary>
    public Page<TBody> Of<T, TBody>(IReadOnlyList<T> found, Func<T, string[]> place, Func<T, TBody> body) =>
        new([.. found.Take(Limit).Select(body)], found.Count > Limit ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(Between, place(found[Limit - 1])))) : null);
}
