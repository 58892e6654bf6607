using NodaTime;
using Rectify.Alerts.Rotas;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Server.Api;

/// <summary>Rotas: who is on duty, who stands in, what one turn leaves to the next.</summary>
internal static class RotasApi
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rotas", ListAsync).Produces<Page<RotaBody>>().Needs(TokenScope.Read, "listRotas", "Rotas with who is on duty now, and the note that the last turn left");
        api.MapPost("/rotas", AddAsync).Makes().Refuses(400, 404, 409).Needs(TokenScope.Write, "addRota", "Makes a rota; every rota is told of every alarm");
        api.MapGet("/rotas/{id}", OneAsync).Produces<RotaBody>().Refuses(404).Needs(TokenScope.Read, "getRota", "One rota, with the ETag that setting it anew needs: that of its plan");
        api.MapPut("/rotas/{id}", SetAsync).Edits()
            .Needs(TokenScope.Write, "setRota", "Puts another plan in the place of a rota's; If-Match names its ETag, or the 'tag' that a list tells");
        api.MapPost("/rotas/{id}/substitutions", StandInAsync).Adds()
            .Needs(TokenScope.Write, "standIn", "Puts a person in the place of whoever would be on duty, for a while");
        api.MapPost("/rotas/{id}/handovers", HandOverAsync).Adds()
            .Needs(TokenScope.Write, "noteHandover", "Leaves a note to whoever is on duty next");
    }

    private static async Task<IResult> ListAsync(ApiCall call) => TypedResults.Ok(new Page<RotaBody>(await RotasAsync(call), Next: null));

    private static async Task<IResult> OneAsync(string id, ApiCall call, HttpResponse response)
    {
        if ((await RotasAsync(call)).FirstOrDefault(rota => rota.Id == id) is not { } found) return ProblemMapping.Of(ApiProblems.NotFound);
        response.Headers.ETag = found.Tag;
        return TypedResults.Ok(found);
    }

    private static async Task<IReadOnlyList<RotaBody>> RotasAsync(ApiCall call)
    {
        var now = call.Instance.Now;
        return await call.ReadAsync(async (reading, token) =>
        {
            var bodies = new List<RotaBody>();
            foreach (var rota in await RotaStore.ListAsync(reading, now, token)) bodies.Add(RotaBody.Of(rota, await RotaStore.LastHandoverAsync(reading, rota.Id, token), now));
            return bodies;
        });
    }

    private static async Task<IResult> AddAsync(NewRota body, ApiCall call) =>
        Planned(null, body).Succeeded(out var command, out var problems) ? await call.CreateAsync(command, body, id => ($"{id}", $"/rotas/{id}")) : ProblemMapping.Of(problems);

    private static async Task<IResult> SetAsync(string id, NewRota body, ApiCall call)
    {
        if (!Id.TryParse(id, out var key)) return ProblemMapping.Of(ApiProblems.NotFound);
        var rota = new RotaId(key);
        if (!Planned(rota, body).Succeeded(out var command, out var problems)) return ProblemMapping.Of(problems);
        var now = call.Instance.Now;
        return await call.EditTaggedAsync(command, async (reading, token) => await RotaStore.FindAsync(reading, rota, now, token) is { } found ? RotaBody.TagOf(found) : null);
    }

    private static async Task<IResult> StandInAsync(string id, NewSubstitution body, ApiCall call)
    {
        var fields = new Fields();
        var person = new PersonId(fields.Id("person", body.Person));
        if (fields.Wrong.Any) return ProblemMapping.Of(fields.Wrong);
        return Id.TryParse(id, out var key) ? await call.AddAsync(new StandIn(new RotaId(key), person, body.From, body.Until), body) : ProblemMapping.Of(ApiProblems.NotFound);
    }

    private static async Task<IResult> HandOverAsync(string id, NewHandover body, ApiCall call) =>
        Id.TryParse(id, out var key) ? await call.AddAsync(new NoteHandover(new RotaId(key), body.Note), body) : ProblemMapping.Of(ApiProblems.NotFound);

    private static Result<SetRota> Planned(RotaId? rota, NewRota body)
    {
        var fields = new Fields();
        var layers = new List<PlannedLayer>();
        foreach (var layer in body.Layers)
            layers.Add(new(
                layer.Zone, layer.Days ?? [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)], Minute(fields, "from", layer.From), Minute(fields, "to", layer.To),
                layer.BeginsOn, layer.TurnDays, [.. layer.Members.Select(member => new PersonId(fields.Id("members", member)))]));
        return fields.Wrong.Any ? fields.Wrong : new SetRota(rota, body.Name, Duration.FromMinutes(body.PatienceMinutes), layers);
    }

    /// <summary>Reads <c>HH:mm</c>; 24:00 is the end of the day.</summary>
    private static int Minute(Fields fields, string field, string text)
    {
        if (text == "24:00") return RotaLayer.Day;
        if (NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(text).TryGetValue(default, out var time)) return time.Hour * 60 + time.Minute;
        fields.Wrong.Add(ApiProblems.NotAWallClock(field));
        return 0;
    }
}

