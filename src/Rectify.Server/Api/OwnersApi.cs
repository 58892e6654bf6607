using NodaTime;
using Rectify.Foundation;
using Rectify.Inventory.Owners;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>Who answers for products and systems, in what.</summary>
internal static class OwnersApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        foreach (var (path, concept) in new[] { ("products", "product"), ("systems", "system") })
        {
            var name = char.ToUpperInvariant(concept[0]) + concept[1..];
            api.MapGet($"/{path}/{{id}}/owners", (string id, ApiCall call) => ListAsync(concept, id, call)).Produces<Page<OwnerBody>>().Refuses(404)
                .Needs(TokenScope.Read, $"list{name}Owners", $"Who answers for the {concept}, in what");
            api.MapPut($"/{path}/{{id}}/owners/{{responsibility}}/{{person}}", (string id, string responsibility, string person, ApiCall call) =>
                    DoAsync(concept, id, responsibility, person, call, (of, word, who) => new AssignOwner(of, word, who)))
                .Produces(StatusCodes.Status204NoContent).Refuses(400, 404)
                .Needs(TokenScope.Write, $"assign{name}Owner", $"Has a person answer for the {concept} in something; several may");
            api.MapDelete($"/{path}/{{id}}/owners/{{responsibility}}/{{person}}", (string id, string responsibility, string person, ApiCall call) =>
                    DoAsync(concept, id, responsibility, person, call, (of, word, who) => new WithdrawOwner(of, word, who)))
                .Produces(StatusCodes.Status204NoContent).Refuses(400, 404)
                .Needs(TokenScope.Write, $"withdraw{name}Owner", $"Has a person answer for the {concept} in it no more");
        }
    }

    private static async Task<IResult> ListAsync(string concept, string id, ApiCall call)
    {
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        var of = new Subject(concept, key);
        return await call.ReadAsync<IResult>(async (reading, token) =>
        {
            if (await AssignOwner.UnknownAsync(reading, of, token) is not null) return ProblemMapping.Of(ApiProblems.NotFound);
            var names = (await PersonStore.ListAsync(reading, token)).ToDictionary(person => person.Id, person => person.Name);
            return TypedResults.Ok(new Page<OwnerBody>(
                [.. (await OwnerStore.OfAsync(reading, [of], token)).Select(owner => new OwnerBody(owner.Person.ToString(), names[owner.Person], owner.Responsibility, owner.AssignedAt))], Next: null));
        });
    }

    private static async Task<IResult> DoAsync(
        string concept, string id, string responsibility, string person, ApiCall call, Func<Subject, Responsibility, PersonId, ICommand<Done>> command)
    {
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        var fields = new Fields();
        var (word, who) = (fields.Word<Responsibility>("responsibility", responsibility), new PersonId(fields.Id("person", person)));
        return fields.Wrong.Any ? ProblemMapping.Of(fields.Wrong) : await call.PerformAsync(command(new Subject(concept, key), word, who));
    }
}

/// <summary>Somebody who answers for a product or a system in something.</summary>
/// <param name="Person">The id of the person.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Responsibility">In what.</param>
/// <param name="AssignedAt">Since when it stands here.</param>
internal sealed record OwnerBody(string Person, string Name, Responsibility Responsibility, Instant AssignedAt);
