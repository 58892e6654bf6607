using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Findings;

/// <summary>All SQL on checks: what their makers say of them. Open to every viewer.</summary>
public static class CheckStore
{
    private static class Sql
    {
        public const string Some =
            "SELECT name, title, description, solution, weaknesses FROM checks WHERE check_key IN (SELECT value FROM json_each(@keys))";

        // The newest description counts, whichever comes first.
        public const string Put =
            """
            INSERT INTO checks (check_key, name, title, description, solution, weaknesses, stated_at)
            VALUES (@key, @name, @title, @description, @solution, @weaknesses, @statedAt)
            ON CONFLICT (check_key) DO UPDATE SET
                title = excluded.title, description = excluded.description, solution = excluded.solution, weaknesses = excluded.weaknesses, stated_at = excluded.stated_at
            WHERE excluded.stated_at >= checks.stated_at
            """;
    }

    internal sealed record Row(string Name, string Title, string Description, string Solution, string Weaknesses);

    /// <summary>Those of these checks that are described, by <c>scheme:id</c>.</summary>
    public static async Task<IReadOnlyDictionary<string, DescribedCheck>> FindAsync(ReadSession session, IEnumerable<string> names, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<Row>(Sql.Some, new { keys = TextList.Of(names.Select(StoredText.Key)), cancellationToken }, session.Transaction))
            .Select(row => new DescribedCheck(row.Name, row.Title, row.Description, row.Solution, row.Weaknesses.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .ToDictionary(check => check.Name, StringComparer.Ordinal);

    /// <summary>Keeps what is said of checks, each once.</summary>
    internal static Task PutAsync(WriteSession session, IReadOnlyCollection<DescribedCheck> checks, Instant statedAt, CancellationToken cancellationToken) => session.InsertManyAsync(
        Sql.Put,
        [
            new("@key", checks.Select(check => StoredText.Key(check.Name)).ToArray()),
            new("@name", checks.Select(check => check.Name).ToArray()),
            new("@title", checks.Select(check => check.Title).ToArray()),
            new("@description", checks.Select(check => check.Description).ToArray()),
            new("@solution", checks.Select(check => check.Solution).ToArray()),
            new("@weaknesses", checks.Select(check => string.Join(' ', check.Weaknesses)).ToArray()),
            new("@statedAt", checks.Select(_ => statedAt.ToTicks()).ToArray()),
        ],
        cancellationToken);
}

/// <summary>A check as its makers describe it.</summary>
/// <param name="Name"><c>scheme:id</c>.</param>
/// <param name="Title">What they call it.</param>
/// <param name="Description">What is wrong in general.</param>
/// <param name="Solution">What to do about it.</param>
/// <param name="Weaknesses">CWE ids.</param>
public sealed record DescribedCheck(string Name, string Title, string Description, string Solution, IReadOnlyList<string> Weaknesses);
