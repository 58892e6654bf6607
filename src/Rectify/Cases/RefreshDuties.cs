using NodaTime;
using Rectify.Cases.Duties;
using Rectify.Cases.Links;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>
/// Keeps the duties of all cases: computes anew the cases to which something happened since the log was last read, those whose answer the
/// hour has turned, and those that were computed with other rules or another profile. It works in chunks, on every processor; cut off
/// anywhere, the next run goes on with what is left. Several may run at once.
/// </summary>
public static class RefreshDuties
{
    /// <summary>Cases of one transaction: long enough to pay for its queries, short enough that nobody waits for it.</summary>
    private const int Chunk = 1_000;

    private const int EventsAtOnce = 10_000;

    /// <summary>Runs until nothing is left to compute for <paramref name="now"/>.</summary>
    /// <param name="database">The store.</param>
    /// <param name="laws">What is in use.</param>
    /// <param name="now">The instant for which the duties are wanted, rounded down to 100 ns; an earlier one than last time computes what was computed for later ones.</param>
    /// <param name="progress">Told after each chunk how many cases it held; null when nobody asks.</param>
    /// <param name="cancellationToken">Ends it between two chunks; what was computed stays.</param>
    /// <returns>How many cases were computed.</returns>
    public static async Task<Result<int>> RunAsync(
        Database database, Laws laws, Instant now, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        now = now.ToTicks().ToInstant();
        var (own, basis, reader, work) = await database.ReadAsync(Viewer.Machine, async (session, token) =>
        {
            var own = await OwnEntities.OfAsync(session, token);
            var (basis, reader) = (DutyBasis.Of(laws, own), await DutyStore.ReaderAsync(session, token));
            return (own, basis, reader, await WorkAsync(session, reader, basis, now, token));
        }, cancellationToken);

        var run = new Run(database, laws, new CaseFactsReader(laws.Organisation, own), basis, work.Position, now);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        var failed = new Problems();
        await Parallel.ForEachAsync(work.Cases.Chunk(Chunk), options, async (chunk, token) =>
        {
            if (failed.Any) return;
            if ((await run.ComputeAsync(chunk, token)).Succeeded(out _, out var problems)) progress?.Report(chunk.Length);
            else lock (failed) foreach (var problem in problems) failed.Add(problem);
        });
        if (failed.Any) return failed;
        if (work.Cases.Count == 0 && (work.Position, basis) == (reader.Position, reader.Basis)) return 0;
        return await database.WriteAsync<int>(Viewer.Machine, async (session, token) =>
        {
            await DutyStore.AdvanceAsync(session, new DutyStore.ReaderRow(work.Position, basis, now.ToTicks()), token);
            return work.Cases.Count;
        }, cancellationToken);
    }

    /// <summary>What is to be computed and since when it could be known, and up to where the log has been read for it.</summary>
    private sealed record Work(long Position, IReadOnlyDictionary<CaseId, Instant> Cases);

    /// <summary>
    /// The cases that events since the last run are about, the unnumbered ones too, and the cases that are kept otherwise than they would be
    /// now. An event that is committed later gets a later number, so the next run sees it.
    /// </summary>
    private static async Task<Work> WorkAsync(ReadSession session, DutyStore.ReaderRow reader, long basis, Instant now, CancellationToken cancellationToken)
    {
        var (position, cases) = await UnreadAsync(session, reader, cancellationToken);
        foreach (var (id, at) in await DutyStore.TurnedAsync(session, now, cancellationToken)) Touch(cases, id, at);
        if (basis != reader.Basis || now < reader.Latest.ToInstant())
            foreach (var id in await DutyStore.OtherwiseAsync(session, basis, now, cancellationToken)) Touch(cases, id, now);
        await TouchRootsAsync(session, cases, cancellationToken);
        return new Work(position, cases);
    }

