using Dapper;
using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Findings;

/// <summary>All SQL on how far findings follow the advisories. The program's own bookkeeping: it answers nobody.</summary>
internal static class FollowingStore
{
    private static class Sql
    {
        public const string Read =
            """
            SELECT at_database AS AtDatabase, at_sequence AS AtSequence, toward_database AS TowardDatabase, toward_sequence AS TowardSequence, pass,
                   whole, started_at AS StartedAt, scores, done_to AS DoneTo
            FROM advisory_following JOIN following_progress ON following_progress.follower = advisory_following.follower
            WHERE advisory_following.follower = 1
            """;

        // What a match has to know. It leaves the progress alone, which changes all the time.
        public const string Latest =
            """
            SELECT COALESCE(toward_database, at_database) AS Name, CASE WHEN toward_database IS NULL THEN at_sequence ELSE toward_sequence END AS Sequence
            FROM advisory_following WHERE follower = 1
            """;

        public const string Begin =
            """
            UPDATE advisory_following SET toward_database = @database, toward_sequence = @sequence, pass = @pass, whole = @whole, started_at = @startedAt
            WHERE follower = 1
            """;

        public const string End =
            """
            UPDATE advisory_following SET at_database = toward_database, at_sequence = toward_sequence, toward_database = NULL, toward_sequence = 0, pass = NULL, whole = 0
            WHERE follower = 1 AND toward_database IS NOT NULL
            """;

        public const string Advance = "UPDATE following_progress SET done_to = @doneTo WHERE follower = 1";

        public const string PutScores = "UPDATE advisory_following SET scores = @scores WHERE follower = 1";

        public const string Wait = "INSERT INTO matches_waiting (asset) VALUES (@asset) ON CONFLICT (asset) DO NOTHING";

        public const string Waiting = "SELECT asset FROM matches_waiting ORDER BY asset LIMIT @count";

        public const string Ask =
            """
            INSERT INTO vulnerabilities_waiting (vulnerability_id, listed_since) VALUES (@vulnerability, @listedSince)
            ON CONFLICT (vulnerability_id) DO UPDATE SET listed_since = COALESCE(vulnerabilities_waiting.listed_since, excluded.listed_since)
            """;

        private const string AskIf =
            """
            INSERT INTO vulnerabilities_waiting (vulnerability_id, listed_since)
            SELECT DISTINCT vulnerability_id, CAST(@listedSince AS BIGINT) FROM findings WHERE scanned = 1 AND vulnerability_id IS NOT NULL
            """;

        private const string OnceEach =
            "ON CONFLICT (vulnerability_id) DO UPDATE SET listed_since = COALESCE(vulnerabilities_waiting.listed_since, excluded.listed_since)";

        public const string AskAboutAllScanned = $"{AskIf} {OnceEach}";

        public const string AskAboutScanned = $"{AskIf} AND vulnerability_id IN (SELECT value FROM json_each(@ids)) {OnceEach}";

        public const string AskedAbout = "SELECT vulnerability_id AS Id, listed_since AS ListedSince FROM vulnerabilities_waiting ORDER BY vulnerability_id LIMIT @count";

        public const string Answered = "DELETE FROM vulnerabilities_waiting WHERE (vulnerability_id) = (@id)";

        public const string Done = "DELETE FROM matches_waiting WHERE (asset) = (@asset)";
    }

    internal sealed record Row(
        string? AtDatabase, long AtSequence, string? TowardDatabase, long TowardSequence, string? Pass, long Whole, long StartedAt, string Scores, string DoneTo)
    {
        public FollowedState ToFollowing() => new(
            AtDatabase is null ? null : new AdvisoryPoint(AtDatabase, AtSequence),
            TowardDatabase is null || Pass is null
                ? null
                : new FollowingPass(Id.Parse(Pass), new AdvisoryPoint(TowardDatabase, TowardSequence), Whole != 0, StartedAt.ToInstant(), DoneTo),
            Scores);
    }

    internal sealed record LatestRow(string? Name, long Sequence);

    internal sealed record AssetRow(string Asset);

    internal sealed record AskedRow(string Id, long? ListedSince);

    public static async Task<FollowedState> ReadAsync(ReadSession session, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleAsync<Row>(Sql.Read, new { cancellationToken }, session.Transaction)).ToFollowing();

