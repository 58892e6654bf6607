using Dapper;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>All SQL on facts. They are seen by whoever sees their case.</summary>
public static class FactStore
{
    private static class Sql
    {
        private const string All =
            """
            SELECT facts.id, case_id AS CaseId, kind, earliest, latest, zone, on_date AS OnDate, recorded_at AS RecordedAt, recorded_by AS RecordedBy,
                   facts.actor_strength AS ActorStrength, assets, about, recipient, stage, how_known AS HowKnown, evidence, signal_id AS SignalId,
                   supersedes, facts.reason, retracted_at AS RetractedAt, retracted_by AS RetractedBy,
                   fact_retractions.actor_strength AS RetractedWith, fact_retractions.reason AS RetractedBecause
            FROM facts LEFT JOIN fact_retractions ON fact_id = facts.id
            """;

        public const string OfCases = $"{All} WHERE case_id IN ({CaseStore.Visible}) ORDER BY facts.id";

        private const string Select = $"{All} WHERE case_id = @id AND EXISTS (SELECT 1 FROM cases WHERE cases.id = case_id AND {Viewer.MaySee})";

        public const string OfCase = $"{Select} ORDER BY facts.id";

        public const string Page = $"{Select} AND facts.id > @after ORDER BY facts.id LIMIT @count";

        public const string Superseded = "SELECT supersedes FROM facts WHERE case_id = @id AND supersedes IN (SELECT value FROM json_each(@facts))";

        public const string Standing =
            $"""
            SELECT facts.id, case_id AS CaseId, facts.kind, earliest, latest, zone, on_date AS OnDate, recorded_at AS RecordedAt, facts.assets, about,
                   recipient, stage, supersedes, retracted_at AS RetractedAt
            FROM facts LEFT JOIN fact_retractions ON fact_id = facts.id
            WHERE case_id IN ({CaseStore.Visible})
            """;

        public const string Keys =
            $"""
            SELECT case_id AS CaseId, facts.kind, earliest, latest, about, recipient, stage FROM facts WHERE case_id IN ({CaseStore.Visible})
            """;

        public const string Add =
            """
            INSERT INTO facts (id, case_id, kind, earliest, latest, zone, on_date, recorded_at, recorded_by, actor_strength, assets, about, recipient,
                stage, how_known, evidence, signal_id, supersedes, reason)
            VALUES (@id, @caseId, @kind, @earliest, @latest, @zone, @onDate, @recordedAt, @recordedBy, @actorStrength, @assets, @about, @recipient,
                @stage, @howKnown, @evidence, @signalId, @supersedes, @reason)
            """;

        public const string Retract =
            """
            INSERT INTO fact_retractions (fact_id, retracted_at, retracted_by, actor_strength, reason)
            VALUES (@id, @at, @by, @actorStrength, @reason)
            """;
    }

    internal sealed record Row(
        string Id, string CaseId, string Kind, long Earliest, long Latest, string Zone, string? OnDate, long RecordedAt, string RecordedBy,
        string ActorStrength, string Assets, string? About, string? Recipient, string? Stage, string? HowKnown, string Evidence, string? SignalId,
        string? Supersedes, string? Reason, long? RetractedAt, string? RetractedBy, string? RetractedWith, string? RetractedBecause)
    {
        public CaseFact ToFact() => new()
        {
            Id = new(Foundation.Id.Parse(Id)),
            Case = new(Foundation.Id.Parse(CaseId)),
            Kind = Stored.Word<FactKind>(Kind),
            Occurred = OccurrenceColumns.Read(Earliest, Latest, Zone, OnDate),
            RecordedAt = RecordedAt.ToInstant(),
            RecordedBy = new Actor(RecordedBy, Stored.Word<ActorStrength>(ActorStrength)),
            Assets = [.. Names.Split(Assets).Select(AssetId.Parse)],
            Group = About,
            Recipient = Recipient,
            Stage = Stage,
            HowKnown = HowKnown,
            Evidence = Evidence.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            Signal = SignalId is null ? null : new SignalId(Foundation.Id.Parse(SignalId)),
            Supersedes = Supersedes is null ? null : new FactId(Foundation.Id.Parse(Supersedes)),
            Reason = Reason,
            Retracted = RetractedAt is { } at && RetractedBy is not null && RetractedWith is not null
                ? new Retraction(at.ToInstant(), new Actor(RetractedBy, Stored.Word<ActorStrength>(RetractedWith)), RetractedBecause ?? "")
                : null,
        };
    }

    internal sealed record SupersededRow(string Supersedes);

    internal sealed record KeyRow(string CaseId, string Kind, long Earliest, long Latest, string? About, string? Recipient, string? Stage)
    {
        public FactKey ToKey() => new(
            new(Id.Parse(CaseId)), Stored.Word<FactKind>(Kind), Earliest.ToInstant(), Latest.ToInstant(), About, Recipient, Stage);
    }

