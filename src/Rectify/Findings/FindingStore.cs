using Dapper;
using NodaTime;
using NodaTime.Text;
using Rectify.Advisories.Matching;
using Rectify.Advisories.Scoring;
using Rectify.Clocks.Rules;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Findings;

/// <summary>All SQL on findings. They follow from the inventory and public advisories, and are open to every viewer.</summary>
public static class FindingStore
{
    private static class Sql
    {
        private const string Select =
            """
            SELECT findings.id, asset, place, vulnerability_id AS VulnerabilityId, COALESCE(vulnerabilities.name, checks.name) AS Name, checks.title,
                   scanned, purl, location, verdict, reason, severity, score, vector, fixed_in AS FixedIn, advisories, kev_listed_on AS KevListedOn,
                   vulnerabilities.epss, first_seen_at AS FirstSeenAt,
                   last_seen_at AS LastSeenAt, gone_at AS GoneAt, status, justification, statement, said_by AS SaidBy, said_author AS SaidAuthor,
                   said_document AS SaidDocument, said_statement AS SaidStatement, said_until AS SaidUntil
            FROM findings LEFT JOIN vulnerabilities ON vulnerabilities.id = vulnerability_id LEFT JOIN checks ON checks.check_key = findings.check_key
            """;

        public const string Find = $"{Select} WHERE findings.id = @id";

        public const string OfAsset = $"{Select} WHERE asset = @asset ORDER BY COALESCE(vulnerabilities.name, checks.name), place_key, findings.id";

        public const string PageOfAsset =
            $"""
            {Select} WHERE asset = @asset AND (COALESCE(vulnerabilities.name, checks.name), place_key, findings.id) > (@name, @place, @id)
            ORDER BY COALESCE(vulnerabilities.name, checks.name), place_key, findings.id LIMIT @count
            """;

        public const string AtPlaces = $"{Select} WHERE asset = @asset AND place_key IN (SELECT value FROM json_each(@places))";

        public const string OfVulnerability = $"{Select} WHERE vulnerability_id = @vulnerability ORDER BY asset, place_key, findings.id";

        public const string OfAssets = $"{Select} WHERE asset IN (SELECT value FROM json_each(@assets))";

        public const string OfVulnerabilities =
            $"{Select} WHERE vulnerability_id IN (SELECT value FROM json_each(@vulnerabilities)) AND asset >= @first AND asset <= @last";

        public const string OfVulnerabilitiesInAssets =
            $"""
            {Select} WHERE vulnerability_id IN (SELECT vulnerability_id FROM vulnerability_names WHERE name IN (SELECT value FROM json_each(@names)))
                AND asset IN (SELECT value FROM json_each(@assets))
            ORDER BY asset, place_key, findings.id
            """;

        public const string AnyOf =
            "SELECT COUNT(*) FROM (SELECT 1 FROM findings WHERE vulnerability_id IN (SELECT value FROM json_each(@vulnerabilities)) LIMIT 1) AS first_of_them";

        public const string NamesOfAsset =
            """
            SELECT vulnerability_id AS VulnerabilityId, name FROM vulnerability_names
            WHERE vulnerability_id IN (SELECT vulnerability_id FROM findings WHERE asset = @asset) ORDER BY name
            """;

        public const string NamesOfVulnerability =
            "SELECT vulnerability_id AS VulnerabilityId, name FROM vulnerability_names WHERE vulnerability_id = @vulnerability ORDER BY name";

        public const string Some = $"{Select} WHERE findings.id IN (SELECT value FROM json_each(@ids))";

        public const string OfAnyVulnerability = $"{Select} WHERE vulnerability_id IN (SELECT value FROM json_each(@vulnerabilities)) ORDER BY findings.id";

        public const string CountsOfVulnerabilities =
            """
            SELECT vulnerability_id AS Name, COUNT(*) AS Findings FROM findings
            WHERE vulnerability_id IN (SELECT value FROM json_each(@groups)) GROUP BY vulnerability_id
            """;

