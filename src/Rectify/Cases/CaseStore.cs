using Dapper;
using Rectify.Cases.Files;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>All SQL on cases and what stands on them. A case that is closed to the viewer is in no answer and in no count.</summary>
public static class CaseStore
{
    /// <summary>Those of the cases in <c>@cases</c> that the viewer may see: asked once for each of them, never for all cases there are.</summary>
    internal const string Visible = $"SELECT id FROM cases WHERE id IN (SELECT value FROM json_each(@cases)) AND {Viewer.MaySee}";

    /// <summary>The cases whose handling has ended before <c>@before</c>, as the last fact that says so and stands has it, whoever may see them.</summary>
    internal const string EndedBefore = $"SELECT facts.case_id FROM facts WHERE {StandingEnd} GROUP BY facts.case_id HAVING MAX(facts.latest) < @before";

    private const string StandingEnd =
        """
        facts.kind = 'handlingEnded' AND NOT EXISTS (SELECT 1 FROM fact_retractions WHERE fact_retractions.fact_id = facts.id)
        AND NOT EXISTS (SELECT 1 FROM facts AS later WHERE later.supersedes = facts.id)
        """;

    private static class Sql
    {
        // Asked about cases that the viewer was found to see.
        public const string EndedAt =
            $"""
            SELECT facts.case_id AS CaseId, MAX(facts.latest) AS EndedAt FROM facts
            WHERE facts.case_id IN (SELECT value FROM json_each(@cases)) AND {StandingEnd} GROUP BY facts.case_id
            """;

        private const string Columns =
            """
            id, sequence, title, kind, access_group AS AccessGroup, opened_at AS OpenedAt, tlp,
            CASE WHEN EXISTS (SELECT 1 FROM access_groups AS closing WHERE closing.id = access_group AND closing.opened_at IS NULL)
                 THEN 1 ELSE 0 END AS Closed
            """;

        public const string Find = $"SELECT {Columns} FROM cases WHERE id = @id AND {Viewer.MaySee}";

        public const string FindBySequence = $"SELECT {Columns} FROM cases WHERE sequence = @sequence AND {Viewer.MaySee}";

        public const string List = $"SELECT {Columns} FROM cases WHERE {Viewer.MaySee} ORDER BY sequence";

        public const string Page = $"SELECT {Columns} FROM cases WHERE id > @after AND {Viewer.MaySee} ORDER BY id LIMIT @count";

        private const string Found =
            """
            FROM findings JOIN vulnerability_names ON vulnerability_names.vulnerability_id = findings.vulnerability_id
            JOIN case_vulnerabilities ON case_vulnerabilities.name = vulnerability_names.name
            WHERE found_since IS NOT NULL AND (gone_at IS NULL OR gone_at >= found_since)
            """;

        private const string OfTheAsset =
            $"id IN (SELECT case_id FROM case_assets WHERE asset = @asset) OR id IN (SELECT case_id {Found} AND findings.asset = @asset)";

        private const string Ended = $"EXISTS (SELECT 1 FROM facts WHERE facts.case_id = cases.id AND {StandingEnd})";

        private const string Wanted =
            $"""
            FROM cases LEFT JOIN case_duties ON case_duties.case_id = cases.id
            WHERE {Viewer.MaySee}
                AND (kind = @kind OR @kind IS NULL)
                AND (CASE WHEN {Ended} THEN 1 ELSE 0 END = @handled OR @handled IS NULL)
                AND (act_by < @before OR @before IS NULL)
                AND (EXISTS (SELECT 1 FROM duty_owners WHERE duty_owners.case_id = cases.id AND duty_owners.person_id = @owner) OR @owner IS NULL)
                AND (sequence = @sequence OR LOWER(title) LIKE @text ESCAPE '!'
                    OR EXISTS (SELECT 1 FROM case_vulnerabilities WHERE case_vulnerabilities.case_id = cases.id AND LOWER(name) LIKE @text ESCAPE '!') OR @text IS NULL)
            """;

