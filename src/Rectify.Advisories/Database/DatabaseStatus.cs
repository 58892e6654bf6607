using Rectify.Advisories.Feeds;

namespace Rectify.Advisories.Database;

/// <summary>How old and how complete the data is: it belongs beside every answer.</summary>
/// <param name="SchemaVersion">The version of the file's tables.</param>
/// <param name="Bytes">The size of the file.</param>
/// <param name="ImportedAt">When the last import was made.</param>
/// <param name="Advisories">Advisories, withdrawn ones included.</param>
/// <param name="Withdrawn">How many of them are withdrawn.</param>
/// <param name="Vulnerabilities">What remains when the records about the same thing are counted once.</param>
/// <param name="Ecosystems">What is covered; a package of an ecosystem that is not listed was not matched against anything.</param>
/// <param name="Kev">The edition of the KEV catalogue; null when there is none.</param>
/// <param name="Epss">The edition of the EPSS scores; null when there are none.</param>
/// <param name="Sources">Every file that the data came from.</param>
public sealed record DatabaseStatus(
    int SchemaVersion,
    long Bytes,
    DateTimeOffset ImportedAt,
    long Advisories,
    long Withdrawn,
    long Vulnerabilities,
    IReadOnlyList<EcosystemStatus> Ecosystems,
    EditionStatus? Kev,
    EditionStatus? Epss,
    IReadOnlyList<SourceStatus> Sources)
{
    /// <summary>Which database it is, and how far it has come; null where nobody keeps count.</summary>
    public AdvisoryPoint? Point { get; init; }

    /// <summary>How long ago the last import was.</summary>
    public TimeSpan AgeAt(DateTimeOffset now) => now - ImportedAt;
}

/// <summary>One ecosystem's share.</summary>
/// <param name="Ecosystem">Its OSV name.</param>
/// <param name="Records">Advisories that stand and name a package of it.</param>
/// <param name="Packages">Packages named.</param>
/// <param name="NewestAt">The latest change of any of those records: a feed that stopped years ago shows here.</param>
/// <param name="ImportedAt">The last import of a file that is mostly about this ecosystem; null when it only came along with others.</param>
public sealed record EcosystemStatus(string Ecosystem, long Records, long Packages, DateTimeOffset NewestAt, DateTimeOffset? ImportedAt);

/// <summary>The edition of a catalogue that is replaced as a whole.</summary>
/// <param name="Edition">KEV's catalogue version, EPSS's model version.</param>
/// <param name="EditionAt">KEV's release, EPSS's day of scoring; null when the file does not say.</param>
/// <param name="Records">Its entries.</param>
/// <param name="ImportedAt">When it was imported.</param>
public sealed record EditionStatus(string Edition, DateTimeOffset? EditionAt, long Records, DateTimeOffset ImportedAt);

/// <summary>One file, or one folder of loose records.</summary>
/// <param name="Feed">What it was recognised as.</param>
/// <param name="Name">The path or address that was asked for.</param>
/// <param name="Origin">Where the bytes came from in the end.</param>
/// <param name="Sha256">Hash of the bytes in hexadecimal; of loose records, of their contents in the order of their names.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Records">Records read from it.</param>
/// <param name="ImportedAt">When.</param>
public sealed record SourceStatus(FeedKind Feed, string Name, string Origin, string Sha256, long Bytes, long Records, DateTimeOffset ImportedAt);
