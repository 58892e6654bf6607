using System.Reflection;
using Dapper;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Tests.Storage;

/// <summary>
/// The SQL of the product stands in constants of private nested classes named <c>Sql</c>. Every one is found here and prepared on
/// both databases, so that a text which only one of them reads does not get far.
/// </summary>
public abstract class SqlSuite(StoreFixture store) : StoreTests(store)
{
    public static TheoryData<string> Texts =>
        [.. from type in typeof(Database).Assembly.GetTypes()
            where type.Name == "Sql" && type.DeclaringType is not null
            from constant in type.GetFields(BindingFlags.Static | BindingFlags.Public)
            select $"{type.DeclaringType?.Name}.{constant.Name}"];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Every_sql_text_prepares(string name)
    {
        var text = TextOf(name);
        await ReadAsync(async (session, token) =>
        {
            await using var command = session.Connection.CreateCommand();
            command.Transaction = session.Transaction;
            command.CommandText = text;
            foreach (var parameter in ParametersOf(text))
            {
                var argument = command.CreateParameter();
                argument.ParameterName = parameter;
                argument.Value = DBNull.Value;
                command.Parameters.Add(argument);
            }
            await command.PrepareAsync(token);
            return true;
        });
    }

    [Fact]
    public void Every_store_keeps_its_sql_in_a_class_named_Sql()
    {
        var without = from type in typeof(Database).Assembly.GetTypes()
                      where type.Name.EndsWith("Store", StringComparison.Ordinal) && type.GetNestedType("Sql", BindingFlags.NonPublic) is null
                      select type.Name;
        Assert.Empty(without);
        Assert.NotEmpty(Texts);
    }

    /// <summary>Dapper remembers each statement that it maps by reflection; what the build generated code for never gets there.</summary>
    [Fact]
    public async Task No_row_is_mapped_by_reflection()
    {
        var id = await DoneAsync(new RegisterOrganisation(OrganisationKind.Vendor, "Generated"));
        Assert.NotNull(await ReadAsync((session, token) => OrganisationStore.FindAsync(session, id, token)));
        Assert.Equal([], SqlMapper.GetCachedSQL().Select(statement => statement.Item2));
    }

    private static string TextOf(string name)
    {
        var parts = name.Split('.');
        var sql = typeof(Database).Assembly.GetTypes().Single(type => type.Name == "Sql" && type.DeclaringType?.Name == parts[0]);
        return (string)sql.GetField(parts[1])!.GetRawConstantValue()!;
    }

    private static IEnumerable<string> ParametersOf(string sql) =>
        System.Text.RegularExpressions.Regex.Matches(sql, @"@(\w+)").Select(match => match.Groups[1].Value).Distinct();
}

public sealed class Sql_on_sqlite(SqliteFixture store) : SqlSuite(store), IClassFixture<SqliteFixture>;

public sealed class Sql_on_postgresql(PostgresFixture store) : SqlSuite(store), IClassFixture<PostgresFixture>;
