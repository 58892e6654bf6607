using Dapper;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Inventory;

/// <summary>All SQL on systems. They are open to every viewer.</summary>
public static class SystemStore
{
    private static class Sql
    {
        private const string Columns =
            """
            id, name, operator, operated_in AS OperatedIn, exposure, protection_level AS ProtectionLevel,
            critical_infrastructure AS CriticalInfrastructure
            """;

        public const string Find = $"SELECT {Columns} FROM systems WHERE id = @id";

        public const string Some = $"SELECT {Columns} FROM systems WHERE id IN (SELECT value FROM json_each(@ids))";

        public const string FindByName = $"SELECT {Columns} FROM systems WHERE operator = @operatorId AND name_key = @nameKey";

        public const string OfNames = $"SELECT {Columns} FROM systems WHERE name_key IN (SELECT value FROM json_each(@nameKeys)) ORDER BY id";

        public const string List = $"SELECT {Columns} FROM systems ORDER BY name_key, id";

        public const string Page = $"SELECT {Columns} FROM systems WHERE id > @after ORDER BY id LIMIT @count";

        private const string Named = "name_key LIKE @like ESCAPE '!'";

        public const string Search = $"SELECT {Columns} FROM systems WHERE {Named} ORDER BY name_key, id LIMIT @count OFFSET @skip";

        public const string Count = $"SELECT COUNT(*) FROM systems WHERE {Named}";

        public const string Add =
            """
            INSERT INTO systems (id, name, name_key, operator, operated_in, exposure, protection_level, critical_infrastructure)
            VALUES (@id, @name, @nameKey, @operatorId, @operatedIn, @exposure, @protectionLevel, @criticalInfrastructure)
            """;

        public const string Put =
            """
            UPDATE systems SET name = @name, name_key = @nameKey, operated_in = @operatedIn, exposure = @exposure, protection_level = @protectionLevel,
                critical_infrastructure = @criticalInfrastructure
            WHERE id = @id
            """;
    }

    internal sealed record Row(
        string Id, string Name, string Operator, string OperatedIn, string Exposure, long? ProtectionLevel, long CriticalInfrastructure)
    {
        public OperatedSystem ToSystem() => new(
            new(Foundation.Id.Parse(Id)),
            Name,
            new(Foundation.Id.Parse(Operator)),
            Names.Split(OperatedIn),
            Stored.Word<Exposure>(Exposure),
            (int?)ProtectionLevel,
            CriticalInfrastructure != 0);
    }

    /// <summary>The system, or null.</summary>
    public static async Task<OperatedSystem?> FindAsync(ReadSession session, SystemId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction))?.ToSystem();

    /// <summary>Those of these systems that there are.</summary>
    public static async Task<IReadOnlyList<OperatedSystem>> FindAsync(ReadSession session, IEnumerable<SystemId> ids, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Some, new { ids = TextList.Of(ids.Select(id => id.ToString())), cancellationToken }, session.Transaction))
            .Select(row => row.ToSystem())];

    /// <summary>The operator's system of this name, whatever the case of its letters, or null.</summary>
    public static async Task<OperatedSystem?> FindByNameAsync(ReadSession session, OrganisationId operatorId, string name, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.FindByName, new { operatorId = operatorId.ToString(), nameKey = Names.Key(name), cancellationToken }, session.Transaction))?.ToSystem();

    /// <summary>The systems of these names, given as <see cref="Names.Key"/> compares them.</summary>
    internal static async Task<IReadOnlyList<OperatedSystem>> OfNamesAsync(ReadSession session, IEnumerable<string> nameKeys, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.OfNames, new { nameKeys = TextList.Of(nameKeys), cancellationToken }, session.Transaction)).Select(row => row.ToSystem())];

    /// <summary>All systems by name.</summary>
    public static async Task<IReadOnlyList<OperatedSystem>> ListAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.List, new { cancellationToken }, session.Transaction)).Select(row => row.ToSystem())];

    /// <summary>Those that were registered after one of them, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<OperatedSystem>> PageAsync(ReadSession session, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Page, new { after = after.ToString(), count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => row.ToSystem())];

    /// <summary>Those whose names have a text in them, by name; all of them for an empty text.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="text">Whatever the case of its letters.</param>
    /// <param name="skip">How many come before the first.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<OperatedSystem>> SearchAsync(ReadSession session, string text, int skip, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Search, new { like = Names.Like(text), skip = (long)skip, count = (long)count, cancellationToken }, session.Transaction)).Select(row => row.ToSystem())];

    /// <summary>How many of them there are.</summary>
    public static Task<long> CountAsync(ReadSession session, string text, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(Sql.Count, new { like = Names.Like(text), cancellationToken }, session.Transaction);

    internal static Task AddAsync(WriteSession session, IReadOnlyList<OperatedSystem> systems, CancellationToken cancellationToken) => session.InsertManyAsync(
        Sql.Add,
        [
            new("@id", systems.Select(system => system.Id.ToString()).ToArray()),
            new("@name", systems.Select(system => system.Name).ToArray()),
            new("@nameKey", systems.Select(system => Names.Key(system.Name)).ToArray()),
            new("@operatorId", systems.Select(system => system.Operator.ToString()).ToArray()),
            new("@operatedIn", systems.Select(system => Names.Join(system.OperatedIn)).ToArray()),
            new("@exposure", systems.Select(system => Words.Of(system.Exposure)).ToArray()),
            new("@protectionLevel", systems.Select(system => (long?)system.ProtectionLevel).ToArray()),
            new("@criticalInfrastructure", systems.Select(system => system.CriticalInfrastructure ? 1L : 0L).ToArray()),
        ],
        cancellationToken);

    internal static Task PutAsync(WriteSession session, OperatedSystem system, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Put,
            new
            {
                id = system.Id.ToString(),
                name = system.Name,
                nameKey = Names.Key(system.Name),
                operatedIn = Names.Join(system.OperatedIn),
                exposure = Words.Of(system.Exposure),
                protectionLevel = (long?)system.ProtectionLevel,
                criticalInfrastructure = system.CriticalInfrastructure ? 1L : 0L,
                cancellationToken,
            },
            session.Transaction);
}
