using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>The data that systems hold: whose, from where, why, where it lies, for how long, who else has it.</summary>
internal static class DataHeldApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/systems/{id}/data", ListAsync).Produces<Page<DataHeldBody>>().Refuses(400, 404)
            .Needs(TokenScope.Read, "listDataHeld", "The data that a system holds, oldest first; what was withdrawn stays, with its reason");
        api.MapPost("/systems/{id}/data", AddAsync).Makes().Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "addDataHeld", "Says that a system holds data");
        api.MapGet("/data-held/{id}", static async (string id, ApiCall call, HttpResponse response) =>
                ETags.Answer(response, Id.TryParse(id, out var key) ? await call.ReadAsync((reading, token) => FindAsync(reading, new(key), token)) : null))
            .Produces<DataHeldBody>().Refuses(404)
            .Needs(TokenScope.Read, "getDataHeld", "One record of data held, with the ETag that changing it needs");
        api.MapPut("/data-held/{id}", ChangeAsync).Edits()
            .Needs(TokenScope.Write, "changeDataHeld", "Says something else of data that a system holds; If-Match names the ETag that was read");
        api.MapPost("/data-held/{id}/withdrawal", static async (string id, Withdrawal body, ApiCall call) =>
                Id.TryParse(id, out var key) ? await call.PerformAsync(new WithdrawDataHeld(new(key), body.Reason)) : ProblemMapping.Of(ApiProblems.NotFound))
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "withdrawDataHeld", "Says that data is held no more, or never was; the record stays");
    }

    private static async Task<IResult> ListAsync(string id, string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        var system = new SystemId(key);
        return await call.ReadAsync<IResult>(async (reading, token) => await SystemStore.FindAsync(reading, system, token) is null
            ? ProblemMapping.Of(ApiProblems.NotFound)
            : TypedResults.Ok(page.Of(await DataHeldStore.PageAsync(reading, system, page.After, page.Limit + 1, token), each => each.Id.Value, DataHeldBody.Of)));
    }

    private static async Task<IResult> AddAsync(string id, NewDataHeld body, ApiCall call)
    {
        if (!Id.TryParse(id, out var system)) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var says = body.ToDescription(fields);
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return await call.CreateAsync(new AddDataHeld(new(system), says), body, made => ($"{made}", $"/data-held/{made}"));
    }

    private static async Task<IResult> ChangeAsync(string id, NewDataHeld body, ApiCall call)
    {
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var says = body.ToDescription(fields);
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return await call.EditAsync(new ChangeDataHeld(new(key), says), (reading, token) => FindAsync(reading, new(key), token));
    }

    private static async Task<DataHeldBody?> FindAsync(ReadSession reading, DataHeldId id, CancellationToken token) =>
        await DataHeldStore.FindAsync(reading, id, token) is { } found ? DataHeldBody.Of(found) : null;
}

/// <summary>What is said of data that a system holds.</summary>
/// <param name="Category">What sort of data it is.</param>
/// <param name="Purpose">What it is used for, in words; once for a system and category.</param>
/// <param name="Persons">Of how many persons, in bands: <c>from500</c> is 500 to 999.</param>
/// <param name="Source">From whom it was collected.</param>
/// <param name="CollectedFrom">Where the persons are: ISO 3166-1 alpha-2 in capitals, or EU.</param>
/// <param name="Basis">On what basis it was collected; absent while nobody has said.</param>
/// <param name="StoredIn">Where it lies: ISO 3166-1 alpha-2 in capitals, or EU.</param>
/// <param name="Retention">For how long it is kept, in words.</param>
/// <param name="Processors">The ids of the organisations that process it for whoever decides upon it.</param>
/// <param name="Transfers">Where it is sent to, and on what basis.</param>
internal sealed record NewDataHeld(
    DataCategory Category, string Purpose, PersonsBand Persons = PersonsBand.Unknown, DataSource Source = DataSource.Unknown, IReadOnlyList<string>? CollectedFrom = null,
    CollectionBasis? Basis = null, IReadOnlyList<string>? StoredIn = null, string? Retention = null, IReadOnlyList<string>? Processors = null,
    IReadOnlyList<TransferBody>? Transfers = null)
{
    public DataDescription ToDescription(Fields fields) => new(Category, Purpose)
    {
        Persons = Persons,
        Source = Source,
        CollectedFrom = CollectedFrom ?? [],
        Basis = Basis,
        StoredIn = StoredIn ?? [],
        Retention = Retention,
        Processors = [.. (Processors ?? []).Select(text => new OrganisationId(fields.Id("processors", text)))],
        Transfers = [.. (Transfers ?? []).Select(transfer => new DataTransfer(transfer.To, transfer.Basis))],
    };
}

/// <summary>Data is sent to another jurisdiction.</summary>
/// <param name="To">ISO 3166-1 alpha-2 in capitals, or EU.</param>
/// <param name="Basis">On what basis.</param>
internal sealed record TransferBody(string To, TransferBasis Basis = TransferBasis.Unknown);

/// <summary>Data that a system holds.</summary>
internal sealed record DataHeldBody(
    string Id, string System, DataCategory Category, string Purpose, PersonsBand Persons, DataSource Source, IReadOnlyList<string> CollectedFrom, CollectionBasis? Basis,
    IReadOnlyList<string> StoredIn, string? Retention, IReadOnlyList<string> Processors, IReadOnlyList<TransferBody> Transfers, Instant RecordedAt,
    Instant? WithdrawnAt, string? WithdrawnBecause)
{
    public static DataHeldBody Of(DataHeld data) => new(
        data.Id.ToString(), data.System.ToString(), data.Says.Category, data.Says.Purpose, data.Says.Persons, data.Says.Source, data.Says.CollectedFrom, data.Says.Basis,
        data.Says.StoredIn, data.Says.Retention, [.. data.Says.Processors.Select(processor => processor.ToString())],
        [.. data.Says.Transfers.Select(transfer => new TransferBody(transfer.To, transfer.Basis))], data.RecordedAt, data.Withdrawn?.At, data.Withdrawn?.Reason);
}
