using Rectify.Scanning.Ecosystems.Java;

namespace Rectify.Scanning;

/// <summary>What one file of the tree gave. Used by one thread at a time.</summary>
internal sealed class Findings(BudgetLimits limits)
{
    public List<Component> Components { get; } = [];

    public List<SbomDocument> Documents { get; } = [];

    /// <summary>Files outside any archive that may belong to an unpacked Java application.</summary>
    public List<JavaFile> JavaFiles { get; } = [];

    public NoteList Notes { get; } = new(limits.Notes);

    public bool IsEmpty => Components.Count == 0 && Documents.Count == 0 && JavaFiles.Count == 0 && Notes.Kept.Count == 0;
}
