using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Findings.Statements;

/// <summary>
/// Brings what statements say to findings that are too many for one transaction, the oldest pass first, in parts that are one command each. Any number of processes may
/// tick; the one with the lease works, and stopped anywhere the next one goes on behind the last part.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs use cases on it; what they record is numbered by whoever numbers the log.</param>
/// <param name="holder">The name of this process where it holds the lease.</param>
public sealed class StatementRounds(Database database, Commands commands, string holder)
{
    private static readonly Duration LeaseTime = Duration.FromMinutes(2);

    /// <summary>For whom this acts in the log; who brought the statements in stands there too.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    private readonly OwnLease lease = new(database, "statements", holder, LeaseTime);

    /// <summary>Does all that waits, or so many parts of it; how many parts that were, 0 when nothing waits or another process does it.</summary>
    public async Task<Result<int>> TickAsync(int most, CancellationToken cancellationToken)
    {
        var parts = 0;
        return await lease.WorkAsync<StatementPass>(
            async token => parts < most ? await NextAsync(token) : null,
            async (held, pass, token) =>
            {
                parts++;
                var done = await commands.RunAsync(new UnderLease<Done>(held, LeaseTime, new ApplyStatementsOn(pass.About, pass.DoneTo)), Self, token);
                return done.Succeeded(out var applied, out var problems) ? applied.IsOurs : problems;
            },
            cancellationToken);
    }

    private async Task<StatementPass?> NextAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync(Viewer.Machine, (session, token) => StatementPassStore.ListAsync(session, 1, token), cancellationToken) is [var oldest, ..] ? oldest : null;
}
