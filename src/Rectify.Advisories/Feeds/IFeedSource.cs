namespace Rectify.Advisories.Feeds;

/// <summary>A place that feeds come from: a folder, or a server.</summary>
public interface IFeedSource
{
    /// <summary>What the person named: a path or an address.</summary>
    string Name { get; }

    /// <summary>The files to look at, in an order that is the same every time. What they are is decided by their content.</summary>
    IEnumerable<FeedFile> List(ImportNotes notes);
}
