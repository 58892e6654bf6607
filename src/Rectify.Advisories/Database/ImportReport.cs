using Rectify.Advisories.Feeds;

namespace Rectify.Advisories.Database;

/// <summary>What an import did.</summary>
/// <param name="Problem">Why the database was not changed; null when it was.</param>
/// <param name="Status">The database as it is now; null when there is none.</param>
/// <param name="Feeds">What was read, by kind of feed.</param>
/// <param name="Rebuilt">Whether the file was built anew instead of updated.</param>
/// <param name="Notes">What was left out or done differently.</param>
/// <param name="NotesOmitted">How many more notes there were.</param>
public sealed record ImportReport(
    DatabaseProblem? Problem, DatabaseStatus? Status, IReadOnlyList<FeedCount> Feeds, bool Rebuilt, IReadOnlyList<ImportNote> Notes, int NotesOmitted);

/// <summary>What was read of one kind of feed.</summary>
/// <param name="Feed">The kind.</param>
/// <param name="Files">Files, or folders of loose records.</param>
/// <param name="Read">Records that could be read.</param>
/// <param name="Written">Records that were new or newer than what was there.</param>
/// <param name="Superseded">Records passed over because the same or a newer one was there.</param>
/// <param name="Withdrawn">How many of the written ones are withdrawn.</param>
/// <param name="Broken">Records that could not be read.</param>
public sealed record FeedCount(FeedKind Feed, int Files, long Read, long Written, long Superseded, long Withdrawn, long Broken);

/// <summary>The same, while it is being counted.</summary>
internal sealed class FeedTally(FeedKind feed)
{
    public int Files { get; set; }
    public long Read { get; set; }
    public long Written { get; set; }
    public long Superseded { get; set; }
    public long Withdrawn { get; set; }
    public long Broken { get; set; }

    public FeedCount ToCount() => new(feed, Files, Read, Written, Superseded, Withdrawn, Broken);
}
