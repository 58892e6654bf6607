using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;

namespace Rectify.Bench;

internal static class ImportBench
{
    public static int Run(string[] folders)
    {
        using var folder = new ScratchFolder();
        var path = folder.PathOf("advisories.db");
        var report = Import(folders, path);
        if (report.Problem is not null) return Fail(report);
        Measure.Say($"one import in a fresh process: peak {Measure.PeakMegabytes():F0} MB");
        var records = report.Feeds.Where(feed => feed.Feed == FeedKind.Osv).Sum(feed => feed.Read);
        var bytes = report.Status?.Sources.Sum(source => source.Bytes) ?? 0;

        var build = Measure.Median("build", 5, () =>
        {
            File.Delete(path);
            Import(folders, path);
        });
        Measure.Say($"  {records} records, {records / build:F0} records/s; {bytes / 1e6:F1} MB of files, {bytes / 1e6 / build:F1} MB/s; database {new FileInfo(path).Length / 1e6:F1} MB; peak {Measure.PeakMegabytes():F0} MB");
        var update = Measure.Median("update with the same feeds", 5, () => Import(folders, path));
        Measure.Say($"  {records / update:F0} records/s; database {new FileInfo(path).Length / 1e6:F1} MB; peak {Measure.PeakMegabytes():F0} MB");
        return 0;
    }

    public static ImportReport Import(IReadOnlyList<string> folders, string path) =>
        AdvisoryImport.Run([.. folders.Select(folder => new FolderSource(folder))], path, DateTimeOffset.UnixEpoch, null, CancellationToken.None);

    public static int Fail(ImportReport report)
    {
        Console.Error.WriteLine(report.Problem?.Code);
        return 3;
    }
}
