using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;
using Rectify.Findings;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Cases.Following;

/// <summary>
/// Brings the findings to what the advisories say now: only the package versions that changes name are matched, each once, and only the
/// assets that hold them are looked at; when nothing can be said of what changed, every asset. It works in chunks, each of which is one
/// command; cut off anywhere, the next run goes on behind the last chunk. What scanners found is asked about by its ids. Any number of processes may tick: the one with the lease works,
/// and a former holder is fenced off by the token.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs the chunks.</param>
/// <param name="self">Who acts for what the program does by itself.</param>
/// <param name="holder">What this process is called where it holds a lease.</param>
public sealed class FollowAdvisories(Database database, Commands commands, Actor self, string holder)
{
    private const string LeaseName = "follow-advisories";

    /// <summary>How long the lease lasts from each command on.</summary>
    private static readonly Duration LeaseTime = Duration.FromSeconds(30);

    /// <summary>Vulnerabilities of one pass, at most.</summary>
    private const int ChangesAtOnce = 500;

    /// <summary>Vulnerabilities that are named in one transaction.</summary>
    private const int NamesAtOnce = 200;

    private readonly OwnLease lease = new(database, LeaseName, holder, LeaseTime);

    /// <summary>The most assets of one transaction; a test takes fewer.</summary>
    internal int AssetsAtOnce { get; init; } = MatchingChunk.MostAssets;

    /// <summary>
    /// Does what there is to do, or so many chunks of it; gives the lease back when nothing is left. How many chunks that were: 0 when the
    /// findings follow, or another process is at it.
    /// </summary>
    /// <param name="advisories">The advisory database as it is now.</param>
    /// <param name="chunks">The most chunks that are done at once.</param>
    /// <param name="cancellationToken">Ends it between two chunks.</param>
    public async Task<Result<int>> TickAsync(AdvisoryDatabase advisories, int chunks, CancellationToken cancellationToken)
    {
        using var reader = advisories.BeginRead();
        if (reader.Status.Point is not { } now) return 0;
        var done = 0;
        while (done < chunks)
        {
            var (following, waiting, asked) = await database.ReadAsync(
                Viewer.Machine,
                async (session, token) => (await FollowingStore.ReadAsync(session, token), await FollowingStore.WaitingAsync(session, 1, token), await FollowingStore.AskedAboutAsync(session, 1, token)),
                cancellationToken);
            var isThere = following.Pass is null && following.At == now;
            var scores = reader.Status.Epss is { } epss ? $"{epss.Edition} {epss.EditionAt:O}" : "";
            if (isThere && waiting.Count == 0 && asked.Count == 0 && following.Scores == scores)
            {
                await lease.ReleaseAsync(cancellationToken);
                return done;
            }
            if (!(await lease.AcquireAsync(cancellationToken)).Succeeded(out var held, out var problems)) return problems;
            if (!held) return done;
            var step = following.Pass is null && isThere
                ? asked.Count > 0 ? await LookUpAsync(reader, cancellationToken)
                    : following.Scores != scores ? await ScoresAsync(reader, scores, cancellationToken) : await AgainAsync(reader, now, cancellationToken)
                : await PassAsync(reader, now, following, chunks - done, cancellationToken);
            if (!step.Succeeded(out var more, out problems)) return problems;
            if (more == 0) return done; // the lease has passed to another
            done += more;
        }
        return done;
    }

    /// <summary>Does all there is to do.</summary>
    public async Task<Result<int>> DrainAsync(AdvisoryDatabase advisories, CancellationToken cancellationToken) => await TickAsync(advisories, int.MaxValue, cancellationToken);

    /// <summary>Begins a pass where none is under way, and works on it.</summary>
    private async Task<Result<int>> PassAsync(AdvisoryReader reader, AdvisoryPoint now, FollowedState following, int chunks, CancellationToken cancellationToken)
    {
        var pass = following.Pass;
        // What was begun towards a file that is no longer there is begun again towards the one that is.
        if (pass is null || !now.Covers(pass.Toward))
        {
            var (toward, isWhole) = Toward(reader, now, following.At);
            var begun = await HeldAsync(new BeginPass(toward, isWhole), cancellationToken);
            if (!begun.Succeeded(out var held, out var problems)) return problems;
            if (!held.IsOurs || held.Value is null) return 0;
            pass = held.Value;
        }
        MatchPackages match = queries => Matcher.Match(reader, queries, cancellationToken);
        if (pass.IsWhole || following.At is not { } from)
            return await ChunksAsync(new WholePass(database, pass, match) { MostAssets = AssetsAtOnce }, chunks, cancellationToken);
        for (var also = new HashSet<string>(StringComparer.Ordinal); ;)
        {
            var run = await ChangesPass.OpenAsync(database, pass, reader, from, also, match, AssetsAtOnce, cancellationToken);
            if (!(await NameAsync(run, cancellationToken)).Succeeded(out var isOurs, out var problems)) return problems;
            if (!isOurs) return 0;
            // New names may make one of what was kept as two: then there is more to ask about.
            var names = await run.NamesAsync(cancellationToken);
            if (run.AsksAbout(names)) return await ChunksAsync(run, chunks, cancellationToken);
            also.UnionWith(names);
        }
    }

