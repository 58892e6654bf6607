namespace Rectify.Ledger;

/// <summary>One of the logs of a store. A store has one after another: whoever restores a backup opens a new one (docs/backup.md).</summary>
/// <param name="Number">From 1; the highest is the one that goes on.</param>
/// <param name="FirstPosition">The position of its first leaf among the events of all logs; its own leaves are numbered from 0.</param>
public readonly record struct StoredLog(long Number, long FirstPosition);