        public const string Listed = $"SELECT {Columns} {Wanted} ORDER BY CASE WHEN act_by IS NULL THEN 1 ELSE 0 END, act_by, sequence DESC LIMIT @count OFFSET @skip";

        public const string CountListed = $"SELECT COUNT(*) {Wanted}";

        public const string About =
            $"""
            SELECT asset AS Name, case_id AS CaseId FROM case_assets WHERE asset IN (SELECT value FROM json_each(@assets))
            UNION
            SELECT findings.asset AS Name, case_id AS CaseId {Found} AND findings.asset IN (SELECT value FROM json_each(@assets))
            ORDER BY CaseId, Name
            """;

        public const string OpenAbout =
            $"""
            SELECT id FROM cases
            WHERE id IN (SELECT case_id FROM case_vulnerabilities WHERE name IN (SELECT value FROM json_each(@names))) AND {Viewer.MaySee}
                AND NOT {Ended}
            ORDER BY sequence LIMIT 1
            """;

        public const string Reaching =
            """
            SELECT case_id AS CaseId, name, found_since AS FoundSince FROM case_vulnerabilities
            WHERE found_since IS NOT NULL AND name IN (SELECT value FROM json_each(@names))
            UNION
            SELECT case_id AS CaseId, vulnerability AS name, received_at AS FoundSince FROM signals
            WHERE state = 'raised' AND everywhere = 1 AND case_id IS NOT NULL AND vulnerability IN (SELECT value FROM json_each(@names))
            ORDER BY CaseId
            """;

        public const string OfAsset =
            $"SELECT {Columns} FROM cases WHERE ({OfTheAsset}) AND {Viewer.MaySee} ORDER BY sequence";

        public const string OfVulnerability =
            $"SELECT {Columns} FROM cases WHERE id IN (SELECT case_id FROM case_vulnerabilities WHERE name = @name) AND {Viewer.MaySee} ORDER BY sequence";

        public const string Count = $"SELECT COUNT(*) FROM cases WHERE {Viewer.MaySee}";

        private const string OfCases = $"WHERE case_id IN ({Visible})";

        public const string Some = $"SELECT {Columns} FROM cases WHERE id IN (SELECT value FROM json_each(@cases)) AND {Viewer.MaySee} ORDER BY sequence";

        public const string Assets = $"SELECT case_id AS CaseId, asset AS Name FROM case_assets {OfCases} ORDER BY case_id, asset";

        public const string Vulnerabilities = $"SELECT case_id AS CaseId, name, found_since AS FoundSince FROM case_vulnerabilities {OfCases} ORDER BY case_id, name";

        public const string Add =
            "INSERT INTO cases (id, sequence, title, kind, access_group, opened_at) VALUES (@id, @sequence, @title, @kind, @accessGroup, @openedAt)";

        public const string AddAsset = "INSERT INTO case_assets (case_id, asset) VALUES (@id, @asset) ON CONFLICT (case_id, asset) DO NOTHING";

        public const string AddVulnerability =
            """
            INSERT INTO case_vulnerabilities (case_id, name, found_since) VALUES (@id, @name, @since)
            ON CONFLICT (case_id, name) DO UPDATE SET found_since = COALESCE(case_vulnerabilities.found_since, excluded.found_since)
            """;

        public const string AddGroup = "INSERT INTO access_groups (id, opened_at) VALUES (@accessGroup, NULL)";

        public const string OpenGroup = "UPDATE access_groups SET opened_at = @now WHERE id = @accessGroup";

        public const string AddMember =
            "INSERT INTO access_group_members (group_id, person_id) VALUES (@accessGroup, @person) ON CONFLICT (group_id, person_id) DO NOTHING";

        public const string RemoveMember = "DELETE FROM access_group_members WHERE group_id = @accessGroup AND person_id = @person";

        public const string Named =
            $"""
            SELECT person_id AS Name FROM access_group_members
            WHERE group_id IN (SELECT access_group FROM cases WHERE id = @id AND {Viewer.MaySee}) ORDER BY person_id
            """;

        public const string Parties = $"SELECT case_id AS CaseId, recipient, organisation FROM case_parties {OfCases} ORDER BY case_id, recipient, organisation";

