using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Database;

/// <summary>An advisory that this import adds or changes: what it was before, and what it has become.</summary>
internal sealed record ChangedAdvisory(long Row, string Id, FormerAdvisory? Former)
{
    public bool Stands { get; set; }

    public DateTimeOffset ModifiedAt { get; set; }

    public IReadOnlyList<string> Aliases { get; set; } = [];

    /// <summary>The ids by which it hangs together with others: its own and its aliases, while it stands.</summary>
    public IEnumerable<string> Names => Stands ? Aliases.Append(Id).Distinct(StringComparer.Ordinal) : [];

    /// <summary>The packages under which it is filed now; those by their lower-case name alone are marked.</summary>
    public HashSet<(PackageKey Key, bool ByCase)> Filed { get; } = [];
}

/// <summary>What an advisory was before the import.</summary>
/// <param name="Stands">Whether it stood.</param>
/// <param name="ModifiedAt">When it had been changed.</param>
/// <param name="Names">Its own id and its aliases, while it stood.</param>
/// <param name="Filed">The packages under which it was filed.</param>
internal sealed record FormerAdvisory(bool Stands, DateTimeOffset ModifiedAt, IReadOnlyList<string> Names, IReadOnlyList<(PackageKey Key, bool ByCase)> Filed);
