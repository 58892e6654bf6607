using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Testing;

namespace Rectify.Advisories.Tests;

/// <summary>The database made from the kit's feeds, once for all test classes that share it.</summary>
public sealed class KitDatabase : IDisposable
{
    private readonly ScratchFolder folder = new();

    public KitDatabase()
    {
        if (!DataKit.Has("osv")) return;
        Report = AdvisoryImport.Run(
            [.. new[] { "osv", "kev", "epss" }.Select(feed => new FolderSource(DataKit.PathOf(feed)))], folder.PathOf("advisories.db"), Scratch.Now, null, default);
        Database = AdvisoryDatabase.Open(folder.PathOf("advisories.db"), out _);
    }

    public ImportReport? Report { get; }

    public AdvisoryDatabase? Database { get; }

    /// <summary>A reader; the test skips when the kit is not there.</summary>
    public AdvisoryReader Read()
    {
        Assert.SkipUnless(DataKit.Has("osv"), DataKit.Missing("osv"));
        Assert.NotNull(Database);
        return Database.BeginRead();
    }

    public void Dispose() => folder.Dispose();
}

[CollectionDefinition(nameof(KitDatabase))]
public sealed class KitCollection : ICollectionFixture<KitDatabase>;
