using System.IO.Compression;
using System.Security.Cryptography;
using NodaTime;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger.Backups;

/// <summary>
/// A backup of a SQLite store: one archive with a manifest and a consistent copy of the file (docs/backup.md). It never holds a key: whoever has
/// only the backup can read it, and sign nothing.
/// </summary>
public static class Backup
{
    internal const string ManifestName = "manifest.json";
    internal const string StoreName = "store.db";

    /// <summary>Writes a backup while others work on the store. The file is there when it is whole, or not at all; a copy of the store lies beside it meanwhile.</summary>
    /// <param name="database">The store.</param>
    /// <param name="path">The file to make; what is there already is left alone.</param>
    /// <param name="program">The program's version.</param>
    /// <param name="now">The instant that it is marked with.</param>
    /// <param name="time">For opening the copy.</param>
    /// <param name="cancellationToken">Leaves nothing behind.</param>
    /// <returns>How many events the copy's log has.</returns>
    public static async Task<Result<long>> WriteAsync(
        Database database, string path, string program, Instant now, TimeProvider time, CancellationToken cancellationToken)
    {
        if (File.Exists(path)) return BackupProblems.AlreadyThere(path);
        var (copy, draft) = ($"{path}.{Path.GetRandomFileName()}", $"{path}.{Path.GetRandomFileName()}");
        try
        {
            await PrivateFile.Open(copy).DisposeAsync();
            if (!(await database.CopyAsync(copy, cancellationToken)).Succeeded(out _, out var problems)) return problems;
            if (!(await CheckpointAsync(copy, time, cancellationToken)).Succeeded(out var note, out problems)) return problems;
            var manifest = new BackupManifest(program, database.Schema, now, new FileInfo(copy).Length, await HashAsync(copy, cancellationToken), note?.ToString());
            await PackAsync(draft, manifest, copy, cancellationToken);
            File.Move(draft, path, overwrite: false);
            return note is not null && Checkpoint.TryParse(note.Text, out var checkpoint) ? checkpoint.Size : 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return File.Exists(path) ? BackupProblems.AlreadyThere(path) : BackupProblems.CannotBeWritten(path, failure.Message);
        }
        finally
        {
            foreach (var left in (string[])[copy, $"{copy}-wal", $"{copy}-shm", draft]) File.Delete(left);
        }
    }

    private static async Task<Result<SignedNote?>> CheckpointAsync(string copy, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!(await Database.LookIntoSqliteAsync(copy, time, cancellationToken)).Succeeded(out var opened, out var problems)) return problems;
        await using (opened) return await opened.ReadAsync(Viewer.Machine, LogReader.CheckpointAsync, cancellationToken);
    }

    private static async Task<TreeHash> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var bytes = File.OpenRead(path);
        return new TreeHash(await SHA256.HashDataAsync(bytes, cancellationToken));
    }

    private static async Task PackAsync(string path, BackupManifest manifest, string copy, CancellationToken cancellationToken)
    {
        await using var file = PrivateFile.Open(path);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using (var entry = archive.CreateEntry(ManifestName, CompressionLevel.NoCompression).Open()) await entry.WriteAsync(manifest.ToBytes(), cancellationToken);
            await using var packed = archive.CreateEntry(StoreName, CompressionLevel.Fastest).Open();
            await using var bytes = File.OpenRead(copy);
            await bytes.CopyToAsync(packed, cancellationToken);
        }
        file.Flush(flushToDisk: true);
    }
}
