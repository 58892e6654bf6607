using NodaTime;
using Rectify.Advisories.Database;
using Rectify.Cases;
using Rectify.Cases.Coordination;
using Rectify.Cases.Following;
using Rectify.Findings;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Inventory.Holders;
using Rectify.Ledger;
using Rectify.Parties.Accounts;
using Rectify.Parties.Drafts;
using Rectify.Parties.Sessions;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Workers;

/// <summary>
/// What a server does by itself, each in small steps that any number of processes may take at once: findings are brought to what the advisories say now, suppressions whose end has come are ended, duties that a change or the hour has turned are computed again, what came into releases and systems is merged into the index
/// of who has what, the list of findings in memory follows the log, old answers, sessions and texts that nobody saved are forgotten.
/// </summary>
internal sealed class Housekeeping(Instance instance) : IWorker
{
    /// <summary>Of a thousand releases each: a feed that names half of a hundred thousand is done in one step, and nothing else waits for long.</summary>
    private const int ChunksAtOnce = 128;

    private static readonly Duration Forgetting = Duration.FromHours(1);

    private readonly FollowAdvisories _advisories = new(instance.Database, instance.Workspace.Commands, Instance.Self, instance.Name);
    private readonly HolderIndex _holders = new(instance.Database, instance.Name);
    private Instant _forgotAt = Instant.MinValue;

    /// <inheritdoc />
    public Duration Pause => Duration.FromSeconds(1);

    /// <inheritdoc />
    public async Task<Result<Done>> TickAsync(Instant now, CancellationToken cancellation)
    {
        var problems = new Problems();
        if (AdvisoryDatabase.Open(instance.Advisories, out _) is { } advisories) Add(await _advisories.TickAsync(advisories, ChunksAtOnce, cancellation));
        while (await instance.Database.ReadAsync(Viewer.Machine, (session, token) => FindingStore.AnyEndedAsync(session, now, token), cancellation))
        {
            var ended = await instance.DoAsync(new EndSuppressions(), Instance.Self, cancellation);
            Add(ended);
            if (!ended.Succeeded(out var count, out _) || count == 0) break;
        }
        while (await instance.Database.ReadAsync(Viewer.Machine, (session, token) => EmbargoStore.AnyOverAsync(session, now, token), cancellation))
        {
            var ended = await instance.DoAsync(new EndEmbargoes(), Instance.Self, cancellation);
            Add(ended);
            if (!ended.Succeeded(out var count, out _) || count == 0) break;
        }
        Add(await RefreshDuties.RunAsync(instance.Database, await instance.LawsAsync(cancellation), now, progress: null, cancellation));
        Add(await _holders.TickAsync(cancellation));
        await instance.Findings.FollowAsync(cancellation);
        if (now - Forgetting >= _forgotAt)
        {
            Add(await AnsweredRequests.ForgetOldAsync(instance.Database, now, cancellation));
            Add(await SessionUse.ForgetOldAsync(instance.Database, now, cancellation));
            Add(await SignInAttempts.ForgetOldAsync(instance.Database, now, cancellation));
            Add(await KeptDrafts.ForgetOldAsync(instance.Database, now, cancellation));
            _forgotAt = now;
        }
        return problems.Any ? problems : new Done();

        void Add<T>(Result<T> done)
        {
            if (done.Succeeded(out _, out var wrong)) return;
            foreach (var problem in wrong) problems.Add(problem);
        }
    }
}
