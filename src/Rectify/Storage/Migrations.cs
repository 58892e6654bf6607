using System.Data.Common;
using System.Reflection;
using Dapper;
using DbUp;
using DbUp.Engine;
using Rectify.Foundation;

namespace Rectify.Storage;

/// <summary>
/// The numbered scripts in <c>Storage/Migrations</c>, embedded in the program and run once each by DbUp, all in one transaction. One
/// script serves both databases; where they differ it exists twice, as <c>NNNN-name.sqlite.sql</c> and <c>NNNN-name.postgresql.sql</c>.
/// </summary>
internal static class Migrations
{
    public const string Journal = "migrations";
    private const string Folder = "Rectify.Storage.Migrations.";

    /// <summary>The scripts for one dialect in the order of their numbers; the names are what the journal keeps.</summary>
    public static IReadOnlyList<SqlScript> For(Dialect dialect) =>
        [.. from resource in Assembly.GetExecutingAssembly().GetManifestResourceNames()
            where resource.StartsWith(Folder, StringComparison.Ordinal)
            let parts = resource[Folder.Length..].Split('.') // NNNN-name[.dialect].sql
            where parts.Length == 2 || parts[1] == dialect.Name
            orderby parts[0]
            select new SqlScript(parts[0], Read(resource))];

    /// <summary>Brings the database to this program's version, or says why it cannot.</summary>
    public static async Task<Result<Done>> RunAsync(Dialect dialect, CancellationToken cancellationToken)
    {
        var scripts = For(dialect);
        var applied = await AppliedAsync(dialect, cancellationToken);
        var unknown = applied.Except(scripts.Select(script => script.Name)).Max();
        if (unknown is not null) return StorageProblems.Newer(unknown);
        if (scripts.All(script => applied.Contains(script.Name))) return new Done();

        var upgrade = dialect.Upgrade().WithScripts(scripts).WithVariables(dialect.Words).WithTransaction().LogToNowhere().Build();
        var outcome = await Task.Run(upgrade.PerformUpgrade, cancellationToken);
        if (outcome.Successful) return new Done();

        // Another process may have migrated while we waited for it.
        applied = await AppliedAsync(dialect, cancellationToken);
        if (scripts.All(script => applied.Contains(script.Name))) return new Done();
        throw new InvalidOperationException($"Migration {outcome.ErrorScript?.Name} failed", outcome.Error);
    }

    /// <summary>Says whether the database is of this program's version, and changes nothing.</summary>
    public static async Task<Result<Done>> CheckAsync(Dialect dialect, CancellationToken cancellationToken)
    {
        var scripts = For(dialect).Select(script => script.Name).ToList();
        var applied = await AppliedAsync(dialect, cancellationToken);
        if (applied.Except(scripts).Max() is { } unknown) return StorageProblems.Newer(unknown);
        return scripts.FirstOrDefault(script => !applied.Contains(script)) is { } missing ? StorageProblems.Older(missing) : new Done();
    }

    private static async Task<HashSet<string>> AppliedAsync(Dialect dialect, CancellationToken cancellationToken)
    {
        await using DbConnection connection = await dialect.ConnectAsync(cancellationToken);
        if (await connection.ExecuteScalarAsync<long>(dialect.JournalExistsSql) == 0) return [];
        return [.. await connection.QueryAsync<string>($"SELECT scriptname FROM {Journal}")];
    }

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"No embedded script {resource}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