/// <summary>A rota to make or to set anew.</summary>
/// <param name="Name">1 to 100 characters, free among the rotas.</param>
/// <param name="Layers">1 to 10 layers; the first whose hours fit says who is on duty.</param>
/// <param name="PatienceMinutes">How long an alarm waits to be acknowledged before it moves along: 5 to 1,440.</param>
internal sealed record NewRota(string Name, IReadOnlyList<LayerBody> Layers, int PatienceMinutes = 30);

/// <summary>Some hours of some days in one time zone, and who takes turns in them.</summary>
/// <param name="Zone">Of the tz database.</param>
/// <param name="From">When the hours begin, HH:mm; turns change then.</param>
/// <param name="To">When they end, to 24:00; when not above 'from', on the next day.</param>
/// <param name="BeginsOn">The local day on which the first member's turn begins.</param>
/// <param name="TurnDays">How many days a turn lasts.</param>
/// <param name="Members">The ids of persons in the order of their turns.</param>
/// <param name="Days">The days on which the hours begin; absent for every day.</param>
internal sealed record LayerBody(string Zone, string From, string To, LocalDate BeginsOn, int TurnDays, IReadOnlyList<string> Members, IReadOnlyList<IsoDayOfWeek>? Days = null)
{
    public static LayerBody Of(RotaLayer layer) => new(
        layer.Zone.Id, Clock(layer.From), Clock(layer.To), layer.BeginsOn, layer.TurnDays, [.. layer.Members.Select(member => member.ToString())], layer.Days);

    private static string Clock(int minute) => $"{minute / 60:D2}:{minute % 60:D2}";
}

/// <summary>A rota.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="PatienceMinutes">How long an alarm waits to be acknowledged before it moves along.</param>
/// <param name="OnDuty">The id of whoever is on duty now; absent when nobody is.</param>
/// <param name="Next">Whom an unacknowledged alarm goes to after them, in order.</param>
/// <param name="Layers">Its layers.</param>
/// <param name="Handover">The note that the last turn left.</param>
/// <param name="Tag">What If-Match names when it is set anew.</param>
internal sealed record RotaBody(
    string Id, string Name, int PatienceMinutes, string? OnDuty, IReadOnlyList<string> Next, IReadOnlyList<LayerBody> Layers, HandoverBody? Handover, string Tag)
{
    public static RotaBody Of(Rota rota, Handover? left, Instant now)
    {
        var chain = rota.ChainAt(now).Select(person => person.ToString()).ToList();
        return new(
            rota.Id.ToString(), rota.Name, (int)rota.Patience.TotalMinutes, chain.FirstOrDefault(), [.. chain.Skip(1)], [.. rota.Layers.Select(LayerBody.Of)],
            left is null ? null : new HandoverBody(left.Note, left.NotedBy, left.NotedAt), TagOf(rota));
    }

    /// <summary>Of the plan, not of who is on duty by it.</summary>
    public static string TagOf(Rota rota) => ETags.Of(new { rota.Name, Patience = (int)rota.Patience.TotalMinutes, Layers = rota.Layers.Select(LayerBody.Of) });
}

/// <summary>A note that a turn left.</summary>
internal sealed record HandoverBody(string Note, string NotedBy, Instant NotedAt);

/// <summary>Who stands in, and when.</summary>
/// <param name="Person">The id of the person.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when, not included.</param>
internal sealed record NewSubstitution(string Person, Instant From, Instant Until);

/// <summary>A note to whoever is on duty next.</summary>
/// <param name="Note">1 to 4,000 characters.</param>
internal sealed record NewHandover(string Note);