    private async Task<Result<bool>> NameAsync(MatchingPass run, CancellationToken cancellationToken)
    {
        foreach (var some in run.Matches.Vulnerabilities.Chunk(NamesAtOnce))
        {
            if (!(await HeldAsync(new NameVulnerabilities(some), cancellationToken)).Succeeded(out var named, out var problems)) return problems;
            if (named.Value is null) return false;
            foreach (var (id, vulnerability) in named.Value) run.Vulnerabilities.Add(id, vulnerability);
        }
        return true;
    }

    /// <summary>The next point to bring the findings to; everything is matched when the point they follow is one of another file.</summary>
    private static (AdvisoryPoint Toward, bool IsWhole) Toward(AdvisoryReader reader, AdvisoryPoint now, AdvisoryPoint? at)
    {
        if (at is not { } from || !now.Covers(from)) return (now, true);
        var changes = reader.ChangesAfter(from.Sequence, ChangesAtOnce);
        return (changes.Count < ChangesAtOnce ? now : now with { Sequence = changes[^1].Sequence }, false);
    }

    /// <summary>While one chunk is written, the next one is read.</summary>
    private async Task<Result<int>> ChunksAsync(MatchingPass run, int chunks, CancellationToken cancellationToken)
    {
        var ahead = run.ReadAsync(cancellationToken);
        try
        {
            for (var done = 1; ; done++)
            {
                var chunk = await ahead;
                if (chunk is not null && done < chunks) ahead = Task.Run(() => run.ReadAsync(cancellationToken), CancellationToken.None);
                ICommand<Done> command = chunk is null ? new EndPass(run) : new FollowChunk(run, chunk);
                if (!(await HeldAsync(command, cancellationToken)).Succeeded(out var held, out var problems)) return problems;
                if (!held.IsOurs) return 0;
                if (chunk is null || done >= chunks) return done;
            }
        }
        finally
        {
            // It reads the snapshot of the advisories, which is closed after this.
            await Task.WhenAny(ahead);
        }
    }

    /// <summary>Matches assets again that were matched against something older than the others.</summary>
    private async Task<Result<int>> AgainAsync(AdvisoryReader reader, AdvisoryPoint now, CancellationToken cancellationToken)
    {
        var run = new WaitingPass(database, now, queries => Matcher.Match(reader, queries, cancellationToken));
        if (await run.ReadAsync(cancellationToken) is not { } chunk) return 1;
        return (await HeldAsync(new FollowChunk(run, chunk), cancellationToken)).Succeeded(out var held, out var problems) ? held.IsOurs ? 1 : 0 : problems;
    }

    /// <summary>Asks about vulnerabilities that scanners found.</summary>
    private async Task<Result<int>> LookUpAsync(AdvisoryReader reader, CancellationToken cancellationToken) =>
        (await HeldAsync(new LookUpScanned(new(reader.AliasesOf, reader.FindKev, reader.FindEpss)), cancellationToken)).Succeeded(out var held, out var problems)
            ? held.IsOurs ? 1 : 0
            : problems;

    /// <summary>Refreshes the scores of what is found anywhere: one row a vulnerability.</summary>
    private async Task<Result<int>> ScoresAsync(AdvisoryReader reader, string edition, CancellationToken cancellationToken)
    {
        const int AtOnce = 1_000;
        for (var after = ""; ;)
        {
            var rows = await database.ReadAsync(Viewer.Machine, (session, token) => VulnerabilityStore.ScoresAsync(session, after, AtOnce, token), cancellationToken);
            var other = rows.GroupBy(row => (row.Id, row.Epss))
                .Select(group => (group.Key.Id, group.Key.Epss, Now: MatchFindings.Score(group.Select(row => reader.FindEpss(row.Name)).FirstOrDefault(score => score is not null))))
                .Where(each => each.Epss != (long?)(each.Now * 1_000_000m)).Select(each => (new VulnerabilityId(Id.Parse(each.Id)), each.Now)).ToList();
            var isLast = rows.Select(row => row.Id).Distinct().Count() < AtOnce;
            if (!(await HeldAsync(new RefreshScores(other, isLast ? edition : null), cancellationToken)).Succeeded(out var held, out var problems)) return problems;
            if (!held.IsOurs) return 0;
            if (isLast) return 1;
            after = rows[^1].Id;
        }
    }

    private async Task<Result<Held<T>>> HeldAsync<T>(ICommand<T> command, CancellationToken cancellationToken)
    {
        if (lease.Held is not { } taken) return default(Held<T>);
        var done = await commands.RunAsync(new UnderLease<T>(taken, LeaseTime, command), self, cancellationToken);
        if (done.Succeeded(out var held, out _) && !held.IsOurs) lease.Lose();
        return done;
    }
}
