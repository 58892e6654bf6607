using Rectify.Foundation;

namespace Rectify.Server.Api;

/// <summary>A page of a list, in the order in which its entries were made.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Next">What to pass as <c>after</c> for the next page; absent on the last one.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Which page is wanted.</summary>
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
