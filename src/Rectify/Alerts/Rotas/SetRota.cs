using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Canonical;

namespace Rectify.Alerts.Rotas;

/// <summary>Makes a rota, or puts another plan in the place of one.</summary>
/// <param name="Rota">Which rota is set anew; null for a new one.</param>
/// <param name="Name">1 to 100 characters, free among the rotas.</param>
/// <param name="Patience">How long an alarm waits to be acknowledged before it moves along: 5 minutes to 24 hours.</param>
/// <param name="Layers">1 to 10 layers, asked in this order.</param>
public sealed record SetRota(RotaId? Rota, string Name, Duration Patience, IReadOnlyList<PlannedLayer> Layers) : ICommand<RotaId>
{
    private const int NameLimit = 100;
    private const int MostLayers = 10;
    private const int MostMembers = 100;
    private static readonly Duration Shortest = Duration.FromMinutes(5);
    private static readonly Duration Longest = Duration.FromHours(24);

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Manager, PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<RotaId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var (name, problems) = (Name.Trim(), new Problems());
        var known = await RotaStore.ListAsync(change.Session, change.Now, cancellationToken);
        problems.Check(name, NameLimit, AlarmTexts.Name);
        problems.AddIf(Rota is { } wanted && known.All(rota => rota.Id != wanted), AlarmProblems.RotaUnknown);
        problems.AddIf(known.Any(rota => rota.Name == name && rota.Id != Rota), AlarmProblems.RotaNameTaken(name));
        problems.AddIf(Patience < Shortest || Patience > Longest, AlarmProblems.PatienceUnfit);
        problems.AddIf(Layers.Count is 0 or > MostLayers, AlarmProblems.LayersMissing(MostLayers));
        if (Layers.Count > MostLayers) return problems;
        var layers = new List<RotaLayer>();
        foreach (var layer in Layers)
            if (await LayerAsync(problems, change, layer, cancellationToken) is { } good) layers.Add(good);
        if (problems.Any) return problems;

        var set = new Rota { Id = Rota ?? new RotaId(change.NewId()), Name = name, Patience = Patience, Layers = layers };
        await RotaStore.PutAsync(change.Session, set, cancellationToken);
        await change.RecordAsync(new RotaSet(set), cancellationToken);
        return set.Id;
    }

    private static async Task<RotaLayer?> LayerAsync(Problems problems, Change change, PlannedLayer planned, CancellationToken cancellationToken)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(planned.Zone);
        problems.AddIf(zone is null, AlarmProblems.ZoneUnknown(planned.Zone));
        problems.AddIf(
            planned.From is < 0 or >= RotaLayer.Day || planned.To is < 1 or > RotaLayer.Day || planned.Days.Count == 0 || planned.Days.Contains(IsoDayOfWeek.None),
            AlarmProblems.HoursUnfit);
        problems.AddIf(planned.TurnDays is < 1 or > 366, AlarmProblems.TurnUnfit);
        problems.AddIf(planned.Members.Count is 0 or > MostMembers, AlarmProblems.MembersMissing(MostMembers));
        if (planned.Members.Count > MostMembers) return null;
        foreach (var member in planned.Members)
            problems.AddIf(await PersonStore.FindAsync(change.Session, member, cancellationToken) is null, AlarmProblems.PersonUnknown);
        return zone is null ? null : new RotaLayer(zone, [.. planned.Days.Distinct().Order()], planned.From, planned.To, planned.BeginsOn, planned.TurnDays, planned.Members);
    }
}

/// <summary>A layer as it is asked for; <see cref="RotaLayer"/> says what its parts mean.</summary>
public sealed record PlannedLayer(
    string Zone, IReadOnlyList<IsoDayOfWeek> Days, int From, int To, LocalDate BeginsOn, int TurnDays, IReadOnlyList<PersonId> Members);

/// <summary>A rota was made or set anew.</summary>
internal sealed record RotaSet(Rota Rota) : IEvent
{
    public string Type => "rota.set";

    public int Version => 1;

    public Subject Subject => RotaEvents.Subject(Rota.Id);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("name", Rota.Name).Member("patienceMinutes", (long)Rota.Patience.TotalMinutes).Name("layers").BeginArray();
        foreach (var layer in Rota.Layers)
        {
            json.BeginObject().Member("zone", layer.Zone.Id).Member("days", string.Join(' ', layer.Days.Select(Words.Of))).Member("from", layer.From)
                .Member("to", layer.To).Member("beginsOn", LocalDatePattern.Iso.Format(layer.BeginsOn)).Member("turnDays", layer.TurnDays)
                .Name("members").BeginArray();
            foreach (var member in layer.Members) json.Value(member.ToString());
            json.EndArray().EndObject();
        }
        json.EndArray();
    }
}
