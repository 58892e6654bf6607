using NodaTime;
using Rectify.Cases;
using Rectify.Cases.Access;
using Rectify.Cases.Files;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>Cases, and what each of them owes.</summary>
internal static class CasesApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/cases", ListAsync).Produces<Page<CaseBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listCases", "Cases that the person may see, oldest first");
        api.MapPost("/cases", OpenAsync).Makes()
            .Refuses(400, 404)
            .Needs(TokenScope.Write, "openCase", "Opens a case; it gets the next number");
        api.MapGet("/cases/{id}", OneAsync).Produces<CaseBody>().Refuses(404)
            .Needs(TokenScope.Read, "getCase", "One case, by its id or its number");
    }

    /// <summary>
    /// The case of an id, or of a number as <c>CASE-0001</c>; null when there is none for this person. Whatever of a closed case is asked for, that it was opened
    /// is noted first.
    /// </summary>
    public static Task<Case?> FindAsync(string word, ApiCall call) => OpenedAsync(call, (reading, token) => CaseStore.FindAsync(reading, word, token));

    /// <summary>Notes that something of a case was opened, when it is closed.</summary>
    public static Task OpenedAsync(CaseId id, ApiCall call) => OpenedAsync(call, (reading, token) => CaseStore.FindAsync(reading, id, token));

    /// <summary>The id that a word names, whoever may know of the case: for the use case that looks at that itself.</summary>
    public static async Task<CaseId> KeyOfAsync(string word, ApiCall call)
    {
        if (Id.TryParse(word, out var id)) return new(id);
        var found = await call.Instance.Database.ReadAsync(Storage.Viewer.Machine, (reading, token) => CaseStore.FindAsync(reading, word, token), call.Cancellation);
        return found?.Id ?? default;
    }

    private static async Task<Case?> OpenedAsync(ApiCall call, Func<Storage.ReadSession, CancellationToken, Task<Case?>> find)
    {
        var (found, due) = await call.ReadAsync(async (reading, token) =>
            await find(reading, token) is { } seen ? (seen, await OpenClosedCase.IsDueAsync(reading, seen, call.User.Actor.Who, call.Via, token)) : ((Case?)null, false));
        if (found is null || !due) return found;
        return (await call.DoAsync(new OpenClosedCase(found.Id, call.Via))).Succeeded(out _, out _) ? found : null;
    }

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var found = await call.ReadAsync((reading, token) => CaseStore.PageAsync(reading, page.After, page.Limit + 1, token));
        return TypedResults.Ok(page.Of(found, each => each.Id.Value, CaseBody.Of));
    }

    private static async Task<IResult> OpenAsync(NewCase body, ApiCall call)
    {
        var fields = new Fields();
        var assets = (body.Assets ?? []).Select(text => fields.Asset("assets", text)).ToList();
        var people = body.ClosedTo?.Select(text => new PersonId(fields.Id("closedTo", text))).ToList();
        var signals = (body.Signals ?? []).Select(text => new SignalId(fields.Id("signals", text))).ToList();
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return await call.CreateAsync(new OpenCase(body.Title, body.Kind, assets, body.Vulnerabilities ?? [], people, signals), body, id => ($"{id}", $"/cases/{id}"));
    }

    /// <summary>Whoever is named on it and kept out is told why; to others there is no such case.</summary>
    private static async Task<IResult> OneAsync(string id, ApiCall call)
    {
        if (await FindAsync(id, call) is { } found) return TypedResults.Ok(CaseBody.Of(found));
        var key = await KeyOfAsync(id, call);
        return ProblemMapping.Of(await call.ReadAsync((reading, token) => KeptOut.WhyAsync(reading, key, call.User.Person, token)) ?? ApiProblems.NotFound);
    }
}

/// <summary>A case to open.</summary>
/// <param name="Title">1 to 200 characters.</param>
/// <param name="Kind">What sort of matter it is.</param>
/// <param name="Assets">The releases and systems that it is about: <c>release:</c> or <c>system:</c> and an id.</param>
/// <param name="Vulnerabilities">Ids of the vulnerabilities that it is about.</param>
/// <param name="ClosedTo">The ids of the people who alone see that it exists; absent when everybody does.</param>
/// <param name="Signals">The ids of signals that belong to it.</param>
internal sealed record NewCase(
    string Title, CaseKind Kind, IReadOnlyList<string>? Assets = null, IReadOnlyList<string>? Vulnerabilities = null, IReadOnlyList<string>? ClosedTo = null, IReadOnlyList<string>? Signals = null);

/// <summary>A case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is about, in a line.</param>
/// <param name="Kind">What sort of matter it is.</param>
/// <param name="Assets">The releases and systems that it names.</param>
/// <param name="Vulnerabilities">The vulnerabilities that it is about.</param>
/// <param name="Everywhere">Those of them that it is about wherever they are found: <c>/vulnerabilities/{name}/affected</c> lists where.</param>
/// <param name="Closed">Whether only the people named on it see it.</param>
/// <param name="Tlp">To whom it may be given on.</param>
/// <param name="OpenedAt">When it was opened.</param>
internal sealed record CaseBody(
    string Id, string Number, string Title, CaseKind Kind, IReadOnlyList<string> Assets, IReadOnlyList<string> Vulnerabilities, IReadOnlyList<string> Everywhere, bool Closed, TlpMark? Tlp, Instant OpenedAt)
{
    public static CaseBody Of(Case found) => new(
        found.Id.ToString(), found.Number, found.Title, found.Kind, [.. found.Assets.Select(asset => asset.ToString())], found.Vulnerabilities, [.. found.Reach.Select(reach => reach.Vulnerability)], found.IsClosed,
        found.Tlp, found.OpenedAt);
}