        public const string AddParty =
            """
            INSERT INTO case_parties (case_id, recipient, organisation) VALUES (@id, @recipient, @organisation)
            ON CONFLICT (case_id, recipient, organisation) DO NOTHING
            """;

        public const string Circumstances = $"SELECT case_id AS CaseId, circumstance, answer FROM case_circumstances {OfCases} ORDER BY case_circumstances.id";

        public const string Said =
            $"""
            SELECT circumstance, answer, reason, said_at AS SaidAt FROM case_circumstances
            WHERE case_id = @id AND EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND {Viewer.MaySee}) ORDER BY case_circumstances.id
            """;

        public const string AddCircumstance =
            """
            INSERT INTO case_circumstances (id, case_id, circumstance, answer, reason, said_at)
            VALUES (@said, @id, @circumstance, @answer, @reason, @saidAt)
            """;
    }

    internal sealed record EndedRow(string CaseId, long EndedAt);

    internal sealed record Row(string Id, long Sequence, string Title, string Kind, string? AccessGroup, long OpenedAt, string? Tlp, long Closed);

    internal sealed record OfCaseRow(string CaseId, string Name);

    internal sealed record VulnerabilityRow(string CaseId, string Name, long? FoundSince)
    {
        public Reach? ToReach() => FoundSince.ToInstant() is { } since ? new Reach(Name, since) : null;
    }

    internal sealed record IdRow(string Id);

    internal sealed record NameRow(string Name);

    internal sealed record PartyRow(string CaseId, string Recipient, string Organisation);

    internal sealed record SaidRow(string Circumstance, string Answer, string Reason, long SaidAt);

    internal sealed record CircumstanceRow(string CaseId, string Circumstance, string Answer);

