using Dapper;
using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Alerts.Rotas;

/// <summary>All SQL on rotas. They are open to every viewer of this instance.</summary>
public static class RotaStore
{
    private static class Sql
    {
        public const string List = "SELECT id, name, patience, on_duty AS OnDuty FROM rotas ORDER BY name, id";

        public const string Layers =
            """
            SELECT rota_id AS RotaId, zone, days, from_minute AS FromMinute, to_minute AS ToMinute, begins_on AS BeginsOn, turn_days AS TurnDays, members
            FROM rota_layers ORDER BY rota_id, layer
            """;

        public const string Substitutions =
            """
            SELECT rota_id AS RotaId, person_id AS PersonId, from_at AS FromAt, until_at AS UntilAt FROM rota_substitutions
            WHERE until_at > @now ORDER BY from_at DESC, id DESC
            """;

        public const string LastHandover =
            "SELECT note, noted_by AS NotedBy, noted_at AS NotedAt FROM rota_handovers WHERE rota_id = @id ORDER BY id DESC LIMIT 1";

        public const string Put =
            """
            INSERT INTO rotas (id, name, patience) VALUES (@id, @name, @patience)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, patience = excluded.patience
            """;

        public const string RemoveLayers = "DELETE FROM rota_layers WHERE rota_id = @id";

        public const string AddLayer =
            """
            INSERT INTO rota_layers (rota_id, layer, zone, days, from_minute, to_minute, begins_on, turn_days, members)
            VALUES (@id, @layer, @zone, @days, @from, @to, @beginsOn, @turnDays, @members)
            """;

        public const string AddSubstitution =
            "INSERT INTO rota_substitutions (id, rota_id, person_id, from_at, until_at) VALUES (@id, @rota, @person, @from, @until)";

        public const string AddHandover =
            "INSERT INTO rota_handovers (id, rota_id, note, noted_by, noted_at) VALUES (@id, @rota, @note, @notedBy, @notedAt)";

        public const string SetOnDuty = "UPDATE rotas SET on_duty = @person, since = @now WHERE id = @id";
    }

    internal sealed record Row(string Id, string Name, long Patience, string? OnDuty);

    internal sealed record LayerRow(string RotaId, string Zone, string Days, long FromMinute, long ToMinute, string BeginsOn, long TurnDays, string Members)
    {
        public RotaLayer ToLayer() => new(
            DateTimeZoneProviders.Tzdb[Zone],
            [.. Days.Split(' ').Select(Stored.Word<IsoDayOfWeek>)],
            (int)FromMinute,
            (int)ToMinute,
            LocalDatePattern.Iso.Parse(BeginsOn).Value,
            (int)TurnDays,
            [.. Members.Split('\n').Select(id => new PersonId(Id.Parse(id)))]);
    }

    internal sealed record SubstitutionRow(string RotaId, string PersonId, long FromAt, long UntilAt);

    internal sealed record HandoverRow(string Note, string NotedBy, long NotedAt);

    /// <summary>All rotas by name, with the substitutions that are not over at <paramref name="now"/>.</summary>
    public static async Task<IReadOnlyList<Rota>> ListAsync(ReadSession session, Instant now, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(Sql.List, new { cancellationToken }, session.Transaction);
        var layers = (await session.Connection.QueryAsync<LayerRow>(Sql.Layers, new { cancellationToken }, session.Transaction))
            .ToLookup(row => row.RotaId, row => row.ToLayer(), StringComparer.Ordinal);
        var substitutions = (await session.Connection.QueryAsync<SubstitutionRow>(Sql.Substitutions, new { now = now.ToTicks(), cancellationToken }, session.Transaction))
            .ToLookup(row => row.RotaId, row => new Substitution(new(Id.Parse(row.PersonId)), row.FromAt.ToInstant(), row.UntilAt.ToInstant()), StringComparer.Ordinal);
        return [.. rows.Select(row => new Rota
        {
            Id = new(Id.Parse(row.Id)),
            Name = row.Name,
            Patience = Duration.FromMinutes(row.Patience),
            Layers = [.. layers[row.Id]],
            Substitutions = [.. substitutions[row.Id]],
            OnDuty = row.OnDuty is null ? null : new PersonId(Id.Parse(row.OnDuty)),
        })];
    }

    /// <summary>The rota, or null.</summary>
    public static async Task<Rota?> FindAsync(ReadSession session, RotaId id, Instant now, CancellationToken cancellationToken) =>
        (await ListAsync(session, now, cancellationToken)).FirstOrDefault(rota => rota.Id == id);

    /// <summary>The last note that a turn left; null when none did.</summary>
    public static async Task<Handover?> LastHandoverAsync(ReadSession session, RotaId id, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleOrDefaultAsync<HandoverRow>(Sql.LastHandover, new { id = id.ToString(), cancellationToken }, session.Transaction)
            is { } row ? new Handover(row.Note, row.NotedBy, row.NotedAt.ToInstant()) : null;

    internal static async Task PutAsync(WriteSession session, Rota rota, CancellationToken cancellationToken)
    {
        var id = rota.Id.ToString();
        await session.Connection.ExecuteAsync(
            Sql.Put, new { id, name = rota.Name, patience = (long)rota.Patience.TotalMinutes, cancellationToken }, session.Transaction);
        await session.Connection.ExecuteAsync(Sql.RemoveLayers, new { id, cancellationToken }, session.Transaction);
        for (var i = 0; i < rota.Layers.Count; i++)
        {
            var layer = rota.Layers[i];
            await session.Connection.ExecuteAsync(
                Sql.AddLayer,
                new
                {
                    id,
                    layer = (long)i,
                    zone = layer.Zone.Id,
                    days = string.Join(' ', layer.Days.Select(Words.Of)),
                    from = (long)layer.From,
                    to = (long)layer.To,
                    beginsOn = LocalDatePattern.Iso.Format(layer.BeginsOn),
                    turnDays = (long)layer.TurnDays,
                    members = string.Join('\n', layer.Members),
                    cancellationToken,
                },
                session.Transaction);
        }
    }

    internal static Task AddSubstitutionAsync(WriteSession session, Id id, RotaId rota, Substitution added, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddSubstitution,
            new
            {
                id = id.ToString(), rota = rota.ToString(), person = added.Person.ToString(), from = added.From.ToTicks(), until = added.Until.ToTicks(), cancellationToken,
            },
            session.Transaction);

    internal static Task AddHandoverAsync(WriteSession session, Id id, RotaId rota, Handover added, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddHandover,
            new { id = id.ToString(), rota = rota.ToString(), note = added.Note, notedBy = added.NotedBy, notedAt = added.NotedAt.ToTicks(), cancellationToken },
            session.Transaction);

    internal static Task SetOnDutyAsync(WriteSession session, RotaId id, PersonId person, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.SetOnDuty, new { id = id.ToString(), person = person.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);
}
