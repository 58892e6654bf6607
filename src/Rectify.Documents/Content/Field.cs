namespace Rectify.Documents.Content;

/// <summary>A label and what is said under it.</summary>
public sealed record Field(Phrase Label, Phrase Value);