        public const string CountsOfAssets = "SELECT asset AS Name, COUNT(*) AS Findings FROM findings WHERE asset IN (SELECT value FROM json_each(@groups)) GROUP BY asset";

        // In the order of the index by vulnerability: the next ones are found without those before them.
        public const string OfVulnerabilityFrom =
            $"""
            {Select} WHERE vulnerability_id = @vulnerability AND asset >= @asset AND (asset > @asset OR findings.id > @finding)
            ORDER BY asset, findings.id LIMIT @count
            """;

        public const string OfAssetFrom = $"{Select} WHERE asset = @asset AND findings.id > @finding ORDER BY findings.id LIMIT @count";

        public const string Scanned = $"{Select} WHERE scanned = 1 AND vulnerability_id = @vulnerability AND gone_at IS NULL ORDER BY findings.id";

        public const string Ended = $"{Select} WHERE said_until <= @now ORDER BY said_until, findings.id LIMIT @count";

        public const string AnyEnded = "SELECT COUNT(*) FROM (SELECT 1 FROM findings WHERE said_until <= @now LIMIT 1) AS first_of_them";

        private const string Insert =
            """
            INSERT INTO findings (id, asset, place, place_key, vulnerability_id, check_key, scanned, purl, location, verdict, reason, severity, score, vector, fixed_in,
                advisories, kev_listed_on, first_seen_at, last_seen_at, gone_at, status, justification, statement, said_by, said_author, said_document,
                said_statement, said_until)
            VALUES (@id, @asset, @place, @placeKey, @vulnerability, @check, @scanned, @purl, @location, @verdict, @reason, @severity, @score, @vector, @fixedIn, @advisories, @kevListedOn, @firstSeenAt, @lastSeenAt, @goneAt, @status, @justification, @statement, @saidBy, @saidAuthor, @saidDocument, @saidStatement, @saidUntil)
            ON CONFLICT (id) DO UPDATE SET
                purl = excluded.purl, location = excluded.location, verdict = excluded.verdict, reason = excluded.reason,
                severity = excluded.severity, score = excluded.score, vector = excluded.vector, fixed_in = excluded.fixed_in,
                advisories = excluded.advisories, kev_listed_on = excluded.kev_listed_on, first_seen_at = excluded.first_seen_at,
                last_seen_at = excluded.last_seen_at, gone_at = excluded.gone_at
            """;

        // What was said of those that are there stays as it is.
        public const string PutSeen = Insert;

        public const string Put =
            $"""
            {Insert},
                status = excluded.status, justification = excluded.justification, statement = excluded.statement, said_by = excluded.said_by,
                said_author = excluded.said_author, said_document = excluded.said_document, said_statement = excluded.said_statement,
                said_until = excluded.said_until
            """;
    }

    internal sealed record Row(
        string Id, string Asset, string Place, string? VulnerabilityId, string Name, string? Title, long Scanned, string Purl, string Location, string? Verdict, string? Reason,
        string? Severity, long? Score, string? Vector, string FixedIn, string Advisories, string? KevListedOn, long? Epss, long FirstSeenAt,
        long LastSeenAt, long? GoneAt, string Status, string? Justification, string? Statement, string SaidBy, string? SaidAuthor, string? SaidDocument,
        long? SaidStatement, long? SaidUntil)
    {
        public Finding ToFinding(ILookup<string, string> names) => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            Asset = AssetId.Parse(Asset),
            Place = Place,
            Vulnerability = VulnerabilityId is null ? null : new(new(Foundation.Id.Parse(VulnerabilityId)), Name, [.. names[VulnerabilityId]]),
            Weakness = VulnerabilityId is null ? new(Name, Title ?? "") : null,
            IsScanned = Scanned != 0,
            Purl = Purl,
            Location = Location,
            Verdict = Verdict is null ? null : Stored.Word<Verdict>(Verdict),
            Reason = Reason is null ? null : Stored.Word<VerdictReason>(Reason),
            Severity = Severity is null ? null : Stored.Word<Severity>(Severity),
            Score = Score / 10m,
            Vector = Vector,
            FixedIn = Lines(FixedIn),
            Advisories = Lines(Advisories),
            KevListedOn = KevListedOn is null ? null : LocalDatePattern.Iso.Parse(KevListedOn).Value,
            Epss = Epss / 1_000_000m,
            FirstSeenAt = FirstSeenAt.ToInstant(),
            LastSeenAt = LastSeenAt.ToInstant(),
            GoneAt = GoneAt.ToInstant(),
            Status = Stored.Word<FindingStatus>(Status),
            Justification = Justification is null ? null : Stored.Word<VexJustification>(Justification),
            Statement = Statement,
            Said = new(
                Stored.Word<SaidBy>(SaidBy), SaidAuthor, SaidDocument is null ? null : new StatementId(new(Foundation.Id.Parse(SaidDocument)), SaidStatement ?? 0), SaidUntil.ToInstant()),
        };

