using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>
/// Keeps the duties of all cases: computes anew the cases to which something happened since the log was last read, those whose answer the
/// hour has turned, and, when rules or profile have changed, all others. It works in chunks, each a transaction of its own; cut off anywhere,
/// the next run goes on with what is left. Several may run at once: they do the same work and write the same.
/// </summary>
public static class RefreshDuties
{
    /// <summary>Cases of one transaction: long enough to pay for its queries, short enough that nobody waits for it.</summary>
    private const int Chunk = 1_000;

    private const int EventsAtOnce = 10_000;

    /// <summary>Runs until nothing is left to compute for <paramref name="now"/>.</summary>
    /// <param name="database">The store.</param>
    /// <param name="laws">What is in use.</param>
    /// <param name="now">The instant for which the duties are wanted, rounded down to 100 ns; an earlier one than last time computes all cases.</param>
    /// <param name="progress">Told after each chunk how many cases have been computed so far; null when nobody asks.</param>
    /// <param name="cancellationToken">Ends it between two chunks; what was computed stays.</param>
    /// <returns>How many cases were computed.</returns>
    public static async Task<Result<int>> RunAsync(
        Database database, Laws laws, Instant now, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        now = now.ToTicks().ToInstant();
        var (basis, reader, lastCase) = await database.ReadAsync(Viewer.Machine, async (session, token) => (
            DutyBasis.Of(laws, await OwnEntities.OfAsync(session, token)),
            await DutyStore.ReaderAsync(session, token),
            await DutyStore.LastCaseAsync(session, token)), cancellationToken);
        var run = new Run(database, laws, basis, now, progress, cancellationToken);

        var (position, touched) = await run.TouchedAsync(reader.Position);
        foreach (var chunk in touched.Chunk(Chunk))
            if (!(await run.ComputeAsync(chunk)).Succeeded(out _, out var problems)) return problems;
        if (reader.Basis != basis || now < reader.Latest.ToInstant())
            for (var after = 0L; after < lastCase; after += Chunk)
            {
                var left = await database.ReadAsync(
                    Viewer.Machine, (session, token) => DutyStore.OtherwiseAsync(session, basis, now, after, Math.Min(after + Chunk, lastCase), token), cancellationToken);
                if (!(await run.ComputeAsync(left)).Succeeded(out _, out var problems)) return problems;
            }
        while (await database.ReadAsync(Viewer.Machine, (session, token) => DutyStore.TurnedAsync(session, now, Chunk, token), cancellationToken) is { Count: > 0 } turned)
            if (!(await run.ComputeAsync(turned)).Succeeded(out _, out var problems)) return problems;
        if (position == reader.Position && run.Computed == 0) return 0;
        var advanced = await database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
        {
            await DutyStore.AdvanceAsync(session, new DutyStore.ReaderRow(position, basis, now.ToTicks()), token);
            return new Done();
        }, cancellationToken);
        return advanced.Succeeded(out _, out var refused) ? run.Computed : refused;
    }

    private sealed class Run(Database database, Laws laws, string basis, Instant now, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        private readonly CaseFactsReader reader = new(laws.Organisation);

        public int Computed { get; private set; }

        /// <summary>
        /// The cases that events from a position on are about, the unnumbered ones too, and the position after the last numbered one. An event
        /// that is committed while this runs gets a later number, so the next run sees it.
        /// </summary>
        public Task<(long Position, IReadOnlyList<CaseId> Cases)> TouchedAsync(long from) => database.ReadAsync(Viewer.Machine, async (session, token) =>
        {
            var touched = new HashSet<CaseId>();
            while (await EventStore.SubjectsFromAsync(session, from, EventsAtOnce, token) is { Count: > 0 } events)
            {
                await TouchAsync(session, touched, events, token);
                from = events[^1].Position + 1;
            }
            await TouchAsync(session, touched, await EventStore.UnnumberedSubjectsAsync(session, token), token);
            return (from, (IReadOnlyList<CaseId>)[.. touched]);
        }, cancellationToken);

        private static async Task TouchAsync(
            ReadSession session, HashSet<CaseId> touched, IReadOnlyList<EventStore.SubjectRow> events, CancellationToken cancellationToken)
        {
            foreach (var subject in events.Select(happened => happened.Subject).Distinct(StringComparer.Ordinal))
                touched.UnionWith(await CasesOfAsync(session, Subject.Parse(subject), cancellationToken));
        }

        public async Task<Result<Done>> ComputeAsync(IReadOnlyList<CaseId> ids)
        {
            if (ids.Count == 0) return new Done();
            var written = await database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
            {
                var cases = await CaseStore.OfIdsAsync(session, ids, token);
                var facts = await reader.ReadAsync(session, cases, token);
                var kept = new CaseDuties[cases.Count];
                Parallel.For(0, cases.Count, i => kept[i] = CaseDuties.Of(cases[i].Id, Evaluator.Duties(laws.Rules, facts[i], now), facts[i], basis, now));
                await DutyStore.PutAsync(session, kept, token);
                return new Done();
            }, cancellationToken);
            Computed += ids.Count;
            progress?.Report(Computed);
            return written;
        }

        private static async Task<IEnumerable<CaseId>> CasesOfAsync(ReadSession session, Subject subject, CancellationToken cancellationToken) => subject.Concept switch
        {
            "case" => [new CaseId(subject.Id)],
            "signal" => await SignalStore.FindAsync(session, new SignalId(subject.Id), cancellationToken) is { Case: { } about } ? [about] : [],
            "release" => await OfAssetAsync(session, new ReleaseId(subject.Id), cancellationToken),
            "system" => await OfAssetAsync(session, new SystemId(subject.Id), cancellationToken),
            _ => [],
        };

        private static async Task<IEnumerable<CaseId>> OfAssetAsync(ReadSession session, AssetId asset, CancellationToken cancellationToken) =>
            (await CaseStore.OfAssetAsync(session, asset, cancellationToken)).Select(about => about.Id);
    }
}
