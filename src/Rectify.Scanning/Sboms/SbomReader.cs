namespace Rectify.Scanning.Sboms;

/// <summary>Reads one document of one format. What was read before a document breaks is kept.</summary>
internal abstract class SbomReader(string document, NoteList notes, BudgetLimits limits)
{
    protected string Document { get; } = document;

    protected NoteList Notes { get; } = notes;

    protected SbomComponents Components { get; } = new(document, notes, limits);

    protected SbomReferences References { get; } = new();

    protected SbomText Text { get; } = new(document, notes);

    /// <summary>Whether the property was there that makes a document one of this format.</summary>
    public bool IsThisFormat { get; protected set; }

    /// <summary>Reads the object at hand, the document's outermost.</summary>
    /// <exception cref="System.Text.Json.JsonException">The document is not JSON from some place on.</exception>
    public abstract void Read(ref JsonStream json);

    /// <summary>Hands over what was read.</summary>
    public abstract void Finish(Findings findings);
}