    /// <summary>The cases to which something happened that their duties are not kept for yet.</summary>
    internal static async Task<IReadOnlySet<CaseId>> UnreadAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var (_, cases) = await UnreadAsync(session, await DutyStore.ReaderAsync(session, cancellationToken), cancellationToken);
        await TouchRootsAsync(session, cases, cancellationToken);
        return cases.Keys.ToHashSet();
    }

    private static async Task<(long Position, Dictionary<CaseId, Instant> Cases)> UnreadAsync(ReadSession session, DutyStore.ReaderRow reader, CancellationToken cancellationToken)
    {
        var (position, cases) = (reader.Position, new Dictionary<CaseId, Instant>());
        while (await EventStore.SubjectsFromAsync(session, position, EventsAtOnce, cancellationToken) is { Count: > 0 } events)
        {
            await TouchAsync(session, cases, events, cancellationToken);
            position = events[^1].Position + 1;
        }
        await TouchAsync(session, cases, await EventStore.UnnumberedSubjectsAsync(session, cancellationToken), cancellationToken);
        return (position, cases);
    }

    /// <summary>What happened in a duplicate counts in its original.</summary>
    private static async Task TouchRootsAsync(ReadSession session, Dictionary<CaseId, Instant> cases, CancellationToken cancellationToken)
    {
        var roots = await LinkStore.AllRootsAsync(session, cancellationToken);
        foreach (var (id, at) in cases.ToList())
            if (roots.TryGetValue(id, out var root)) Touch(cases, root, at);
    }

    /// <summary>The earliest of what touched it counts: nothing that was owed since then is lost.</summary>
    private static void Touch<T>(Dictionary<T, Instant> touched, T id, Instant at)
        where T : notnull
    {
        if (!touched.TryGetValue(id, out var before) || at < before) touched[id] = at;
    }

    private static async Task TouchAsync(
        ReadSession session, Dictionary<CaseId, Instant> cases, IReadOnlyList<EventStore.SubjectRow> events, CancellationToken cancellationToken)
    {
        // Tables of tens of thousands of rows come in at once: what cases are about them is asked once for all.
        var (assets, products) = (new Dictionary<AssetId, Instant>(), new Dictionary<ProductId, Instant>());
        foreach (var happened in events.GroupBy(happened => happened.Subject, StringComparer.Ordinal))
        {
            var (subject, at) = (Subject.Parse(happened.Key), happened.Min(each => each.RecordedAt).ToInstant());
            switch (subject.Concept)
            {
                case "case": Touch(cases, new CaseId(subject.Id), at); break;
                case "signal" when await SignalStore.FindAsync(session, new SignalId(subject.Id), cancellationToken) is { Case: { } about }: Touch(cases, about, at); break;
                case "case-link": foreach (var end in await LinkStore.EndsAsync(session, new CaseLinkId(subject.Id), cancellationToken)) Touch(cases, end, at); break;
                case "product": products[new(subject.Id)] = at; break;
                case "release": Touch(assets, new ReleaseId(subject.Id), at); break;
                case "system": Touch(assets, new SystemId(subject.Id), at); break;
            }
        }
        if (products.Count > 0)
            foreach (var (release, of) in await ProductStore.ReleasesOfAsync(session, products.Keys, cancellationToken)) Touch(assets, release, products[of]);
        if (assets.Count == 0) return;
        foreach (var (id, asset) in await CaseStore.AboutAsync(session, assets.Keys, cancellationToken)) Touch(cases, id, assets[asset]);
    }

    /// <summary>What a case owes at an instant, as it is kept, and until when that is so if nothing is recorded meanwhile.</summary>
    /// <param name="laws">What is in use.</param>
    /// <param name="facts">What the case is.</param>
    /// <param name="said">What people said at that instant does not apply.</param>
    /// <param name="carried">Whether the case is a duplicate of another.</param>
    /// <param name="now">The instant.</param>
    internal static (IReadOnlyList<KeptDuty> Duties, Instant? HoldsUntil) Compute(Laws laws, CaseFacts facts, IReadOnlyList<NotApplicable> said, bool carried, Instant now)
    {
        var duties = Evaluator.Duties(laws.Rules, facts, now);
        var (computed, ends) = (Holding.Until(duties, facts, now), said.Min(each => each.Until));
        return (
            [.. duties.Select(KeptDuty.Of).Select(duty => duty with { Carried = carried, SaidNotApplicable = said.Any(each => each.IsOf(duty)) })],
            ends < computed || computed is null ? ends : computed);
    }

    /// <summary>
    /// Computes chunks. What a chunk reads is of one moment, and is written a moment later: what happened between has an event that the next
    /// run reads, and a run that has read less of the log does not write over one that has read more.
    /// </summary>
    private sealed class Run(Database database, Laws laws, CaseFactsReader reader, long basis, long position, Instant now)
    {
        public async Task<Result<Done>> ComputeAsync(IReadOnlyList<KeyValuePair<CaseId, Instant>> touched, CancellationToken cancellationToken)
        {
            var knownAt = touched.ToDictionary(each => each.Key, each => each.Value);
            var kept = await database.ReadAsync(Viewer.Machine, async (session, token) =>
            {
                var cases = await CaseStore.OfIdsAsync(session, touched.Select(each => each.Key), token);
                var facts = await reader.ReadAsync(session, cases, token);
                var said = await NotApplicableStore.OfCasesAsync(session, cases.Select(about => about.Id), token);
                var roots = await LinkStore.RootsAsync(session, cases.Select(about => about.Id), token);
                return cases.Zip(facts, (about, known) => Of(
                    about, known, [.. said[about.Id].Where(each => each.CountsAt(now))], roots.ContainsKey(about.Id), knownAt[about.Id])).ToList();
            }, cancellationToken);
            return await database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
            {
                await DutyStore.PutAsync(session, kept, token);
                return new Done();
            }, cancellationToken);
        }

        private CaseDuties Of(Case about, CaseFacts facts, IReadOnlyList<NotApplicable> said, bool carried, Instant knownAt)
        {
            var (duties, holdsUntil) = Compute(laws, facts, said, carried, now);
            return new CaseDuties
            {
                Case = about.Id,
                Basis = basis,
                Position = position,
                ComputedAt = now,
                KnownAt = knownAt < now ? knownAt : now,
                HoldsUntil = holdsUntil,
                Duties = duties,
            };
        }
    }
}
