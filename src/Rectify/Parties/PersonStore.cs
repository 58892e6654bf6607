using Dapper;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Parties;

/// <summary>All SQL on people and their roles. People are open to every viewer of this instance.</summary>
public static class PersonStore
{
    private static class Sql
    {
        private const string Columns = "id, name, legal_entity, place";

        public const string Find = $"SELECT {Columns} FROM persons WHERE id = @id";

        public const string List = $"SELECT {Columns} FROM persons ORDER BY name, id";

        public const string RolesOf = "SELECT role FROM person_roles WHERE person_id = @id";

        public const string RolesOfAll = "SELECT person_id, role FROM person_roles";

        public const string Add = "INSERT INTO persons (id, name, legal_entity, place) VALUES (@id, @name, @legalEntity, @place)";

        public const string Edit = "UPDATE persons SET name = @name, legal_entity = @legalEntity, place = @place WHERE id = @id";

        public const string AddRole = "INSERT INTO person_roles (person_id, role) VALUES (@id, @role)";

        public const string RemoveRole = "DELETE FROM person_roles WHERE person_id = @id AND role = @role";
    }

    internal sealed record Row(string Id, string Name, string LegalEntity, string Place)
    {
        public Person ToPerson(IEnumerable<string> roles) => new(
            new PersonId(Foundation.Id.Parse(Id)), Name, new OrganisationId(Foundation.Id.Parse(LegalEntity)), Place, [.. roles.Select(PersonRoles.Parse).Order()]);
    }

    internal sealed record RoleRow(string PersonId, string Role);

    /// <summary>The person, or null.</summary>
    public static async Task<Person?> FindAsync(ReadSession session, PersonId id, CancellationToken cancellationToken)
    {
        var key = new { id = id.ToString(), cancellationToken };
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, key, session.Transaction);
        return row?.ToPerson(await session.Connection.QueryAsync<string>(Sql.RolesOf, key, session.Transaction));
    }

    /// <summary>All people by name.</summary>
    public static async Task<IReadOnlyList<Person>> ListAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(Sql.List, new { cancellationToken }, session.Transaction);
        var roles = await session.Connection.QueryAsync<RoleRow>(Sql.RolesOfAll, new { cancellationToken }, session.Transaction);
        var byPerson = roles.ToLookup(row => row.PersonId, row => row.Role);
        return [.. rows.Select(row => row.ToPerson(byPerson[row.Id]))];
    }

    internal static async Task AddAsync(WriteSession session, Person person, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Add,
            new { id = person.Id.ToString(), name = person.Name, legalEntity = person.LegalEntity.ToString(), place = person.Place, cancellationToken },
            session.Transaction);
        foreach (var role in person.Roles) await AddRoleAsync(session, person.Id, role, cancellationToken);
    }

    internal static Task EditAsync(WriteSession session, Person person, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Edit,
            new { id = person.Id.ToString(), name = person.Name, legalEntity = person.LegalEntity.ToString(), place = person.Place, cancellationToken },
            session.Transaction);

    internal static Task AddRoleAsync(WriteSession session, PersonId id, PersonRole role, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.AddRole, new { id = id.ToString(), role = role.ToWord(), cancellationToken }, session.Transaction);

    internal static Task RemoveRoleAsync(WriteSession session, PersonId id, PersonRole role, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.RemoveRole, new { id = id.ToString(), role = role.ToWord(), cancellationToken }, session.Transaction);
}
