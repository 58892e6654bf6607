using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Scanning.ScannerReports;
using Rectify.Storage;
using Rectify.Storage.Files;

namespace Rectify.Findings.Scans;

/// <summary>
/// Records the scans that were handed in, the oldest first, in chunks that are one command each. Any number of processes may tick; the one with the lease works,
/// and stopped anywhere the next one goes on behind the last chunk.
/// </summary>
/// <param name="database">The store.</param>
/// <param name="commands">Runs use cases on it; what they record is numbered by whoever numbers the log.</param>
/// <param name="holder">The name of this process where it holds the lease.</param>
public sealed class ScanRounds(Database database, Commands commands, string holder)
{
    /// <summary>How long the others wait when this process dies; a step that takes longer holds on to it.</summary>
    private static readonly Duration LeaseTime = Duration.FromSeconds(20);

    /// <summary>For whom this acts in the log; who handed a report in stands with it.</summary>
    private static readonly Actor Self = Actor.Local("rectify");

    private readonly OwnLease lease = new(database, "scans", holder, LeaseTime);

    /// <summary>Does all that waits, or so many steps of it; how many steps that were, 0 when nothing waits or another process does it.</summary>
    public async Task<Result<int>> TickAsync(int most, CancellationToken cancellationToken)
    {
        var steps = 0;
        var worked = await lease.WorkAsync<Scan>(
            async token => steps < most ? await NextAsync(token) : null,
            async (held, next, token) =>
            {
                if (!(await WorkAsync(held, next, most - steps, token)).Succeeded(out var done, out var wrong)) return wrong;
                steps += done.Steps;
                return done.IsOurs;
            },
            cancellationToken);
        return worked.Succeeded(out _, out var problems) ? steps : problems;
    }

    private Task<Scan?> NextAsync(CancellationToken cancellationToken) => database.ReadAsync(Viewer.Machine, ScanStore.NextAsync, cancellationToken);

    /// <summary>Works on one scan; its report is read once for all its chunks.</summary>
    private async Task<Result<(bool IsOurs, int Steps)>> WorkAsync(Lease held, Scan scan, int most, CancellationToken cancellationToken)
    {
        if (!(await DoAsync(held, new BeginScan(scan.Id), cancellationToken)).Succeeded(out var begun, out var problems)) return problems;
        if (!begun.IsOurs || !begun.Value) return (begun.IsOurs, 1);
        var reading = await ReadAsync(scan, cancellationToken);
        if (!(await DoAsync(held, new StartRecording(scan.Id, reading), cancellationToken)).Succeeded(out var started, out problems)) return problems;
        if (!started.IsOurs) return (false, 1);
        var later = new LaterScans();
        for (var steps = 1; ;)
        {
            var now = await database.ReadAsync(Viewer.Machine, (session, token) => ScanStore.FindAsync(session, scan.Id, token), cancellationToken);
            if (now is not { State: ScanState.Recording } || steps >= most) return (true, steps);
            if (!(await DoAsync(held, new RecordScan(scan.Id, now.At, reading, later), cancellationToken)).Succeeded(out var recorded, out problems)) return problems;
            if (!recorded.IsOurs) return (false, steps);
            if (recorded.Value is { } unread)
            {
                var other = await database.ReadAsync(Viewer.Machine, (session, token) => ScanStore.FindAsync(session, unread, token), cancellationToken);
                later.Add(unread, other is null ? new ScannerReading([], []) : await ReadAsync(other, cancellationToken));
            }
            else steps++;
        }
    }

    private async Task<ScannerReading> ReadAsync(Scan scan, CancellationToken cancellationToken)
    {
        // What a later scan looked at is known no more when its file is gone: then nothing is gone because of it.
        if (scan.ErasedAt is not null) return new ScannerReading([], []);
        var file = await database.ReadAsync(Viewer.Machine, (session, token) => FileStore.ReadAsync(session, scan.Sha256, token), cancellationToken);
        return Read(file, scan.Name, cancellationToken);
    }

    /// <summary>What a report says; it never throws on what is in it.</summary>
    public static ScannerReading Read(byte[] file, string name, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(file, writable: false);
        return ScannerReportReader.Read(stream, name, new Scanning.Budget(Scanning.BudgetLimits.Default), cancellationToken);
    }

    private Task<Result<Held<T>>> DoAsync<T>(Lease held, ICommand<T> command, CancellationToken cancellationToken) =>
        commands.RunAsync(new UnderLease<T>(held, LeaseTime, command), Self, cancellationToken);
}
