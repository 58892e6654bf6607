using Dapper;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>All SQL on signals. One that belongs to a closed case is seen by the people named on it.</summary>
public static class SignalStore
{
    private static class Sql
    {
        private const string Columns =
            """
            id, source, statement, kinds, earliest, latest, zone, on_date AS OnDate, received_at AS ReceivedAt, vulnerability, assets, everywhere, case_id AS CaseId,
            access_group AS AccessGroup, state, reason
            """;

        public const string Find = $"SELECT {Columns} FROM signals WHERE id = @id AND {Viewer.MaySee}";

        public const string OfCase = $"SELECT {Columns} FROM signals WHERE case_id = @caseId AND {Viewer.MaySee} ORDER BY id";

        public const string WaitingOfCases =
            $"SELECT {Columns} FROM signals WHERE case_id IN (SELECT value FROM json_each(@cases)) AND state = 'raised' AND {Viewer.MaySee} ORDER BY id";

        public const string Waiting = $"SELECT {Columns} FROM signals WHERE state = 'raised' AND {Viewer.MaySee} ORDER BY id";

        public const string WaitingPage = $"SELECT {Columns} FROM signals WHERE state = 'raised' AND id > @after AND {Viewer.MaySee} ORDER BY id LIMIT @count";

        private const string Asked =
            $"""
            FROM signals
            WHERE state = 'raised' AND (kinds LIKE @kind OR @kind IS NULL)
                AND (LOWER(statement) LIKE @text ESCAPE '!' OR LOWER(source) LIKE @text ESCAPE '!' OR LOWER(vulnerability) LIKE @text ESCAPE '!' OR @text IS NULL)
                AND {Viewer.MaySee}
            """;

        // What asks the same: one vulnerability in one case. A signal about none asks by itself.
        private const string Questions = $"SELECT COALESCE(vulnerability, id) AS what, COALESCE(case_id, '') AS place, MIN(id) AS first {Asked} GROUP BY COALESCE(vulnerability, id), COALESCE(case_id, '')";

        public const string CountAsked = $"SELECT (SELECT COUNT(*) {Asked}) AS Signals, (SELECT COUNT(*) FROM ({Questions}) AS questions) AS Questions";

        public const string AskedPage =
            $"""
            WITH questions AS ({Questions} ORDER BY MIN(id) LIMIT @count OFFSET @skip)
            SELECT {Columns} {Asked}
                AND EXISTS (SELECT 1 FROM questions WHERE questions.what = COALESCE(signals.vulnerability, signals.id) AND questions.place = COALESCE(signals.case_id, ''))
            ORDER BY id
            """;

        // The program's own question, whoever acts: is this already said? It answers nobody.
        public const string AboutVulnerability = $"SELECT {Columns} FROM signals WHERE state = 'raised' AND vulnerability = @vulnerability ORDER BY id";

        public const string OpenAbout =
            $"""
            SELECT {Columns} FROM signals
            WHERE state IN ('raised', 'confirmed', 'rejected') AND vulnerability IN (SELECT value FROM json_each(@names)) AND {Viewer.MaySee} ORDER BY id
            """;

        public const string Put =
            """
            INSERT INTO signals (id, source, statement, kinds, earliest, latest, zone, on_date, received_at, vulnerability, assets, everywhere, case_id,
                access_group, state, reason)
            VALUES (@id, @source, @statement, @kinds, @earliest, @latest, @zone, @onDate, @receivedAt, @vulnerability, @assets, @everywhere, @caseId,
                @accessGroup, @state, @reason)
            ON CONFLICT (id) DO UPDATE SET
                assets = excluded.assets, everywhere = excluded.everywhere, case_id = excluded.case_id, access_group = excluded.access_group, state = excluded.state, reason = excluded.reason
            """;
    }

