using Dapper;
using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Links;

/// <summary>All SQL on links between cases. A link is seen by whoever may see both.</summary>
public static class LinkStore
{
    private static class Sql
    {
        private const string Columns =
            """
            id, kind, from_case AS FromCase, to_case AS ToCase, source, authority, stated_by AS StatedBy, stated_at AS StatedAt, access_group AS AccessGroup,
            withdrawn_at AS WithdrawnAt, withdrawn_because AS WithdrawnBecause
            """;

        private const string Visible =
            $"""
            EXISTS (SELECT 1 FROM cases WHERE cases.id = from_case AND {Viewer.MaySee}) AND EXISTS (SELECT 1 FROM cases WHERE cases.id = to_case AND {Viewer.MaySee})
            """;

        public const string Find = $"SELECT {Columns} FROM case_links WHERE id = @id AND {Visible}";

        public const string OfCase = $"SELECT {Columns} FROM case_links WHERE (from_case = @id OR to_case = @id) AND {Visible} ORDER BY id";

        public const string Duplicates =
            $"""
            SELECT from_case AS FromCase, root_case AS RootCase FROM case_links
            WHERE root_case IN (SELECT value FROM json_each(@cases)) AND {Visible} ORDER BY id
            """;

        public const string Roots =
            $"""
            SELECT from_case AS FromCase, root_case AS RootCase FROM case_links
            WHERE root_case IS NOT NULL AND from_case IN (SELECT value FROM json_each(@cases)) AND {Visible} ORDER BY id
            """;

        // The program's own questions: whether a link closes a circle, and which cases an event of another touches.
        public const string Standing =
            "SELECT id, kind, from_case AS FromCase, to_case AS ToCase, authority FROM case_links WHERE withdrawn_at IS NULL ORDER BY id";

        public const string Ends = "SELECT from_case AS FromCase, to_case AS ToCase FROM case_links WHERE id = @id";

        public const string AllRoots = "SELECT from_case AS FromCase, root_case AS RootCase FROM case_links WHERE root_case IS NOT NULL";

        public const string Add =
            """
            INSERT INTO case_links (id, kind, from_case, to_case, source, authority, stated_by, stated_at, access_group)
            VALUES (@id, @kind, @from, @to, @source, @authority, @statedBy, @statedAt, @accessGroup)
            """;

        public const string SetRoot = "UPDATE case_links SET root_case = @root WHERE id = @id";

        public const string Withdraw = "UPDATE case_links SET withdrawn_at = @at, withdrawn_because = @reason, root_case = NULL WHERE id = @id";
    }

