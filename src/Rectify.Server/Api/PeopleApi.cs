using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>Our people: where they belong, from where they work, and what they may do.</summary>
internal static class PeopleApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/people", ListAsync).Produces<Page<PersonBody>>().Refuses(400)
            .Needs(TokenScope.Read, "listPeople", "Our people, in the order of their ids");
        api.MapPost("/people", RegisterAsync).Makes().Refuses(400, 404)
            .Needs(TokenScope.Write, "registerPerson", "Registers one of our people");
        api.MapGet("/people/{id}", OneAsync).Produces<PersonBody>().Refuses(404)
            .Needs(TokenScope.Read, "getPerson", "One person, with the ETag that editing them needs");
        api.MapPut("/people/{id}", EditAsync).Edits()
            .Needs(TokenScope.Write, "editPerson", "Says something else of a person; legal entity and place decide what they see");
        api.MapPut("/people/{id}/roles/{role}", (string id, string role, ApiCall call) => RoleAsync(id, role, call, (person, word) => new GrantRole(person, word)))
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "grantRole", "Gives a person a role");
        api.MapDelete("/people/{id}/roles/{role}", (string id, string role, ApiCall call) => RoleAsync(id, role, call, (person, word) => new WithdrawRole(person, word)))
            .Produces(StatusCodes.Status204NoContent).Refuses(400, 404, 409)
            .Needs(TokenScope.Write, "withdrawRole", "Takes a role from a person");
    }

    private static async Task<IResult> ListAsync(string? after, string? limit, ApiCall call)
    {
        if (!PageRequest.Read(after, limit).Succeeded(out var page, out var problems)) return ProblemMapping.Of(problems);
        var people = (await call.ReadAsync(PersonStore.ListAsync)).OrderBy(person => person.Id.ToString(), StringComparer.Ordinal)
            .Where(person => string.CompareOrdinal(person.Id.ToString(), page.After.ToString()) > 0).Take(page.Limit + 1).ToList();
        return TypedResults.Ok(page.Of(people, person => person.Id.Value, PersonBody.Of));
    }

    private static async Task<IResult> RegisterAsync(NewPerson body, ApiCall call)
    {
        var fields = new Fields();
        var entity = new OrganisationId(fields.Id("legalEntity", body.LegalEntity));
        return fields.Wrong.Any
            ? ProblemMapping.Of(fields.Wrong)
            : await call.CreateAsync(new RegisterPerson(body.Name, entity, body.Place, [.. body.Roles ?? []]), body, id => ($"{id}", $"/people/{id}"));
    }

    private static async Task<IResult> OneAsync(string id, ApiCall call, HttpResponse response) =>
        ETags.Answer(response, Id.TryParse(id, out var key) ? await call.ReadAsync((reading, token) => FindAsync(reading, new(key), token)) : null);

    private static async Task<IResult> EditAsync(string id, EditedPerson body, ApiCall call)
    {
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var entity = new OrganisationId(fields.Id("legalEntity", body.LegalEntity));
        return fields.Wrong.Any
            ? ProblemMapping.Of(fields.Wrong)
            : await call.EditAsync(new EditPerson(new(key), body.Name, entity, body.Place), (reading, token) => FindAsync(reading, new(key), token));
    }

    private static async Task<IResult> RoleAsync(string id, string role, ApiCall call, Func<PersonId, PersonRole, Ledger.ICommand<Done>> command)
    {
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var word = fields.Word<PersonRole>("role", role);
        return fields.Wrong.Any ? ProblemMapping.Of(fields.Wrong) : await call.PerformAsync(command(new(key), word));
    }

    private static async Task<PersonBody?> FindAsync(ReadSession reading, PersonId id, CancellationToken token) =>
        await PersonStore.FindAsync(reading, id, token) is { } found ? PersonBody.Of(found) : null;
}

/// <summary>A person to register.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="LegalEntity">The id of the legal entity of ours that employs them.</param>
/// <param name="Place">The country that they work from, ISO 3166-1 alpha-2.</param>
/// <param name="Roles">What they may do from the start.</param>
internal sealed record NewPerson(string Name, string LegalEntity, string Place, IReadOnlyList<PersonRole>? Roles = null);

/// <summary>All that is said of a person from now on; roles stay.</summary>
/// <param name="Name">1 to 200 characters.</param>
/// <param name="LegalEntity">The id of the legal entity of ours that employs them.</param>
/// <param name="Place">The country that they work from, ISO 3166-1 alpha-2.</param>
internal sealed record EditedPerson(string Name, string LegalEntity, string Place);

/// <summary>A person.</summary>
internal sealed record PersonBody(string Id, string Name, string LegalEntity, string Place, IReadOnlyList<PersonRole> Roles)
{
    public static PersonBody Of(Person person) => new(person.Id.ToString(), person.Name, person.LegalEntity.ToString(), person.Place, person.Roles);
}
