using Dapper;
using NodaTime.Text;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Orders;

/// <summary>All SQL on orders, their items and the evidence. An order is seen by whoever may see its case.</summary>
public static class OrderStore
{
    private static class Sql
    {
        private const string Columns = "id, case_id, number, issuer, addressee, legal_basis, served_at, rectify_by, access_group";

        public const string Find = $"SELECT {Columns} FROM orders WHERE id = @id AND {Viewer.MaySee}";

        public const string FindByCase = $"SELECT {Columns} FROM orders WHERE case_id = @caseId AND {Viewer.MaySee}";

        public const string FindByNumber = $"SELECT {Columns} FROM orders WHERE number = @number AND {Viewer.MaySee} ORDER BY id";

        public const string List = $"SELECT {Columns} FROM orders WHERE {Viewer.MaySee} ORDER BY rectify_by, number, id";

        /// <summary>Those of which an item has no evidence yet, the first to be rectified first.</summary>
        public const string Open =
            $"""
            SELECT {Columns}, (SELECT COUNT(*) FROM order_items WHERE order_id = id) AS Items,
                (SELECT COUNT(*) FROM order_items WHERE order_id = id AND state = @shown) AS Shown
            FROM orders WHERE EXISTS (SELECT 1 FROM order_items WHERE order_id = id AND state <> @shown) AND {Viewer.MaySee} ORDER BY rectify_by, number, id LIMIT @count
            """;

        /// <summary>Whoever asks: two orders of one issuer never share a number, also where one of them is closed to the viewer.</summary>
        public const string NumberTaken = "SELECT COUNT(*) FROM orders WHERE issuer = @issuer AND number = @number";

        public const string Items =
            "SELECT number, description, clause, requirement, system, due_on, state, remark FROM order_items WHERE order_id = @id ORDER BY number";

        public const string Evidence =
            """
            SELECT item_number, id, file_name, sha256, LENGTH(bytes) AS Length, added_at, says
            FROM order_evidence WHERE order_id = @id ORDER BY item_number, id
            """;

        public const string EvidenceBytes =
            "SELECT bytes FROM order_evidence WHERE id = @evidence AND order_id = @id";

        public const string Add =
            """
            INSERT INTO orders (id, case_id, number, issuer, addressee, legal_basis, served_at, rectify_by, access_group)
            VALUES (@id, @caseId, @number, @issuer, @addressee, @legalBasis, @servedAt, @rectifyBy, @accessGroup)
            """;

        public const string AddItem =
            """
            INSERT INTO order_items (order_id, number, description, clause, requirement, system, due_on, state, remark)
            VALUES (@id, @number, @description, @clause, @requirement, @system, @dueOn, @state, @remark)
            """;

        public const string AddEvidence =
            """
            INSERT INTO order_evidence (id, order_id, item_number, file_name, sha256, bytes, added_at, says)
            VALUES (@evidence, @id, @number, @fileName, @sha256, @bytes, @addedAt, @says)
            """;

        public const string SetState = "UPDATE order_items SET state = @state, remark = @remark WHERE order_id = @id AND number = @number";
    }

    internal sealed record Row(
        string Id, string CaseId, string Number, string Issuer, string Addressee, string LegalBasis, long ServedAt, string RectifyBy, string? AccessGroup)
    {
        public Order ToOrder() => new(
            new OrderId(Foundation.Id.Parse(Id)),
            new CaseId(Foundation.Id.Parse(CaseId)),
            Number,
            new OrganisationId(Foundation.Id.Parse(Issuer)),
            new OrganisationId(Foundation.Id.Parse(Addressee)),
            LegalBasis,
            ServedAt.ToInstant(),
            LocalDatePattern.Iso.Parse(RectifyBy).Value,
            AccessGroup is null ? null : Foundation.Id.Parse(AccessGroup));
    }

    internal sealed record TallyRow(
        string Id, string CaseId, string Number, string Issuer, string Addressee, string LegalBasis, long ServedAt, string RectifyBy, string? AccessGroup, long Items, long Shown)
    {
        public OrderTally ToTally() => new(new Row(Id, CaseId, Number, Issuer, Addressee, LegalBasis, ServedAt, RectifyBy, AccessGroup).ToOrder(), (int)Items, (int)Shown);
    }

    internal sealed record ItemRow(
        long Number, string Description, string Clause, string Requirement, string System, string? DueOn, string State, string Remark)
    {
        public OrderItem ToItem(IReadOnlyList<Evidence> evidence) => new(
            new OrderLine((int)Number, Description, Clause, Requirement, System, DueOn is null ? null : LocalDatePattern.Iso.Parse(DueOn).Value),
            OrderWords.ParseState(State),
            Remark,
            evidence);
    }

    internal sealed record EvidenceRow(long ItemNumber, string Id, string FileName, string Sha256, long Length, long AddedAt, string Says)
    {
        public Evidence ToEvidence() => new(Foundation.Id.Parse(Id), FileName, Sha256, Length, AddedAt.ToInstant(), Says);
    }

