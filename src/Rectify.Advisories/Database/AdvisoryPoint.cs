namespace Rectify.Advisories.Database;

/// <summary>How far an advisory database has come. Points of one database can be compared; nothing follows from points of two.</summary>
/// <param name="Database">Which one: another whenever the file was built anew.</param>
/// <param name="Sequence">Counts the changes since it was built, from 0.</param>
public readonly record struct AdvisoryPoint(string Database, long Sequence)
{
    /// <summary>Whether what was read here knows everything that was known there.</summary>
    public bool Covers(AdvisoryPoint other) => Database == other.Database && Sequence >= other.Sequence;
}