    internal sealed record Row(
        string Id, string Source, string Statement, string Kinds, long Earliest, long Latest, string Zone, string? OnDate, long ReceivedAt,
        string? Vulnerability, string Assets, long Everywhere, string? CaseId, string? AccessGroup, string State, string? Reason)
    {
        public Signal ToSignal() => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            Source = Source,
            Statement = Statement,
            Kinds = [.. Names.Split(Kinds).Select(Stored.Word<FactKind>)],
            Occurred = OccurrenceColumns.Read(Earliest, Latest, Zone, OnDate),
            ReceivedAt = ReceivedAt.ToInstant(),
            Vulnerability = Vulnerability,
            Assets = [.. Names.Split(Assets).Select(AssetId.Parse)],
            Everywhere = Everywhere != 0,
            Case = CaseId is null ? null : new CaseId(Foundation.Id.Parse(CaseId)),
            AccessGroup = AccessGroup is null ? null : Foundation.Id.Parse(AccessGroup),
            State = Stored.Word<SignalState>(State),
            Reason = Reason,
        };
    }

    internal sealed record CountRow(long Signals, long Questions);

    /// <summary>The signal, or null when there is none for this viewer.</summary>
    public static async Task<Signal?> FindAsync(ReadSession session, SignalId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))?.ToSignal();

    /// <summary>The signals of a case, decided or not, in the order of their arrival.</summary>
    public static async Task<IReadOnlyList<Signal>> OfCaseAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.OfCase, new { caseId = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))
            .Select(row => row.ToSignal())];

    /// <summary>The signals that nobody has decided on, in the order of their arrival.</summary>
    public static async Task<IReadOnlyList<Signal>> WaitingAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.Waiting, new { viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))
            .Select(row => row.ToSignal())];

    /// <summary>The same after one of them, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Signal>> WaitingPageAsync(ReadSession session, Id after, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.WaitingPage,
            new { after = after.ToString(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => row.ToSignal())];

    /// <summary>
    /// Some of the signals that nobody has decided on, in the order of their arrival: all that ask some of the questions. What is about one vulnerability in one case asks one.
    /// </summary>
    /// <param name="session">The session.</param>
    /// <param name="filter">Which signals.</param>
    /// <param name="skip">How many questions to leave out before.</param>
    /// <param name="count">At most so many questions.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<AskedSignals> AskedAsync(ReadSession session, SignalFilter filter, int skip, int count, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            kind = filter.Kind is { } kind ? $"%{Words.Of(kind)}%" : null,
            text = LikePattern.Of(filter.Text),
            skip = (long)skip,
            count = (long)count,
            viewer = session.Viewer.PersonId,
            seesAll = session.Viewer.SeesAll,
            cancellationToken,
        };
        var all = await session.Connection.QuerySingleAsync<CountRow>(Sql.CountAsked, arguments, session.Transaction);
        var page = await session.Connection.QueryAsync<Row>(Sql.AskedPage, arguments, session.Transaction);
        return new([.. page.Select(row => row.ToSignal())], all.Signals, all.Questions);
    }

    /// <summary>The signals of several cases that nobody has decided on, by case, in the order of their arrival.</summary>
    internal static async Task<ILookup<string, Signal>> WaitingOfCasesAsync(ReadSession session, string cases, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(
            Sql.WaitingOfCases, new { cases, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction);
        return rows.ToLookup(row => row.CaseId ?? "", row => row.ToSignal(), StringComparer.Ordinal);
    }

    internal static async Task<IReadOnlyList<Signal>> WaitingAboutAsync(WriteSession session, string vulnerability, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.AboutVulnerability, new { vulnerability, cancellationToken }, session.Transaction))
            .Select(row => row.ToSignal())];

    /// <summary>The signals about a vulnerability, by any of its names, that everybody may see, decided or not.</summary>
    internal static async Task<IReadOnlyList<Signal>> OpenAboutAsync(WriteSession session, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.OpenAbout, new { names = TextList.Of(names), viewer = Viewer.Everybody.PersonId, seesAll = Viewer.Everybody.SeesAll, cancellationToken }, session.Transaction))
            .Select(row => row.ToSignal())];

    /// <summary>Writes it. In a closed case, what happened to it before is seen by nobody else either.</summary>
    internal static async Task PutAsync(WriteSession session, Signal signal, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Put,
            new
            {
                id = signal.Id.ToString(),
                source = signal.Source,
                statement = signal.Statement,
                kinds = Names.Join([.. signal.Kinds.Select(Words.Of)]),
                earliest = signal.Occurred.Earliest.ToTicks(),
                latest = signal.Occurred.Latest.ToTicks(),
                zone = signal.Occurred.Zone.Id,
                onDate = OccurrenceColumns.DateOf(signal.Occurred),
                receivedAt = signal.ReceivedAt.ToTicks(),
                vulnerability = signal.Vulnerability,
                assets = Names.Join([.. signal.Assets.Select(asset => asset.ToString())]),
                everywhere = signal.Everywhere ? 1L : 0L,
                caseId = signal.Case?.ToString(),
                accessGroup = signal.AccessGroup?.ToString(),
                state = Words.Of(signal.State),
                reason = signal.Reason,
                cancellationToken,
            },
            session.Transaction);
        if (signal.AccessGroup is { } group) await EventStore.CloseAsync(session, CaseEvents.Subject(signal.Id), group, cancellationToken);
    }
}