    /// <summary>The case, or null when there is none for this viewer.</summary>
    public static async Task<Case?> FindAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        await OneAsync(session, await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction), cancellationToken);

    /// <summary>The case of this number (1 is <c>CASE-0001</c>), or null when there is none for this viewer.</summary>
    public static async Task<Case?> FindAsync(ReadSession session, long sequence, CancellationToken cancellationToken) =>
        await OneAsync(session, await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.FindBySequence, new { sequence, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction), cancellationToken);

    /// <summary>The case that a word names, by its id or its number as <c>CASE-0001</c>; null when there is none for this viewer.</summary>
    public static async Task<Case?> FindAsync(ReadSession session, string word, CancellationToken cancellationToken) =>
        Id.TryParse(word, out var id) ? await FindAsync(session, new CaseId(id), cancellationToken)
        : Case.SequenceOf(word) is { } sequence ? await FindAsync(session, sequence, cancellationToken)
        : null;

    /// <summary>Some of the cases that fit, by act-by as it was last computed, those without one last and of these the newest first; and how many fit.</summary>
    /// <param name="session">The session.</param>
    /// <param name="filter">Which cases.</param>
    /// <param name="skip">How many to leave out before.</param>
    /// <param name="count">At most so many.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<(IReadOnlyList<Case> Cases, long Total)> ListAsync(
        ReadSession session, CaseFilter filter, int skip, int count, CancellationToken cancellationToken)
    {
        var arguments = new
        {
            kind = filter.Kind is { } kind ? Words.Of(kind) : null,
            handled = filter.Ended is { } ended ? (ended ? 1L : 0L) : (long?)null,
            before = filter.ActBefore.ToTicks(),
            owner = filter.Owner?.ToString(),
            text = LikePattern.Of(filter.Text),
            sequence = Case.SequenceOf(filter.Text?.Trim() ?? "") ?? -1,
            skip = (long)skip,
            count = (long)count,
            viewer = session.Viewer.PersonId,
            seesAll = session.Viewer.SeesAll,
            cancellationToken,
        };
        var total = await session.Connection.QuerySingleAsync<long>(Sql.CountListed, arguments, session.Transaction);
        return (await ManyAsync(session, await session.Connection.QueryAsync<Row>(Sql.Listed, arguments, session.Transaction), cancellationToken), total);
    }

    /// <summary>All cases by number.</summary>
    public static async Task<IReadOnlyList<Case>> ListAsync(ReadSession session, CancellationToken cancellationToken) =>
        await ManyAsync(session, await session.Connection.QueryAsync<Row>(
            Sql.List, new { viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction), cancellationToken);

    /// <summary>Those that were opened after one of them, oldest first, at most <paramref name="count"/>.</summary>
    public static async Task<IReadOnlyList<Case>> PageAsync(ReadSession session, Id after, int count, CancellationToken cancellationToken) =>
        await ManyAsync(session, await session.Connection.QueryAsync<Row>(
            Sql.Page,
            new { after = after.ToString(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction), cancellationToken);

    /// <summary>Those of these cases that the viewer may see, by number.</summary>
    public static Task<IReadOnlyList<Case>> OfIdsAsync(ReadSession session, IEnumerable<CaseId> ids, CancellationToken cancellationToken) =>
        OfIdsAsync(session, ids, session.Viewer, cancellationToken);

    /// <summary>The same as somebody else sees them, for a use case that looks at what is closed to whoever asks; they are told nothing of it.</summary>
    internal static async Task<IReadOnlyList<Case>> OfIdsAsync(ReadSession session, IEnumerable<CaseId> ids, Viewer viewer, CancellationToken cancellationToken) =>
        await ManyAsync(session, await session.Connection.QueryAsync<Row>(
            Sql.Some,
            new { cases = TextList.Of(ids.Select(id => id.ToString())), viewer = viewer.PersonId, seesAll = viewer.SeesAll, cancellationToken },
            session.Transaction), cancellationToken);

    /// <summary>The cases about a release or system, by number.</summary>
    public static async Task<IReadOnlyList<Case>> OfAssetAsync(ReadSession session, AssetId asset, CancellationToken cancellationToken) =>
        await ManyAsync(session, await session.Connection.QueryAsync<Row>(
            Sql.OfAsset,
            new { asset = asset.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction), cancellationToken);

    /// <summary>Which cases are about some releases and systems, each with that. For the program's own bookkeeping.</summary>
    internal static async Task<IReadOnlyList<(CaseId Case, AssetId Asset)>> AboutAsync(ReadSession session, IEnumerable<AssetId> assets, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<OfCaseRow>(
            Sql.About, new { assets = TextList.Of(assets.Select(asset => asset.ToString())), cancellationToken }, session.Transaction))
            .Select(row => (new CaseId(Id.Parse(row.CaseId)), AssetId.Parse(row.Name)))];

    /// <summary>The cases that carry this id of a vulnerability, by number.</summary>
    public static async Task<IReadOnlyList<Case>> OfVulnerabilityAsync(ReadSession session, string name, CancellationToken cancellationToken) =>
        await ManyAsync(session, await session.Connection.QueryAsync<Row>(
            Sql.OfVulnerability, new { name, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction), cancellationToken);

    /// <summary>When the handling of cases that the viewer was found to see has ended; those where it has not are left out.</summary>
    internal static async Task<IReadOnlyDictionary<CaseId, NodaTime.Instant>> EndedAtAsync(ReadSession session, IEnumerable<CaseId> cases, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<EndedRow>(Sql.EndedAt, new { cases = TextList.Of(cases.Select(id => id.ToString())), cancellationToken }, session.Transaction))
            .ToDictionary(row => new CaseId(Id.Parse(row.CaseId)), row => row.EndedAt.ToInstant());

    /// <summary>The first case about a vulnerability, by any of its names, that everybody may see and whose handling has not ended; null when there is none.</summary>
    internal static async Task<CaseId?> OpenAboutAsync(WriteSession session, IReadOnlyCollection<string> names, CancellationToken cancellationToken) =>
        await session.Connection.QuerySingleOrDefaultAsync<IdRow>(
            Sql.OpenAbout, new { names = TextList.Of(names), viewer = Viewer.Everybody.PersonId, seesAll = Viewer.Everybody.SeesAll, cancellationToken }, session.Transaction)
            is { } row ? new CaseId(Id.Parse(row.Id)) : null;

    /// <summary>The cases that are about these vulnerabilities wherever they are found, or have a waiting signal that is. For the program's own bookkeeping.</summary>
    internal static async Task<IReadOnlyList<(Case About, Reach Reach)>> ReachingAsync(ReadSession session, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var rows = (await session.Connection.QueryAsync<VulnerabilityRow>(Sql.Reaching, new { names = TextList.Of(names), cancellationToken }, session.Transaction))
            .DistinctBy(row => (row.CaseId, row.Name)).ToList();
        var cases = (await OfIdsAsync(session, rows.Select(row => new CaseId(Id.Parse(row.CaseId))).Distinct(), cancellationToken)).ToDictionary(about => about.Id.ToString(), StringComparer.Ordinal);
        return [.. rows.Select(row => (cases[row.CaseId], new Reach(row.Name, (row.FoundSince ?? 0).ToInstant())))];
    }

    /// <summary>How many cases the viewer may know of.</summary>
    public static Task<long> CountAsync(ReadSession session, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleAsync<long>(
            Sql.Count, new { viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction);

    /// <summary>Whether a person may know of the case.</summary>
    internal static async Task<bool> IsSeenByAsync(ReadSession session, CaseId id, PersonId person, CancellationToken cancellationToken)
    {
        var viewer = Viewer.Person(person.Value);
        return await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find, new { id = id.ToString(), viewer = viewer.PersonId, seesAll = viewer.SeesAll, cancellationToken }, session.Transaction) is not null;
    }

    /// <summary>The people named on a case; empty when it was never closed.</summary>
    public static async Task<IReadOnlyList<PersonId>> NamedAsync(ReadSession session, CaseId id, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<NameRow>(
            Sql.Named, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction);
        return [.. rows.Select(row => new PersonId(Id.Parse(row.Name)))];
    }

    /// <summary>The parties behind recipients that are several, by case, in the order of recipients.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cases">The ids of the cases, as <see cref="TextList"/> writes them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<ILookup<string, NamedParty>> PartiesAsync(ReadSession session, string cases, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<PartyRow>(
            Sql.Parties, new { cases, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction);
        return rows.ToLookup(row => row.CaseId, row => new NamedParty(row.Recipient, row.Organisation), StringComparer.Ordinal);
    }

    /// <summary>What was said of circumstances, by case, in the order in which it was said.</summary>
    internal static async Task<ILookup<string, SaidCircumstance>> CircumstancesAsync(ReadSession session, string cases, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<CircumstanceRow>(
            Sql.Circumstances, new { cases, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction);
        return rows.ToLookup(row => row.CaseId, row => new SaidCircumstance(row.Circumstance, row.Answer), StringComparer.Ordinal);
    }

    /// <summary>What people said of circumstances of a case, with their reasons, in the order in which it was said.</summary>
    internal static async Task<IReadOnlyList<SaidRow>> SaidAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        [.. await session.Connection.QueryAsync<SaidRow>(
            Sql.Said, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction)];

    internal static async Task AddAsync(WriteSession session, Case added, CancellationToken cancellationToken)
    {
        await session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = added.Id.ToString(),
                sequence = added.Sequence,
                title = added.Title,
                kind = Words.Of(added.Kind),
                accessGroup = added.AccessGroup?.ToString(),
                openedAt = added.OpenedAt.ToTicks(),
                cancellationToken,
            },
            session.Transaction);
        await WidenAsync(session, added.Id, added.Assets, added.Vulnerabilities, added.Reach, cancellationToken);
    }

    /// <summary>Adds what is not there yet.</summary>
    internal static async Task WidenAsync(
        WriteSession session, CaseId id, IEnumerable<AssetId> assets, IEnumerable<string> vulnerabilities, IReadOnlyList<Reach> reaches, CancellationToken cancellationToken)
    {
        foreach (var asset in assets)
            await session.Connection.ExecuteAsync(Sql.AddAsset, new { id = id.ToString(), asset = asset.ToString(), cancellationToken }, session.Transaction);
        var since = reaches.ToLookup(reach => reach.Vulnerability, reach => reach.Since, StringComparer.Ordinal);
        foreach (var name in vulnerabilities.Concat(reaches.Select(reach => reach.Vulnerability)).Distinct(StringComparer.Ordinal))
            await session.Connection.ExecuteAsync(
                Sql.AddVulnerability,
                new { id = id.ToString(), name, since = since[name].Any() ? since[name].Min().ToTicks() : (long?)null, cancellationToken },
                session.Transaction);
    }

    internal static Task AddGroupAsync(WriteSession session, Id accessGroup, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.AddGroup, new { accessGroup = accessGroup.ToString(), cancellationToken }, session.Transaction);

    internal static Task OpenGroupAsync(WriteSession session, Id accessGroup, NodaTime.Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.OpenGroup, new { accessGroup = accessGroup.ToString(), now = now.ToTicks(), cancellationToken }, session.Transaction);

    internal static Task AddMemberAsync(WriteSession session, Id accessGroup, PersonId person, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddMember, new { accessGroup = accessGroup.ToString(), person = person.ToString(), cancellationToken }, session.Transaction);

    internal static Task RemoveMemberAsync(WriteSession session, Id accessGroup, PersonId person, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.RemoveMember, new { accessGroup = accessGroup.ToString(), person = person.ToString(), cancellationToken }, session.Transaction);

    internal static Task AddPartyAsync(
        WriteSession session, CaseId id, string recipient, OrganisationId organisation, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddParty, new { id = id.ToString(), recipient, organisation = organisation.ToString(), cancellationToken }, session.Transaction);

    internal static Task AddCircumstanceAsync(
        WriteSession session, Id said, CaseId id, string circumstance, string answer, string reason, NodaTime.Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddCircumstance,
            new
            {
                said = said.ToString(),
                id = id.ToString(),
                circumstance,
                answer,
                reason,
                saidAt = now.ToTicks(),
                cancellationToken,
            },
            session.Transaction);

    private static async Task<Case?> OneAsync(ReadSession session, Row? row, CancellationToken cancellationToken) =>
        row is null ? null : (await ManyAsync(session, [row], cancellationToken))[0];

    private static async Task<IReadOnlyList<Case>> ManyAsync(ReadSession session, IEnumerable<Row> found, CancellationToken cancellationToken)
    {
        var rows = found.ToList();
        var arguments = new { cases = TextList.Of(rows.Select(row => row.Id)), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken };
        var assets = await session.Connection.QueryAsync<OfCaseRow>(Sql.Assets, arguments, session.Transaction);
        var vulnerabilities = await session.Connection.QueryAsync<VulnerabilityRow>(Sql.Vulnerabilities, arguments, session.Transaction);
        var (assetsOf, vulnerabilitiesOf) = (assets.ToLookup(row => row.CaseId, row => row.Name), vulnerabilities.ToLookup(row => row.CaseId));
        return [.. rows.Select(row => ToCase(row, assetsOf[row.Id], vulnerabilitiesOf[row.Id]))];
    }

    private static Case ToCase(Row row, IEnumerable<string> assets, IEnumerable<VulnerabilityRow> vulnerabilities) => new()
    {
        Id = new(Id.Parse(row.Id)),
        Sequence = row.Sequence,
        Title = row.Title,
        Kind = Stored.Word<CaseKind>(row.Kind),
        Assets = [.. assets.Select(AssetId.Parse)],
        Vulnerabilities = [.. vulnerabilities.Select(row => row.Name)],
        Reach = [.. vulnerabilities.Select(row => row.ToReach()).OfType<Reach>()],
        AccessGroup = row.AccessGroup is null ? null : Id.Parse(row.AccessGroup),
        IsClosed = row.Closed != 0,
        OpenedAt = row.OpenedAt.ToInstant(),
        Tlp = row.Tlp is null ? null : Stored.Word<TlpMark>(row.Tlp),
    };
}