    /// <summary>
    /// Called by whoever matches an asset by itself. When others are already matched against something newer, what it writes may be old news
    /// in the end, whichever of the two came first: the asset waits to be matched again.
    /// </summary>
    /// <param name="session">The transaction that writes the findings.</param>
    /// <param name="asset">The asset.</param>
    /// <param name="point">What it was matched against; null when that keeps no count.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task MatchedAsync(WriteSession session, AssetId asset, AdvisoryPoint? point, CancellationToken cancellationToken)
    {
        var latest = await session.Connection.QuerySingleAsync<LatestRow>(Sql.Latest, new { cancellationToken }, session.Transaction);
        if (point is not { } matched || latest.Name is null || matched.Covers(new AdvisoryPoint(latest.Name, latest.Sequence))) return;
        await session.Connection.ExecuteAsync(Sql.Wait, new { asset = asset.ToString(), cancellationToken }, session.Transaction);
    }

    public static async Task BeginAsync(WriteSession session, FollowingPass pass, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Begin,
            new
            {
                database = pass.Toward.Database,
                sequence = pass.Toward.Sequence,
                pass = pass.Id.ToString(),
                whole = pass.IsWhole ? 1L : 0L,
                startedAt = pass.StartedAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);
        await AdvanceAsync(session, "", cancellationToken);
    }

    public static Task AdvanceAsync(WriteSession session, string doneTo, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Advance, new { doneTo, cancellationToken }, session.Transaction);

    public static Task EndAsync(WriteSession session, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.End, new { cancellationToken }, session.Transaction);

    public static Task PutScoresAsync(WriteSession session, string edition, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.PutScores, new { scores = edition, cancellationToken }, session.Transaction);

    /// <summary>The assets that wait to be matched again, in order, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<AssetId>> WaitingAsync(ReadSession session, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<AssetRow>(Sql.Waiting, new { count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => AssetId.Parse(row.Asset))];

    public static Task MatchedAgainAsync(WriteSession session, IEnumerable<AssetId> assets, CancellationToken cancellationToken) =>
        session.DeleteManyAsync(Sql.Done, [new("@asset", assets.Select(asset => asset.ToString()).ToArray())], cancellationToken);

    /// <summary>Has the advisory database asked about vulnerabilities that a scan found. It is asked after this is durable, so that no listing is missed whichever came first.</summary>
    public static Task AskAboutAsync(WriteSession session, IEnumerable<VulnerabilityId> found, Instant? listedSince, CancellationToken cancellationToken)
    {
        var ids = found.Select(id => id.ToString()).ToArray();
        return session.InsertManyAsync(Sql.Ask, [new("@vulnerability", ids), new("@listedSince", ids.Select(_ => listedSince.ToTicks()).ToArray())], cancellationToken);
    }

    /// <summary>The same for those of these vulnerabilities that scanners found, because something changed; null for all.</summary>
    public static Task AskAboutScannedAsync(WriteSession session, IReadOnlyCollection<VulnerabilityId>? of, Instant listedSince, CancellationToken cancellationToken) =>
        of is null
            ? session.Connection.ExecuteAsync(Sql.AskAboutAllScanned, new { listedSince = listedSince.ToTicks(), cancellationToken }, session.Transaction)
            : session.Connection.ExecuteAsync(
                Sql.AskAboutScanned, new { ids = TextList.Of(of.Select(id => id.ToString())), listedSince = listedSince.ToTicks(), cancellationToken }, session.Transaction);

    /// <summary>The vulnerabilities that are to be asked about, each with since when a change is followed; null for those that a scan brought.</summary>
    public static async Task<IReadOnlyList<(VulnerabilityId Id, Instant? ListedSince)>> AskedAboutAsync(ReadSession session, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<AskedRow>(Sql.AskedAbout, new { count = (long)count, cancellationToken }, session.Transaction))
            .Select(row => (new VulnerabilityId(Id.Parse(row.Id)), row.ListedSince.ToInstant()))];

    public static Task AnsweredAsync(WriteSession session, IEnumerable<VulnerabilityId> ids, CancellationToken cancellationToken) =>
        session.DeleteManyAsync(Sql.Answered, [new("@id", ids.Select(id => id.ToString()).ToArray())], cancellationToken);
}
