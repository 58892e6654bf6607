using System.Text.RegularExpressions;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

public sealed partial class MigrationTests : IAsyncDisposable
{
    private readonly SqliteDialect sqlite = new("unused");
    private readonly PostgresDialect postgres = new("Host=unused");

    /// <summary>Scripts that only one database needs, each with its reason.</summary>
    private static readonly Dictionary<string, string> OfOneDatabase = new()
    {
        ["0010-lists"] = "SQLite has json_each; the script gives it to PostgreSQL.",
        ["0015-lists"] = "PostgreSQL's planner is told how long such lists are; SQLite's asks nobody.",
    };

    private IEnumerable<string> OnSqlite => Migrations.For(sqlite).Select(script => script.Name);

    private IEnumerable<string> OnPostgres => Migrations.For(postgres).Select(script => script.Name);

    [Fact]
    public void Both_databases_run_the_same_numbered_scripts()
    {
        var names = OnSqlite.Union(OnPostgres).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(OfOneDatabase.Keys.Order(StringComparer.Ordinal), names.Except(OnSqlite.Intersect(OnPostgres)));
        Assert.All(names, name => Assert.Matches(@"^\d{4}-[a-z-]+$", name));
        Assert.Equal(names.Count, names.Select(name => name[..4]).Distinct().Count());
        Assert.Equal(OnSqlite.Order(StringComparer.Ordinal), OnSqlite);
        Assert.Equal(OnPostgres.Order(StringComparer.Ordinal), OnPostgres);
    }

    [Fact]
    public void Every_script_in_the_folder_is_run_on_both()
    {
        var files = Directory.GetFiles(Repository.PathOf("src", "Rectify", "Storage", "Migrations"), "*.sql").Select(file => Path.GetFileName(file).Split('.')[0]).ToList();
        var known = OnSqlite.Union(OnPostgres).ToHashSet();
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains(file, known));
    }

    /// <summary>A column whose type is not one of the words would be another type, or sort otherwise, on one of the databases.</summary>
    [Fact]
    public void Columns_have_the_words_for_their_types()
    {
        var shared = Migrations.For(sqlite).Select(script => (script.Name, Text: Comment().Replace(script.Contents, "")));
        Assert.All(shared, script => Assert.DoesNotMatch(BareType(), script.Text));
    }

    public async ValueTask DisposeAsync()
    {
        await sqlite.DisposeAsync();
        await postgres.DisposeAsync();
    }

    [GeneratedRegex("--.*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<!\$)\b(TEXT|VARCHAR|CHAR|INT|INTEGER|BIGINT|SMALLINT|REAL|BLOB|BYTEA|BOOLEAN|TIMESTAMP|TIMESTAMPTZ|DATE|JSON|JSONB|SERIAL)\b(?!\$)", RegexOptions.IgnoreCase)]
    private static partial Regex BareType();
}
