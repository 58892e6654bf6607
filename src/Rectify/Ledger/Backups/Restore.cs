using System.IO.Compression;
using System.Security.Cryptography;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger.Keys;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger.Backups;

/// <summary>Makes a store of a backup, and opens the new log that says so.</summary>
/// <param name="Clock">The instant that the new log begins at.</param>
/// <param name="Ids">For the new log's name and its first event.</param>
/// <param name="Random">For its key and the event's salt.</param>
/// <param name="Time">For the database.</param>
public sealed record Restore(IClock Clock, IIdSource Ids, IRandomSource Random, TimeProvider Time)
{
    /// <summary>Where the new log's key is; null where it may be made, in the place of the old one's file.</summary>
    public IKeyProvider? NextKey { get; init; }

    private const int ManifestLimit = 64 * 1024;

    /// <summary>
    /// Restores a backup where no store is. The copy is compared with the manifest, its whole log is computed anew, and only then does it become the
    /// store; stopped anywhere, there is none.
    /// </summary>
    /// <param name="backup">The backup's file, which may be anybody's.</param>
    /// <param name="address">Where the store shall be, and its key.</param>
    /// <param name="reason">Why, for the new log.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Leaves no store.</param>
    public async Task<Result<OpenedLog>> RunAsync(string backup, StoreAddress address, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (address is not StoreAddress.File { Path: var path }) return BackupProblems.OnlyAFile;
        if (File.Exists(path) || File.Exists($"{path}-wal") || File.Exists($"{path}-shm")) return BackupProblems.StoreThere(path);
        var draft = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            if (!(await UnpackAsync(backup, draft, cancellationToken)).Succeeded(out var manifest, out var problems)) return problems;
            if (!(await OpenLogAsync(draft, manifest, address, reason, actor, cancellationToken)).Succeeded(out var opened, out problems)) return problems;
            File.Move(draft, path, overwrite: false);
            return opened;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return File.Exists(path) ? BackupProblems.StoreThere(path) : BackupProblems.CannotBeWritten(path, failure.Message);
        }
        finally
        {
            foreach (var left in (string[])[draft, $"{draft}-wal", $"{draft}-shm"]) File.Delete(left);
        }
    }

    private async Task<Result<OpenedLog>> OpenLogAsync(
        string draft, BackupManifest manifest, StoreAddress address, string reason, Actor actor, CancellationToken cancellationToken)
    {
        if (!(await Database.OpenSqliteAsync(draft, Time, cancellationToken)).Succeeded(out var database, out var problems)) return problems;
        await using (database)
        {
            var (report, note) = await database.ReadAsync(
                Viewer.Machine, async (session, token) => (await LedgerCheck.RunAsync(session, token), await LogReader.CheckpointAsync(session, token)), cancellationToken);
            if (report.Faults.Count > 0) return BackupProblems.LogWrong(LedgerTexts.Of(report.Faults[0]), report.Faults.Count);
            if (note?.ToString() != manifest.Checkpoint) return BackupProblems.OtherCheckpoint;
            var leases = await database.WriteAsync<Done>(Viewer.Machine, async (session, token) =>
            {
                await LeaseStore.ExpireAllAsync(session, token); // whoever held one holds it on the store that was lost
                return new Done();
            }, cancellationToken);
            return leases.Succeeded(out _, out problems)
                ? await new NewLog(database, Clock, Ids, Random).OpenAsync(address, reason, actor, cancellationToken, NextKey)
                : problems;
        }
    }

    /// <summary>Two members of these names, and of the second as many bytes as the first says.</summary>
    private static async Task<Result<BackupManifest>> UnpackAsync(string backup, string draft, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(backup);
            using var archive = new ZipArchive(file, ZipArchiveMode.Read);
            if (archive.Entries is not [{ FullName: Backup.ManifestName, Length: <= ManifestLimit } said, { FullName: Backup.StoreName } store]) return BackupProblems.NotABackup(backup);
            var text = new byte[ManifestLimit];
            await using (var entry = said.Open()) text = text[..await entry.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken)];
            if (!BackupManifest.TryRead(text, out var manifest)) return BackupProblems.NotABackup(backup);

            await using var packed = store.Open();
            await using var copy = PrivateFile.Open(draft);
            return await CopyAsync(packed, copy, manifest.Size, cancellationToken) == manifest.Sha256 ? manifest : BackupProblems.Damaged(backup);
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            return BackupProblems.NotABackup(backup);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return BackupProblems.NotABackup(backup);
        }
    }

    /// <summary>The hash of what was copied; null when there was more or less than expected.</summary>
    private static async Task<TreeHash?> CopyAsync(Stream from, Stream to, long size, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0; size -= read)
        {
            if (read > size) return null;
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
        return size == 0 ? new TreeHash(hash.GetHashAndReset()) : null;
    }
}