        private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    internal sealed record NameRow(string VulnerabilityId, string Name);

    /// <summary>The finding, or null.</summary>
    public static async Task<Finding?> FindAsync(ReadSession session, FindingId id, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { id = id.ToString(), cancellationToken }, session.Transaction);
        if (row is null) return null;
        if (row.VulnerabilityId is null) return row.ToFinding(Lookup([]));
        var names = await session.Connection.QueryAsync<NameRow>(
            Sql.NamesOfVulnerability, new { vulnerability = row.VulnerabilityId, cancellationToken }, session.Transaction);
        return row.ToFinding(Lookup(names));
    }

    internal sealed record CountRow(string Name, long Findings);

    /// <summary>All findings of an asset, those that are gone included, by vulnerability and place.</summary>
    public static async Task<IReadOnlyList<Finding>> OfAssetAsync(ReadSession session, AssetId asset, CancellationToken cancellationToken)
    {
        var arguments = new { asset = asset.ToString(), cancellationToken };
        var rows = await session.Connection.QueryAsync<Row>(Sql.OfAsset, arguments, session.Transaction);
        var names = await session.Connection.QueryAsync<NameRow>(Sql.NamesOfAsset, arguments, session.Transaction);
        var lookup = Lookup(names);
        return [.. rows.Select(row => row.ToFinding(lookup))];
    }

    /// <summary>The same after one of them, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Finding>> PageOfAssetAsync(ReadSession session, AssetId asset, FindingPlace after, int count, CancellationToken cancellationToken)
    {
        var rows = (await session.Connection.QueryAsync<Row>(
            Sql.PageOfAsset,
            new { asset = asset.ToString(), name = after.Name, place = after.Key, id = after.Id, count = (long)count, cancellationToken }, session.Transaction)).ToList();
        var names = await VulnerabilityStore.NamesByIdAsync(
            session, rows.Select(row => row.VulnerabilityId).OfType<string>().Distinct(StringComparer.Ordinal).Select(id => new VulnerabilityId(Id.Parse(id))), cancellationToken);
        var lookup = names.SelectMany(each => each.Select(name => new NameRow(each.Key.ToString(), name))).ToLookup(each => each.VulnerabilityId, each => each.Name, StringComparer.Ordinal);
        return [.. rows.Select(row => row.ToFinding(lookup))];
    }

    /// <summary>Where a vulnerability was found, by any of its ids.</summary>
    public static async Task<IReadOnlyList<Finding>> OfVulnerabilityAsync(ReadSession session, string name, CancellationToken cancellationToken)
    {
        if (await VulnerabilityStore.FindAsync(session, name, cancellationToken) is not { } vulnerability) return [];
        var rows = await session.Connection.QueryAsync<Row>(
            Sql.OfVulnerability, new { vulnerability = vulnerability.Id.ToString(), cancellationToken }, session.Transaction);
        var names = vulnerability.Names.ToLookup(_ => vulnerability.Id.ToString(), known => known);
        return [.. rows.Select(row => row.ToFinding(names))];
    }

    /// <summary>All findings of these assets, in no order, their vulnerabilities by name alone.</summary>
    internal static async Task<IReadOnlyList<Finding>> OfAssetsAsync(ReadSession session, IEnumerable<AssetId> assets, CancellationToken cancellationToken) =>
        Unnamed(await session.Connection.QueryAsync<Row>(
            Sql.OfAssets, new { assets = TextList.Of(assets.Select(asset => asset.ToString())), cancellationToken }, session.Transaction));

    /// <summary>What scanners found in a system at some places, in no order, their vulnerabilities by name alone.</summary>
    internal static async Task<IReadOnlyList<Finding>> ScannedAtAsync(ReadSession session, AssetId asset, IEnumerable<string> places, CancellationToken cancellationToken) =>
        Unnamed(await session.Connection.QueryAsync<Row>(
            Sql.AtPlaces, new { asset = asset.ToString(), places = TextList.Of(places.Select(ScannedPlaceKey)), cancellationToken }, session.Transaction));

    /// <summary>The findings of some vulnerabilities in the assets from one to another, in no order, their vulnerabilities by name alone.</summary>
    internal static async Task<IReadOnlyList<Finding>> OfVulnerabilitiesAsync(
        ReadSession session, IReadOnlyCollection<VulnerabilityId> vulnerabilities, AssetId first, AssetId last, CancellationToken cancellationToken) =>
        Unnamed(await session.Connection.QueryAsync<Row>(
            Sql.OfVulnerabilities,
            new { vulnerabilities = TextList.Of(vulnerabilities.Select(id => id.ToString())), first = first.ToString(), last = last.ToString(), cancellationToken },
            session.Transaction));

    /// <summary>Where in some assets vulnerabilities are found, by any of their ids; their vulnerabilities by name alone.</summary>
    public static async Task<IReadOnlyList<Finding>> OfVulnerabilitiesAsync(
        ReadSession session, IEnumerable<string> names, IEnumerable<AssetId> assets, CancellationToken cancellationToken) =>
        Unnamed(await session.Connection.QueryAsync<Row>(
            Sql.OfVulnerabilitiesInAssets,
            new { names = TextList.Of(names), assets = TextList.Of(assets.Select(asset => asset.ToString())), cancellationToken },
            session.Transaction));

    /// <summary>Whether any of these vulnerabilities was ever found anywhere.</summary>
    internal static async Task<bool> AnyOfAsync(ReadSession session, IEnumerable<VulnerabilityId> vulnerabilities, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(
            Sql.AnyOf, new { vulnerabilities = TextList.Of(vulnerabilities.Select(id => id.ToString())), cancellationToken }, session.Transaction) > 0;

    /// <summary>Those of these findings that there are, in no order, their vulnerabilities by name alone.</summary>
    internal static async Task<IReadOnlyList<Finding>> FindAsync(ReadSession session, IEnumerable<FindingId> ids, CancellationToken cancellationToken) =>
        Unnamed(await session.Connection.QueryAsync<Row>(Sql.Some, new { ids = TextList.Of(ids.Select(id => id.ToString())), cancellationToken }, session.Transaction));

    /// <summary>These findings in the order in which they are named; one that there is not is left out.</summary>
    public static async Task<IReadOnlyList<Finding>> InOrderAsync(ReadSession session, IReadOnlyList<FindingId> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0) return [];
        var found = (await FindAsync(session, ids, cancellationToken)).ToDictionary(finding => finding.Id);
        var names = await VulnerabilityStore.NamesByIdAsync(session, found.Values.Select(finding => finding.Vulnerability?.Id).OfType<VulnerabilityId>().Distinct(), cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id]).Select(finding =>
            finding.Vulnerability is { } known ? finding with { Vulnerability = known with { Names = [.. names[known.Id]] } } : finding)];
    }

    /// <summary>All findings of these vulnerabilities, those that are gone included, oldest first, their vulnerabilities by name alone.</summary>
    internal static async Task<IReadOnlyList<Finding>> OfVulnerabilitiesAsync(
        ReadSession session, IReadOnlyCollection<VulnerabilityId> vulnerabilities, CancellationToken cancellationToken) =>
        vulnerabilities.Count == 0 ? [] : Unnamed(await session.Connection.QueryAsync<Row>(
            Sql.OfAnyVulnerability, new { vulnerabilities = TextList.Of(vulnerabilities.Select(id => id.ToString())), cancellationToken }, session.Transaction));

    /// <summary>How many findings there are of each of these vulnerabilities; those without any are left out.</summary>
    internal static async Task<IReadOnlyDictionary<string, long>> CountsOfVulnerabilitiesAsync(
        ReadSession session, IReadOnlyList<string> vulnerabilities, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<CountRow>(Sql.CountsOfVulnerabilities, new { groups = TextList.Of(vulnerabilities), cancellationToken }, session.Transaction))
            .ToDictionary(row => row.Name, row => row.Findings, StringComparer.Ordinal);

    /// <summary>The same of releases and systems.</summary>
    internal static async Task<IReadOnlyDictionary<string, long>> CountsOfAssetsAsync(ReadSession session, IReadOnlyList<string> assets, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<CountRow>(Sql.CountsOfAssets, new { groups = TextList.Of(assets), cancellationToken }, session.Transaction))
            .ToDictionary(row => row.Name, row => row.Findings, StringComparer.Ordinal);

    /// <summary>The findings of a vulnerability behind one of them, by release or system and id, at most <paramref name="count"/>, by name alone.</summary>
    internal static async Task<IReadOnlyList<Finding>> OfVulnerabilityAsync(
        ReadSession session, VulnerabilityId vulnerability, string asset, string finding, int count, CancellationToken cancellationToken) =>
        Unnamed(await session.Connection.QueryAsync<Row>(
            Sql.OfVulnerabilityFrom, new { vulnerability = vulnerability.ToString(), asset, finding, count = (long)count, cancellationToken }, session.Transaction));

    /// <summary>The findings of a release or system behind one of them, by id, at most <paramref name="count"/>, by name alone.</summary>
    internal static async Task<IReadOnlyList<Finding>> OfAssetAsync(ReadSession session, AssetId asset, string finding, int count, CancellationToken cancellationToken) =>
        Unnamed(await session.Connection.QueryAsync<Row>(
            Sql.OfAssetFrom, new { asset = asset.ToString(), finding, count = (long)count, cancellationToken }, session.Transaction));

    /// <summary>Where scanners find a vulnerability now, oldest first, by name alone.</summary>
    internal static async Task<IReadOnlyList<Finding>> ScannedAsync(ReadSession session, VulnerabilityId vulnerability, CancellationToken cancellationToken) =>
        Unnamed(await session.Connection.QueryAsync<Row>(Sql.Scanned, new { vulnerability = vulnerability.ToString(), cancellationToken }, session.Transaction));

    /// <summary>Findings of which what was said holds no more, the longest first, at most <paramref name="count"/>, their vulnerabilities by name alone.</summary>
    internal static async Task<IReadOnlyList<Finding>> EndedAsync(ReadSession session, Instant now, int count, CancellationToken cancellationToken) =>
        Unnamed(await session.Connection.QueryAsync<Row>(Sql.Ended, new { now = now.ToTicks(), count = (long)count, cancellationToken }, session.Transaction));

    /// <summary>Whether there is any such finding.</summary>
    public static async Task<bool> AnyEndedAsync(ReadSession session, Instant now, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleAsync<long>(Sql.AnyEnded, new { now = now.ToTicks(), cancellationToken }, session.Transaction) > 0;

    /// <summary>Puts what matching saw of many findings; what was said of those that are there stays.</summary>
    internal static Task PutSeenAsync(WriteSession session, IReadOnlyList<Finding> findings, CancellationToken cancellationToken) =>
        PutAsync(session, Sql.PutSeen, findings, cancellationToken);

    /// <summary>Puts many findings with what was said of them.</summary>
    internal static Task PutManyAsync(WriteSession session, IReadOnlyList<Finding> findings, CancellationToken cancellationToken) =>
        PutAsync(session, Sql.Put, findings, cancellationToken);

    internal static Task PutAsync(WriteSession session, Finding finding, CancellationToken cancellationToken) => PutManyAsync(session, [finding], cancellationToken);

    private static Task PutAsync(WriteSession session, string sql, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        return findings.Count == 0 ? Task.CompletedTask : session.InsertManyAsync(
            sql,
            [
                Of("@id", finding => finding.Id.ToString()),
                Of("@asset", finding => finding.Asset.ToString()),
                Of("@place", finding => finding.Place),
                Of("@placeKey", PlaceKey),
                Of("@vulnerability", finding => finding.Vulnerability?.Id.ToString()),
                Of("@check", finding => finding.Weakness is { } weakness ? StoredText.Key(weakness.Check) : null),
                Number("@scanned", finding => finding.IsScanned ? 1 : 0),
                Of("@purl", finding => finding.Purl),
                Of("@location", finding => finding.Location),
                Of("@verdict", finding => finding.Verdict is { } verdict ? Words.Of(verdict) : null),
                Of("@reason", finding => finding.Reason is { } reason ? Words.Of(reason) : null),
                Of("@severity", finding => finding.Severity is { } severity ? Words.Of(severity) : null),
                Number("@score", finding => (long?)(finding.Score * 10m)),
                Of("@vector", finding => finding.Vector),
                Of("@fixedIn", finding => string.Join('\n', finding.FixedIn)),
                Of("@advisories", finding => string.Join('\n', finding.Advisories)),
                Of("@kevListedOn", finding => finding.KevListedOn is { } day ? LocalDatePattern.Iso.Format(day) : null),
                Number("@firstSeenAt", finding => finding.FirstSeenAt.ToTicks()),
                Number("@lastSeenAt", finding => finding.LastSeenAt.ToTicks()),
                Number("@goneAt", finding => finding.GoneAt.ToTicks()),
                Of("@status", finding => Words.Of(finding.Status)),
                Of("@justification", finding => finding.Justification is { } justification ? Words.Of(justification) : null),
                Of("@statement", finding => finding.Statement),
                Of("@saidBy", finding => Words.Of(finding.Said.By)),
                Of("@saidAuthor", finding => finding.Said.Author),
                Of("@saidDocument", finding => finding.Said.In?.Document.ToString()),
                Number("@saidStatement", finding => finding.Said.In?.Number),
                Number("@saidUntil", finding => finding.Said.Until.ToTicks()),
            ],
            cancellationToken);

        Values Of(string name, Func<Finding, string?> value) => new(name, findings.Select(value).ToArray());
        Values Number(string name, Func<Finding, long?> value) => new(name, findings.Select(value).ToArray());
    }

    /// <summary>The place as it is compared: what a scanner calls a place is never where a component is.</summary>
    internal static string PlaceKey(Finding finding) => finding.IsScanned ? ScannedPlaceKey(finding.Place) : StoredText.Key(finding.Place);

    /// <summary>The same for what a scanner calls a place.</summary>
    internal static string ScannedPlaceKey(string place) => StoredText.Key($"scanned {place}");

    private static IReadOnlyList<Finding> Unnamed(IEnumerable<Row> rows)
    {
        var none = Lookup([]);
        return [.. rows.Select(row => row.ToFinding(none))];
    }

    private static ILookup<string, string> Lookup(IEnumerable<NameRow> names) => names.ToLookup(row => row.VulnerabilityId, row => row.Name, StringComparer.Ordinal);
}
