using Dapper;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Parties.Profiles;

/// <summary>All SQL on what the organisation says of itself. It is open to every viewer.</summary>
public static class ProfileStore
{
    private static class Sql
    {
        public const string Find = "SELECT content, revision, stated_at AS StatedAt FROM organisation_profile WHERE one = 1";

        public const string Put =
            """
            INSERT INTO organisation_profile (one, content, revision, stated_at) VALUES (1, @content, 1, @at)
            ON CONFLICT (one) DO UPDATE SET
                content = excluded.content, revision = organisation_profile.revision + 1, stated_at = excluded.stated_at
            """;

        public const string Revision = "SELECT CAST(COALESCE(MAX(revision), 0) AS BIGINT) FROM organisation_profile";
    }

    internal sealed record Row(string Content, long Revision, long StatedAt);

    /// <summary>What was said last; null when nothing was.</summary>
    public static async Task<StatedProfile?> FindAsync(ReadSession session, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { cancellationToken }, session.Transaction) is { } row
            ? new(ProfileText.Read(row.Content), row.Revision, row.StatedAt.ToInstant())
            : null;

    /// <summary>How many times it was said; 0 when it never was.</summary>
    public static Task<long> RevisionAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(Sql.Revision, new { cancellationToken }, session.Transaction);

    internal static Task PutAsync(WriteSession session, string content, long at, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Put, new { content, at, cancellationToken }, session.Transaction);
}
