using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Access;

/// <summary>
/// All SQL on what keeps people out of closed cases, and on who opened one all the same. Who reads what in the end is said in one place, the view
/// <c>access_group_readers</c>.
/// </summary>
public static class AccessStore
{
    private static class Sql
    {
        private const string OfCase = $"group_id IN (SELECT access_group FROM cases WHERE id = @caseId AND {Viewer.MaySee})";

        public const string Entities = $"SELECT organisation AS Name FROM access_group_entities WHERE {OfCase} ORDER BY organisation";

        public const string Places = $"SELECT place AS Name FROM access_group_places WHERE {OfCase} ORDER BY place";

        public const string Readers = $"SELECT person_id AS Name FROM access_group_readers WHERE {OfCase} ORDER BY person_id";

        public const string Glass =
            $"""
            SELECT id, person_id AS PersonId, reason, broken_at AS BrokenAt, until_at AS UntilAt FROM broken_glass
            WHERE {OfCase} ORDER BY id
            """;

        // The program's own question, for the use case that refuses who is kept out.
        public const string IsNamed =
            "SELECT CASE WHEN EXISTS (SELECT 1 FROM access_group_members WHERE group_id = @accessGroup AND person_id = @person) THEN 1 ELSE 0 END";

        public const string ClearEntities = "DELETE FROM access_group_entities WHERE group_id = @accessGroup";

        public const string ClearPlaces = "DELETE FROM access_group_places WHERE group_id = @accessGroup";

        public const string AddEntity = "INSERT INTO access_group_entities (group_id, organisation) VALUES (@accessGroup, @organisation)";

        public const string AddPlace = "INSERT INTO access_group_places (group_id, place) VALUES (@accessGroup, @place)";

        public const string Mark = "UPDATE cases SET tlp = @tlp WHERE id = @caseId";

        public const string Enforce = "UPDATE access_groups SET staff_only = @staffOnly, named_only = @namedOnly WHERE id = @accessGroup";

        public const string Break =
            """
            INSERT INTO broken_glass (id, case_id, group_id, person_id, reason, broken_at, until_at)
            VALUES (@id, @caseId, @accessGroup, @person, @reason, @brokenAt, @until)
            """;
    }

    internal sealed record NameRow(string Name);

    internal sealed record GlassRow(string Id, string PersonId, string Reason, long BrokenAt, long UntilAt);

    /// <summary>To whose staff, and to which places, a case is kept.</summary>
    public static async Task<CaseLimits> LimitsAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        await LimitsAsync(session, id, session.Viewer, cancellationToken);

    /// <summary>The same as somebody else sees it, for a use case that looks at what is kept from whoever asks.</summary>
    internal static async Task<CaseLimits> LimitsAsync(ReadSession session, CaseId id, Viewer viewer, CancellationToken cancellationToken)
    {
        var arguments = new { caseId = id.ToString(), viewer = viewer.PersonId, seesAll = viewer.SeesAll, cancellationToken };
        var entities = await session.Connection.QueryAsync<NameRow>(Sql.Entities, arguments, session.Transaction);
        var places = await session.Connection.QueryAsync<NameRow>(Sql.Places, arguments, session.Transaction);
        return new([.. entities.Select(row => new OrganisationId(Id.Parse(row.Name)))], [.. places.Select(row => row.Name)]);
    }

    /// <summary>Everybody who sees a closed case at this moment.</summary>
    internal static async Task<IReadOnlySet<PersonId>> ReadersAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<NameRow>(
            Sql.Readers, new { caseId = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))
            .Select(row => new PersonId(Id.Parse(row.Name))).ToHashSet();

    /// <summary>Who opened the case without being named on it, the earliest first; those whose time is over included.</summary>
    public static async Task<IReadOnlyList<BrokenGlass>> GlassAsync(ReadSession session, CaseId id, CancellationToken cancellationToken)
    {
        var now = await session.Connection.ExecuteScalarAsync<long>(session.Dialect.NowSql, transaction: session.Transaction);
        return [.. (await session.Connection.QueryAsync<GlassRow>(
            Sql.Glass, new { caseId = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))
            .Select(row => new BrokenGlass(
                Id.Parse(row.Id), new(Id.Parse(row.PersonId)), row.Reason, row.BrokenAt.ToInstant(), row.UntilAt.ToInstant(), row.UntilAt > now))];
    }

    /// <summary>Whether somebody is named in a group, whatever else keeps them out.</summary>
    internal static async Task<bool> IsNamedAsync(ReadSession session, Id accessGroup, PersonId person, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(
            Sql.IsNamed, new { accessGroup = accessGroup.ToString(), person = person.ToString(), cancellationToken }, session.Transaction) == 1;

    internal static async Task LimitAsync(WriteSession session, Id accessGroup, CaseLimits limits, CancellationToken cancellationToken)
    {
        var group = accessGroup.ToString();
        await session.Connection.ExecuteAsync(Sql.ClearEntities, new { accessGroup = group, cancellationToken }, session.Transaction);
        await session.Connection.ExecuteAsync(Sql.ClearPlaces, new { accessGroup = group, cancellationToken }, session.Transaction);
        foreach (var entity in limits.Entities)
            await session.Connection.ExecuteAsync(Sql.AddEntity, new { accessGroup = group, organisation = entity.ToString(), cancellationToken }, session.Transaction);
        foreach (var place in limits.Places)
            await session.Connection.ExecuteAsync(Sql.AddPlace, new { accessGroup = group, place, cancellationToken }, session.Transaction);
    }

    /// <summary>Marks a case; what the mark keeps people from is said of its group.</summary>
    internal static async Task MarkAsync(WriteSession session, Case marked, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Mark, new { caseId = marked.Id.ToString(), tlp = marked.Tlp is { } tlp ? Clocks.Rules.Words.Of(tlp) : null, cancellationToken }, session.Transaction);
        if (marked.AccessGroup is not { } group) return;
        var (staffOnly, namedOnly) = (marked.Tlp == Files.TlpMark.AmberStrict ? 1L : 0, marked.Tlp == Files.TlpMark.Red ? 1L : 0);
        await session.Connection.ExecuteAsync(Sql.Enforce, new { accessGroup = group.ToString(), staffOnly, namedOnly, cancellationToken }, session.Transaction);
    }

    /// <summary>Lets somebody see a closed case for a time, which the database measures; until when.</summary>
    internal static async Task<Instant> BreakAsync(
        WriteSession session, Id id, Case opened, Id accessGroup, PersonId person, string reason, Instant now, Duration lasts, CancellationToken cancellationToken)
    {
        var until = (await session.Connection.ExecuteScalarAsync<long>(session.Dialect.NowSql, transaction: session.Transaction)).ToInstant() + lasts;
        await session.Connection.ExecuteAsync(
            Sql.Break,
            new
            {
                id = id.ToString(), caseId = opened.Id.ToString(), accessGroup = accessGroup.ToString(), person = person.ToString(), reason, brokenAt = now.ToTicks(),
                until = until.ToTicks(), cancellationToken,
            },
            session.Transaction);
        return until;
    }
}
