using System.Globalization;
using Rectify.Scanning.Archives;

namespace Rectify.Scanning;

/// <summary>What goes along through the examination of one file of the tree.</summary>
internal sealed record Examination(FileTree Tree, Budget Budget, Findings Findings, CancellationToken Cancellation)
{
    public NoteList Notes => Findings.Notes;

    public BudgetLimits Limits => Budget.Limits;

    /// <summary>Whether an archive at this depth may be opened; if not, a note says so.</summary>
    public bool MayOpen(string location, int depth)
    {
        if (depth <= Limits.Depth) return true;
        Notes.Add(NoteCode.EntryTooDeep, location, Limits.Depth.ToString(CultureInfo.InvariantCulture));
        return false;
    }

    /// <summary>Runs the reading of one thing; what ends it becomes a note at its place.</summary>
    public void Guard(string location, Action reading)
    {
        Cancellation.ThrowIfCancellationRequested();
        try
        {
            reading();
        }
        catch (UnreadException unread)
        {
            Notes.Add(unread.Code, location, unread.Arguments);
        }
    }
}
