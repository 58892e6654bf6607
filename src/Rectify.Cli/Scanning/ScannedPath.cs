using Rectify.Scanning;

namespace Rectify.Cli.Scanning;

/// <summary>A path of the command line and what is in it.</summary>
/// <param name="Path">As it was typed.</param>
/// <param name="Result">What the scan found and what it did not read.</param>
/// <param name="IsFile">Whether one file was named, which then has to be readable.</param>
internal sealed record ScannedPath(string Path, ScanResult Result, bool IsFile)
{
    /// <summary>
    /// Nothing at all could be read of what was named, so that no answer would be an honest one. A folder is unreadable when it cannot
    /// be opened; a file when it is empty, or gave no component and something of it was not read.
    /// </summary>
    public bool IsUnreadable => Result.Components.Count == 0
        && (IsFile ? Result.IsIncomplete || IsEmpty : Result.IsIncomplete && Result.Statistics.Files == 0);

    /// <summary>A file with nothing in it.</summary>
    public bool IsEmpty => IsFile && Result.Statistics.Files == 0 && Result.Notes.Count == 0;
}