    internal sealed record StandingRow(
        string Id, string CaseId, string Kind, long Earliest, long Latest, string Zone, string? OnDate, long RecordedAt, string Assets, string? About,
        string? Recipient, string? Stage, string? Supersedes, long? RetractedAt)
    {
        public StandingFact ToFact() => new(
            new Clocks.Evaluation.Fact
            {
                Id = Id,
                Kind = Stored.Word<FactKind>(Kind),
                When = OccurrenceColumns.Read(Earliest, Latest, Zone, OnDate),
                RecordedAt = RecordedAt.ToInstant(),
                Group = About,
                Recipient = Recipient,
                Stage = Stage,
            },
            Names.Split(Assets));
    }

    /// <summary>The facts of a case in the order of their recording, the corrected and withdrawn ones included; none when the viewer may not see the case.</summary>
    public static async Task<IReadOnlyList<CaseFact>> OfCaseAsync(ReadSession session, CaseId id, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(
            Sql.OfCase, new { id = id.ToString(), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction);
        return [.. rows.Select(row => row.ToFact())];
    }

    /// <summary>The same after one of them, at most <paramref name="count"/>, each with whether it counts.</summary>
    public static async Task<IReadOnlyList<(CaseFact Fact, bool Stands)>> PageAsync(ReadSession session, CaseId id, Id after, int count, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<Row>(
            Sql.Page,
            new { id = id.ToString(), after = after.ToString(), count = (long)count, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction);
        var facts = rows.Select(row => row.ToFact()).ToList();
        var superseded = (await session.Connection.QueryAsync<SupersededRow>(
            Sql.Superseded, new { id = id.ToString(), facts = TextList.Of(facts.Select(fact => fact.Id.ToString())), cancellationToken }, session.Transaction))
            .Select(row => row.Supersedes).ToHashSet(StringComparer.Ordinal);
        return [.. facts.Select(fact => (fact, fact.Retracted is null && !superseded.Contains(fact.Id.ToString())))];
    }

    /// <summary>All facts of several cases as the table has them, whatever stands there.</summary>
    internal static async Task<IReadOnlyList<Row>> RowsAsync(ReadSession session, IEnumerable<CaseId> cases, CancellationToken cancellationToken) =>
        [.. await session.Connection.QueryAsync<Row>(
            Sql.OfCases,
            new { cases = TextList.Of(cases.Select(id => id.ToString())), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)];

    /// <summary>The facts that count: neither corrected nor withdrawn.</summary>
    public static IReadOnlyList<CaseFact> Standing(IReadOnlyList<CaseFact> facts)
    {
        var superseded = facts.Select(fact => fact.Supersedes).OfType<FactId>().ToHashSet();
        return [.. facts.Where(fact => fact.Retracted is null && !superseded.Contains(fact.Id))];
    }

    /// <summary>The facts that count of several cases, by case, as rules read them; in no order, because rules ask for none.</summary>
    /// <param name="session">The session.</param>
    /// <param name="cases">The ids of the cases, as <see cref="TextList"/> writes them.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    internal static async Task<ILookup<string, StandingFact>> StandingAsync(ReadSession session, string cases, CancellationToken cancellationToken)
    {
        var rows = await session.Connection.QueryAsync<StandingRow>(
            Sql.Standing, new { cases, viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken }, session.Transaction);
        var all = rows.ToList();
        var superseded = all.Select(row => row.Supersedes).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return all.Where(row => row.RetractedAt is null && !superseded.Contains(row.Id)).ToLookup(row => row.CaseId, row => row.ToFact(), StringComparer.Ordinal);
    }

    /// <summary>What tells the facts of some cases from each other, of the corrected and withdrawn ones too.</summary>
    internal static async Task<IReadOnlyList<FactKey>> KeysAsync(ReadSession session, IEnumerable<CaseId> cases, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<KeyRow>(
            Sql.Keys,
            new { cases = TextList.Of(cases.Select(id => id.ToString())), viewer = session.Viewer.PersonId, seesAll = session.Viewer.SeesAll, cancellationToken },
            session.Transaction)).Select(row => row.ToKey())];

    internal static Task AddAsync(WriteSession session, CaseFact fact, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = fact.Id.ToString(),
                caseId = fact.Case.ToString(),
                kind = Words.Of(fact.Kind),
                earliest = fact.Occurred.Earliest.ToTicks(),
                latest = fact.Occurred.Latest.ToTicks(),
                zone = fact.Occurred.Zone.Id,
                onDate = OccurrenceColumns.DateOf(fact.Occurred),
                recordedAt = fact.RecordedAt.ToTicks(),
                recordedBy = fact.RecordedBy.Who,
                actorStrength = Words.Of(fact.RecordedBy.Strength),
                assets = Names.Join([.. fact.Assets.Select(asset => asset.ToString())]),
                about = fact.Group,
                recipient = fact.Recipient,
                stage = fact.Stage,
                howKnown = fact.HowKnown,
                evidence = string.Join('\n', fact.Evidence),
                signalId = fact.Signal?.ToString(),
                supersedes = fact.Supersedes?.ToString(),
                reason = fact.Reason,
                cancellationToken,
            },
            session.Transaction);

    internal static Task RetractAsync(WriteSession session, FactId fact, Retraction retraction, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Retract,
            new
            {
                id = fact.ToString(),
                at = retraction.At.ToTicks(),
                by = retraction.By.Who,
                actorStrength = Words.Of(retraction.By.Strength),
                reason = retraction.Reason,
                cancellationToken,
            },
            session.Transaction);
}
