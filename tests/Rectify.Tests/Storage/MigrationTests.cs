using System.Text.RegularExpressions;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Tests.Storage;

public sealed partial class MigrationTests : IAsyncDisposable
{
    private readonly SqliteDialect sqlite = new("unused");
    private readonly PostgresDialect postgres = new("Host=unused");

    [Fact]
    public void Both_databases_run_the_same_numbered_scripts()
    {
        var names = Migrations.For(sqlite).Select(script => script.Name).ToList();
        Assert.Equal(names, Migrations.For(postgres).Select(script => script.Name));
        Assert.All(names, name => Assert.Matches(@"^\d{4}-[a-z-]+$", name));
        Assert.Equal(names.Count, names.Select(name => name[..4]).Distinct().Count());
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public void Every_script_in_the_folder_is_run_on_both()
    {
        var files = Directory.GetFiles(Repository.PathOf("src", "Rectify", "Storage", "Migrations"), "*.sql").Select(file => Path.GetFileName(file).Split('.')[0]).ToList();
        var known = Migrations.For(sqlite).Select(script => script.Name).ToHashSet();
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
