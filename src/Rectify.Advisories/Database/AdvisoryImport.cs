using Microsoft.Data.Sqlite;
using Rectify.Advisories.Feeds;

namespace Rectify.Advisories.Database;

/// <summary>
/// Makes and updates the advisory database. A database that is there is updated in one WAL transaction: readers keep their snapshot,
/// and an import that is cancelled or killed leaves what was there. Where there is none, or none of this version, it is built whole in
/// a temporary file beside and put in its place when complete.
/// </summary>
public static class AdvisoryImport
{
    /// <summary>Imports the sources.</summary>
    /// <param name="sources">Folders and servers; what their files are is told by content.</param>
    /// <param name="databasePath">The file to make or to update.</param>
    /// <param name="importedAt">The time to record.</param>
    /// <param name="progress">Told how far it is; may be null.</param>
    /// <param name="cancellation">Ends the import; the former database stays whole.</param>
    /// <param name="limits">What the import may cost; null for <see cref="FeedLimits.Default"/>.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static ImportReport Run(
        IReadOnlyList<IFeedSource> sources, string databasePath, DateTimeOffset importedAt, IProgress<ImportProgress>? progress, CancellationToken cancellation,
        FeedLimits? limits = null)
    {
        var job = new Job(sources, Path.GetFullPath(databasePath), importedAt, progress, limits ?? FeedLimits.Default, cancellation);
        FileStream claim;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(job.Path) ?? ".");
            claim = Claim(job.Path);
        }
        catch (UnauthorizedAccessException)
        {
            return job.Failed(DatabaseProblemCode.Unwritable);
        }
        catch (IOException)
        {
            return job.Failed(File.Exists(ClaimPath(job.Path)) ? DatabaseProblemCode.Busy : DatabaseProblemCode.Unwritable);
        }
        using (claim)
            try
            {
                AdvisoryDatabase.Open(job.Path, out var problem);
                return problem is null ? Update(job) : Build(job);
            }
            catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
            {
                return job.Failed(DatabaseProblemCode.Busy);
            }
            catch (SqliteException failure) when (failure.SqliteErrorCode is SQLitePCL.raw.SQLITE_FULL or SQLitePCL.raw.SQLITE_IOERR or SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_CANTOPEN)
            {
                return job.Failed(DatabaseProblemCode.Unwritable);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return job.Failed(DatabaseProblemCode.Unwritable);
            }
    }

    private static ImportReport Update(Job job)
    {
        using var connection = Connections.Writer(job.Path);
        Connections.Run(connection, "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; BEGIN IMMEDIATE");
        var intake = Fill(job, connection);
        if (!intake.FoundAnything) return job.Failed(DatabaseProblemCode.NothingToImport); // disposing rolls back
        intake.Report(ImportStep.Saving);
        Connections.Run(connection, "COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
        return job.Done(intake, rebuilt: false);
    }

    private static ImportReport Build(Job job)
    {
        var temporary = TemporaryPath(job.Path);
        Remove(temporary); // what an import that was killed left behind; the claim keeps out one that still runs
        try
        {
            FeedIntake intake;
            using (var connection = Connections.Writer(temporary))
            {
                // Nobody reads this file before it is complete, so neither journal nor syncs are needed until the end.
                Connections.Run(connection, $"PRAGMA page_size = {Schema.PageSize}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; BEGIN");
                Connections.Run(connection, Schema.Tables);
                intake = Fill(job, connection);
                if (!intake.FoundAnything) return job.Failed(DatabaseProblemCode.NothingToImport);
                intake.Report(ImportStep.Saving);
                Connections.Run(connection, $"PRAGMA application_id = {Schema.ApplicationId}; PRAGMA user_version = {Schema.Version}; COMMIT; PRAGMA journal_mode = WAL");
            }
            using (var file = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite)) file.Flush(flushToDisk: true);
            job.Cancellation.ThrowIfCancellationRequested();
            RemoveLogs(job.Path); // a log of the file that is replaced must not be applied to the new one
            File.Move(temporary, job.Path, overwrite: true);
            return job.Done(intake, rebuilt: true);
        }
        finally
        {
            Remove(temporary);
        }
    }

    private static FeedIntake Fill(Job job, SqliteConnection connection)
    {
        using var session = new ImportSession(connection, job.ImportedAt);
        var intake = new FeedIntake(session, job.Limits, job.Notes, job.Progress, job.Cancellation);
        intake.Take(job.Sources);
        if (!intake.FoundAnything) return intake;
        intake.Report(ImportStep.Indexing);
        session.Finish(job.Cancellation);
        job.Cancellation.ThrowIfCancellationRequested();
        return intake;
    }

    /// <summary>Keeps a second import out. The lock goes with the process; the empty file may stay behind and means nothing.</summary>
    private static FileStream Claim(string path) =>
        new(ClaimPath(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);

    private static string ClaimPath(string path) => path + ".lock";

    private static string TemporaryPath(string path) => path + ".new";

    private static void Remove(string path)
    {
        File.Delete(path);
        RemoveLogs(path);
    }

    private static void RemoveLogs(string path)
    {
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        File.Delete(path + "-journal");
    }

    private sealed record Job(
        IReadOnlyList<IFeedSource> Sources, string Path, DateTimeOffset ImportedAt, IProgress<ImportProgress>? Progress, FeedLimits Limits, CancellationToken Cancellation)
    {
        public ImportNotes Notes { get; } = new(Limits.Notes);

        public ImportReport Failed(DatabaseProblemCode code) => Report(new DatabaseProblem(code, Path, []), [], rebuilt: false);

        public ImportReport Done(FeedIntake intake, bool rebuilt) => Report(null, intake.Counts, rebuilt);

        private ImportReport Report(DatabaseProblem? problem, IReadOnlyList<FeedCount> counts, bool rebuilt) =>
            new(problem, AdvisoryDatabase.Open(Path, out _)?.Status(), counts, rebuilt, Notes.Kept, Notes.Omitted);
    }
}
