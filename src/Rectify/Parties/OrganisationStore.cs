using Dapper;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Parties;

/// <summary>All SQL on organisations. They are open to every viewer.</summary>
public static class OrganisationStore
{
    private static class Sql
    {
        private const string Columns = "id, kind, name, country";

        public const string Find = $"SELECT {Columns} FROM organisations WHERE id = @id";

        public const string FindByName = $"SELECT {Columns} FROM organisations WHERE kind = @kind AND name_key = @nameKey";

        public const string List = $"SELECT {Columns} FROM organisations ORDER BY name_key, id";

        public const string Page = $"SELECT {Columns} FROM organisations WHERE id > @after ORDER BY id LIMIT @count";

        public const string Add = "INSERT INTO organisations (id, kind, name, name_key, country) VALUES (@id, @kind, @name, @nameKey, @country)";
    }

    internal sealed record Row(string Id, string Kind, string Name, string? Country)
    {
        public Organisation ToOrganisation() =>
            new(new OrganisationId(Foundation.Id.Parse(Id)), OrganisationKinds.Parse(Kind), Name, Country);
    }

    /// <summary>The organisation, or null.</summary>
    public static async Task<Organisation?> FindAsync(ReadSession session, OrganisationId id, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction);
        return row?.ToOrganisation();
    }

    /// <summary>The organisation of this kind with this name, whatever the case of its letters, or null.</summary>
    public static async Task<Organisation?> FindByNameAsync(
        ReadSession session, OrganisationKind kind, string name, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.FindByName, new { kind = kind.ToWord(), nameKey = NameKey(name), cancellationToken }, session.Transaction);
        return row?.ToOrganisation();
    }

    /// <summary>All organisations by name.</summary>
    public static async Task<IReadOnlyList<Organisation>> ListAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(Sql.List, new { cancellationToken }, session.Transaction);
        return [.. rows.Select(row => row.ToOrganisation())];
    }

    /// <summary>Those that were made after one of them, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Organisation>> PageAsync(ReadSession session, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.Page, new { after = after.ToString(), count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => row.ToOrganisation())];

    internal static Task AddAsync(WriteSession session, Organisation organisation, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = organisation.Id.ToString(),
                kind = organisation.Kind.ToWord(),
                name = organisation.Name,
                nameKey = NameKey(organisation.Name),
                country = organisation.Country,
                cancellationToken,
            },
            session.Transaction);

    private static string NameKey(string name) => name.Trim().ToLowerInvariant();
}
