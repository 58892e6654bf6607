using NodaTime;
using NodaTime.Extensions;
using NodaTime.Text;
using Rectify.Alerts.Messages;
using Rectify.Cases.Retention;
using Rectify.Foundation;
using Rectify.Imports;
using Rectify.Ledger;
using Rectify.Ledger.Backups;
using Rectify.Ledger.Keys;
using Rectify.Server.Hosting;
using Rectify.Server.Settings;
using Rectify.Storage;

namespace Rectify.Server;

/// <summary>
/// <c>rectify server backup FILE</c>, <c>restore FILE</c>, <c>restored</c> (docs/backup.md), <c>rotate-key</c> (docs/keys.md) and <c>retention</c>
/// (docs/retention.md): who can run them can read the store.
/// </summary>
/// <param name="Verb">One of the five.</param>
/// <param name="File">The backup; empty for the others.</param>
/// <param name="Reason">Why a store was restored.</param>
/// <param name="NextKey">Where the next key is; null where it may be made, in the place of the present one's file.</param>
/// <param name="Seal">Whether it is the sealing key that is replaced.</param>
internal sealed record KeepingCommand(string Verb, string File, string Reason, string? NextKey, bool Seal)
{
    private const string NoReason = "The store was restored from a backup.";

    /// <summary>While servers number the log, the lease is free between two batches.</summary>
    private const int Tries = 60;

    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    /// <summary>Takes its own words out of the command line; null when the verb is another's.</summary>
    public static Result<KeepingCommand?> Read(string verb, string[] flags, out string[] settings)
    {
        settings = flags;
        if (verb is not ("backup" or "restore" or "restored" or "rotate-key" or "retention")) return (KeepingCommand?)null;
        var (reason, files, others) = (NoReason, new List<string>(), new List<string>());
        string? next = null;
        var seal = false;
        for (var i = 0; i < flags.Length; i++)
            if (flags[i] == "--reason" && i + 1 < flags.Length) reason = flags[++i];
            else if (flags[i] == "--seal" && verb == "rotate-key") seal = true;
            else if (flags[i] == "--next-key" && i + 1 < flags.Length) next = flags[++i];
            else if (flags[i].StartsWith("--", StringComparison.Ordinal))
            {
                others.Add(flags[i]);
                if (!flags[i].Contains('=', StringComparison.Ordinal) && i + 1 < flags.Length) others.Add(flags[++i]);
            }
            else files.Add(flags[i]);
        settings = [.. others];
        if (files.Count != (verb is "backup" or "restore" ? 1 : 0)) return ServerProblems.BackupWhere;
        return new KeepingCommand(verb, files.FirstOrDefault() ?? "", reason, next, seal);
    }

    /// <summary>Does it; what happened, line by line.</summary>
    public async Task<Result<Text[]>> RunAsync(StoreAddress address, string sealKey, IReadOnlyDictionary<string, string> environment, CancellationToken cancellation)
    {
        var (time, random) = (TimeProvider.System, new SystemRandomSource());
        var clock = time.ToClock();
        var ids = new TimeOrderedIdSource(clock, random);
        IKeyProvider? next = null;
        if (NextKey is not null && !LogKeyPlace.Of(NextKey, environment).Succeeded(out next, out var wrong)) return wrong;
        if (Verb == "restore")
            return Said(await new Restore(clock, ids, random, time) { NextKey = next }.RunAsync(File, address, Reason, Instance.Self, cancellation));

        var opening = address switch
        {
            StoreAddress.File file => Verb == "backup" ? Database.LookIntoSqliteAsync(file.Path, time, cancellation) : Database.OpenSqliteAsync(file.Path, time, cancellation),
            StoreAddress.Server server => Database.OpenPostgresAsync(server.ConnectionString, time, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(address), address, null),
        };
        if (!(await opening).Succeeded(out var database, out var problems)) return problems;
        await using (database)
        {
            if (Verb == "restored") return Said(await new NewLog(database, clock, ids, random).OpenAsync(address, Reason, Instance.Self, cancellation, next));
            if (Verb == "retention") return await DueAsync(database, clock.GetCurrentInstant(), cancellation);
            if (Seal) return await SealAnewAsync(database, new Commands(database, clock, ids, random), sealKey, random, cancellation);
            if (Verb == "rotate-key") return await RotateAsync(new KeyRotation(database, clock, ids, random), address, next, cancellation);
            var written = await Backup.WriteAsync(database, File, Instance.Version, clock.GetCurrentInstant(), time, cancellation);
            return written.Succeeded(out var events, out problems) ? (Text[])[ServerTexts.BackedUp(File, events)] : problems;
        }
    }

    private static async Task<Result<Text[]>> DueAsync(Database database, Instant now, CancellationToken cancellation)
    {
        var due = await database.ReadAsync(Viewer.Local, (reading, token) => ErasableImports.All.ListAsync(reading, now, int.MaxValue, token), cancellation);
        return due.Count == 0
            ? [RetentionTexts.NothingDue]
            : due.Select(each => RetentionTexts.Due(each.Area, each.Number, InstantPattern.General.Format(each.Since), each.Why, each.HeldBy.Count > 0)).ToArray();
    }

    private static async Task<Result<Text[]>> SealAnewAsync(Database database, Commands commands, string path, IRandomSource random, CancellationToken cancellation) =>
        (await ReplaceSealKey.RunAsync(database, commands, path, Instance.Self, random, cancellation)).Succeeded(out var secrets, out var problems)
            ? (Text[])[ServerTexts.SealedAnew(secrets, path)]
            : problems;

    private static async Task<Result<Text[]>> RotateAsync(KeyRotation rotation, StoreAddress address, IKeyProvider? next, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var rotated = await rotation.RunAsync(address.Keys, next, new LogMemory(address.LogMemory), Instance.Self, cancellation);
            if (rotated.Succeeded(out var handOver, out var problems)) return (Text[])[ServerTexts.KeyRotated($"{handOver.From}", $"{handOver.To}"), ServerTexts.AfterRotation];
            if (tries == Tries || problems.All(problem => problem.Code != "RCT-LEDGER-016")) return problems;
            await Task.Delay(Between, TimeProvider.System, cancellation);
        }
    }

    private static Result<Text[]> Said(Result<OpenedLog> opening)
    {
        if (!opening.Succeeded(out var opened, out var problems)) return problems;
        return (Text[])
        [
            ServerTexts.NewLogOpened(opened.Key.Name, opened.Former.Origin, opened.Former.Size),
            opened.Gap is { } gap ? ServerTexts.GapKnown(gap) : ServerTexts.GapUnknown,
            opened.VouchedFor ? ServerTexts.VouchedFor : ServerTexts.NotVouchedFor(opened.Key.ToString()),
        ];
    }
}