    /// <summary>The orders of which an item has no evidence yet, the first to be rectified first.</summary>
    public static async Task<IReadOnlyList<OrderTally>> OpenAsync(ReadSession session, int count, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<TallyRow>(
            Sql.Open,
            new { shown = ItemState.EvidenceSubmitted.ToWord(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => row.ToTally())];

    /// <summary>The order, or null when there is none that this viewer may see.</summary>
    public static async Task<Order?> FindAsync(ReadSession session, OrderId id, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.Find,
            new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        return row?.ToOrder();
    }

    /// <summary>The order that a case is about, or null.</summary>
    public static async Task<Order?> FindByCaseAsync(ReadSession session, CaseId caseId, CancellationToken cancellationToken)
    {
        var row = await session.Connection.QuerySingleOrDefaultAsync<Row>(
            Sql.FindByCase,
            new { caseId = caseId.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        return row?.ToOrder();
    }

    /// <summary>The orders with the issuer's number; several issuers may have used it.</summary>
    public static async Task<IReadOnlyList<Order>> FindByNumberAsync(ReadSession session, string number, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(
            Sql.FindByNumber,
            new { number, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        return [.. rows.Select(row => row.ToOrder())];
    }

    /// <summary>All orders that this viewer may see, the earliest date first.</summary>
    public static async Task<IReadOnlyList<Order>> ListAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(
            Sql.List,
            new { viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        return [.. rows.Select(row => row.ToOrder())];
    }

    /// <summary>The items of an order that the viewer was shown, by number, with their evidence.</summary>
    public static async Task<IReadOnlyList<OrderItem>> ItemsAsync(ReadSession session, Order order, CancellationToken cancellationToken)
    {
        var id = order.Id.ToString();
        var evidence = (await session.Connection.QueryAsync<EvidenceRow>(Sql.Evidence, new { id, cancellationToken }, session.Transaction))
            .ToLookup(row => row.ItemNumber, row => row.ToEvidence());
        var items = await session.Connection.QueryAsync<ItemRow>(Sql.Items, new { id, cancellationToken }, session.Transaction);
        return [.. items.Select(row => row.ToItem([.. evidence[row.Number]]))];
    }

    /// <summary>The bytes of a piece of evidence, or null.</summary>
    public static Task<byte[]?> EvidenceBytesAsync(ReadSession session, Order order, Id evidence, CancellationToken cancellationToken) =>
        session.Connection.QuerySingleOrDefaultAsync<byte[]?>(
            Sql.EvidenceBytes, new { id = order.Id.ToString(), evidence = evidence.ToString(), cancellationToken }, session.Transaction);

    internal static async Task<bool> IsNumberTakenAsync(
        ReadSession session, OrganisationId issuer, string number, CancellationToken cancellationToken) =>
        await session.Connection.ExecuteScalarAsync<long>(
            Sql.NumberTaken, new { issuer = issuer.ToString(), number, cancellationToken }, session.Transaction) > 0;

    internal static async Task AddAsync(WriteSession session, Order order, IReadOnlyList<OrderLine> lines, CancellationToken cancellationToken)
    {
        var id = order.Id.ToString();
        await session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id,
                caseId = order.CaseId.ToString(),
                number = order.Number,
                issuer = order.Issuer.ToString(),
                addressee = order.Addressee.ToString(),
                legalBasis = order.LegalBasis,
                servedAt = order.ServedAt.ToTicks(),
                rectifyBy = LocalDatePattern.Iso.Format(order.RectifyBy),
                accessGroup = order.AccessGroup?.ToString(),
                cancellationToken,
            },
            session.Transaction);
        foreach (var line in lines)
        {
            await session.Connection.ExecuteAsync(
                Sql.AddItem,
                new
                {
                    id,
                    number = (long)line.Number,
                    description = line.Description,
                    clause = line.Clause,
                    requirement = line.Requirement,
                    system = line.System,
                    dueOn = line.DueOn is { } due ? LocalDatePattern.Iso.Format(due) : null,
                    state = ItemState.Open.ToWord(),
                    remark = "",
                    cancellationToken,
                },
                session.Transaction);
        }
    }

    internal static Task AddEvidenceAsync(
        WriteSession session, Order order, int number, Evidence evidence, byte[] bytes, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.AddEvidence,
            new
            {
                evidence = evidence.Id.ToString(),
                id = order.Id.ToString(),
                number = (long)number,
                fileName = evidence.FileName,
                sha256 = evidence.Sha256,
                bytes = bytes.AsBlob(),
                addedAt = evidence.AddedAt.ToTicks(),
                says = evidence.Says,
                cancellationToken,
            },
            session.Transaction);

    internal static Task SetStateAsync(
        WriteSession session, Order order, int number, ItemState state, string remark, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.SetState,
            new { id = order.Id.ToString(), number = (long)number, state = state.ToWord(), remark, cancellationToken },
            session.Transaction);
}
