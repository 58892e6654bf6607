using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Replay;

/// <summary>The facts of some cases as the ledger recorded them, and beside them as the table has them.</summary>
internal sealed class RecordedFacts
{
    private static readonly string[] Types = [RecordedFact.Type, RecordedFact.Retracted];

    private readonly Dictionary<CaseId, OfCase> cases;

    private RecordedFacts(Dictionary<CaseId, OfCase> cases) => this.cases = cases;

    /// <summary>Reads both.</summary>
    public static async Task<RecordedFacts> ReadAsync(ReadSession session, IEnumerable<CaseId> of, CancellationToken cancellationToken)
    {
        var cases = of.ToDictionary(id => id, _ => new OfCase());
        foreach (var recorded in await EventStore.OfSubjectsAsync(session, cases.Keys.Select(CaseEvents.Subject), Types, cancellationToken)) cases[new(recorded.Subject.Id)].Take(recorded);
        foreach (var row in await FactStore.RowsAsync(session, cases.Keys, cancellationToken)) cases[new(Id.Parse(row.CaseId))].Rows.Add(row);
        return new(cases);
    }

    /// <summary>Those of one case.</summary>
    public OfCase Of(CaseId id) => cases[id];

    /// <summary>The facts that count, as rules read them: what was recorded, and of what was erased what the table still has.</summary>
    public ILookup<string, StandingFact> Standing()
    {
        var standing = new List<(string Case, StandingFact Fact)>();
        foreach (var (id, of) in cases)
        {
            var kept = of.Rows.Where(of.IsErased).ToList();
            var gone = of.Facts.Values.Select(fact => fact.Texts.GetValueOrDefault("supersedes")).Concat(kept.Select(row => row.Supersedes)).OfType<string>().Concat(of.Retracted)
                .ToHashSet(StringComparer.Ordinal);
            if (of.ErasedRetractions > 0) gone.UnionWith(of.Rows.Where(row => row.RetractedAt is not null).Select(row => row.Id));
            standing.AddRange(of.Facts.Values.Where(fact => !gone.Contains(fact.Id)).Select(fact => ($"{id}", fact.Standing())));
            foreach (var row in kept.Where(row => row.RetractedAt is null && !gone.Contains(row.Id)))
                if (Of(row) is { } fact) standing.Add(($"{id}", fact));
        }
        return standing.ToLookup(each => each.Case, each => each.Fact, StringComparer.Ordinal);
    }

    /// <summary>Null for a row that says nothing which can be read: nothing follows from it.</summary>
    private static StandingFact? Of(FactStore.Row row)
    {
        if (!Words.TryParse<FactKind>(row.Kind, out var kind) || DateTimeZoneProviders.Tzdb.GetZoneOrNull(row.Zone) is null || row.Earliest > row.Latest) return null;
        if (row.OnDate is { } date && !LocalDatePattern.Iso.Parse(date).Success) return null;
        var fact = new Clocks.Evaluation.Fact
        {
            Id = row.Id,
            Kind = kind,
            When = OccurrenceColumns.Read(row.Earliest, row.Latest, row.Zone, row.OnDate),
            RecordedAt = row.RecordedAt.ToInstant(),
            Group = row.About,
            Recipient = row.Recipient,
            Stage = row.Stage,
        };
        return new StandingFact(fact, Names.Split(row.Assets));
    }

    /// <summary>One case.</summary>
    internal sealed class OfCase
    {
        private readonly HashSet<(Instant At, string Who)> erased = [];

        /// <summary>The facts that were recorded and not erased, by id, the corrected and withdrawn ones too.</summary>
        public Dictionary<string, RecordedFact> Facts { get; } = new(StringComparer.Ordinal);

        /// <summary>The facts that were withdrawn.</summary>
        public HashSet<string> Retracted { get; } = new(StringComparer.Ordinal);

        /// <summary>The facts that the table has.</summary>
        public List<FactStore.Row> Rows { get; } = [];

        /// <summary>How many events that recorded a fact have lost their payload.</summary>
        public int ErasedFacts { get; private set; }

        /// <summary>How many events that withdrew one have.</summary>
        public int ErasedRetractions { get; private set; }

        public void Take(LoggedEvent recorded)
        {
            if (RecordedFact.TryRead(recorded, out var fact)) Facts[fact.Id] = fact;
            else if (RecordedFact.RetractedBy(recorded) is { } retracted) Retracted.Add(retracted);
            else if (recorded.Type == RecordedFact.Retracted) ErasedRetractions++;
            else
            {
                ErasedFacts++;
                erased.Add((recorded.RecordedAt, recorded.Who));
            }
        }

        /// <summary>Whether a fact of the table may be one that was recorded and erased: it was recorded when one was, by the same person.</summary>
        public bool IsErased(FactStore.Row row) => !Facts.ContainsKey(row.Id) && erased.Contains((row.RecordedAt.ToInstant(), row.RecordedBy));
    }
}