    internal sealed record Row(
        string Id, string Kind, string FromCase, string ToCase, string Source, string? Authority, string StatedBy, long StatedAt, string? AccessGroup, long? WithdrawnAt,
        string? WithdrawnBecause)
    {
        public CaseLink ToLink() => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            Kind = Stored.Word<LinkKind>(Kind),
            From = new(Foundation.Id.Parse(FromCase)),
            To = new(Foundation.Id.Parse(ToCase)),
            Source = Source,
            Authority = Authority is null ? null : new OrganisationId(Foundation.Id.Parse(Authority)),
            StatedBy = StatedBy,
            StatedAt = StatedAt.ToInstant(),
            AccessGroup = AccessGroup is null ? null : Foundation.Id.Parse(AccessGroup),
            WithdrawnAt = WithdrawnAt.ToInstant(),
            WithdrawnBecause = WithdrawnBecause,
        };
    }

    internal sealed record EdgeRow(string Id, string Kind, string FromCase, string ToCase, string? Authority)
    {
        public LinkGraph.Edge ToEdge() => new(
            new(Foundation.Id.Parse(Id)), Stored.Word<LinkKind>(Kind), new(Foundation.Id.Parse(FromCase)), new(Foundation.Id.Parse(ToCase)),
            Authority is null ? null : new OrganisationId(Foundation.Id.Parse(Authority)));
    }

    internal sealed record RootRow(string FromCase, string RootCase);

    internal sealed record EndsRow(string FromCase, string ToCase);

    /// <summary>The link, or null when there is none for this viewer.</summary>
    public static async Task<CaseLink?> FindAsync(ReadSession session, CaseLinkId id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))?.ToLink();

    /// <summary>What is and was said of a case and others that the viewer may see, the earliest first.</summary>
    public static async Task<IReadOnlyList<CaseLink>> OfCaseAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(
            Sql.OfCase, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction))
            .Select(row => row.ToLink())];

    /// <summary>The cases whose facts count in these, by the case in which they do.</summary>
    public static async Task<ILookup<CaseId, CaseId>> DuplicatesAsync(ReadSession session, IEnumerable<CaseId> cases, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<RootRow>(
            Sql.Duplicates,
            new { cases = TextList.Of(cases.Select(id => id.ToString())), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).ToLookup(row => new CaseId(Id.Parse(row.RootCase)), row => new CaseId(Id.Parse(row.FromCase)));

    /// <summary>Of these cases those that are duplicates, and in which case their facts count.</summary>
    public static async Task<IReadOnlyDictionary<CaseId, CaseId>> RootsAsync(ReadSession session, IEnumerable<CaseId> cases, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<RootRow>(
            Sql.Roots,
            new { cases = TextList.Of(cases.Select(id => id.ToString())), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).ToDictionary(row => new CaseId(Id.Parse(row.FromCase)), row => new CaseId(Id.Parse(row.RootCase)));

    /// <summary>Whether a case is a duplicate of another, or another of it.</summary>
    internal static async Task<bool> IsDuplicateAsync(ReadSession session, CaseId id, CancellationToken cancellationToken) =>
        (await RootsAsync(session, [id], cancellationToken)).Count > 0 || (await DuplicatesAsync(session, [id], cancellationToken)).Count > 0;

    internal static async Task<IReadOnlyList<LinkGraph.Edge>> StandingAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<EdgeRow>(Sql.Standing, new { cancellationToken }, session.Transaction)).Select(row => row.ToEdge())];

    /// <summary>The two cases of a link, for the program's own bookkeeping.</summary>
    internal static async Task<IReadOnlyList<CaseId>> EndsAsync(ReadSession session, CaseLinkId id, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<EndsRow>(Sql.Ends, new { id = id.ToString(), cancellationToken }, session.Transaction))
            .SelectMany(row => new[] { row.FromCase, row.ToCase }).Select(text => new CaseId(Id.Parse(text)))];

    /// <summary>All duplicates and where their facts count, for the program's own bookkeeping.</summary>
    internal static async Task<IReadOnlyDictionary<CaseId, CaseId>> AllRootsAsync(ReadSession session, CancellationToken cancellationToken) =>
        (await session.Connection.QueryAsync<RootRow>(Sql.AllRoots, new { cancellationToken }, session.Transaction))
            .ToDictionary(row => new CaseId(Id.Parse(row.FromCase)), row => new CaseId(Id.Parse(row.RootCase)));

    internal static Task AddAsync(WriteSession session, CaseLink link, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = link.Id.ToString(),
                kind = Words.Of(link.Kind),
                from = link.From.ToString(),
                to = link.To.ToString(),
                source = link.Source,
                authority = link.Authority?.ToString(),
                statedBy = link.StatedBy,
                statedAt = link.StatedAt.ToTicks(),
                accessGroup = link.AccessGroup?.ToString(),
                cancellationToken,
            },
            session.Transaction);

    internal static async Task SetRootsAsync(WriteSession session, IEnumerable<(CaseLinkId Link, CaseId Root)> roots, CancellationToken cancellationToken)
    {
        foreach (var (link, root) in roots)
            await session.Connection.ExecuteAsync(Sql.SetRoot, new { id = link.ToString(), root = root.ToString(), cancellationToken }, session.Transaction);
    }

    internal static Task WithdrawAsync(WriteSession session, CaseLinkId id, string reason, Instant at, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Withdraw, new { id = id.ToString(), reason, at = at.ToTicks(), cancellationToken }, session.Transaction);
}
