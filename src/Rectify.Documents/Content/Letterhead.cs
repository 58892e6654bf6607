namespace Rectify.Documents.Content;

/// <summary>Who sends the document.</summary>
/// <param name="Sender">The sender's name.</param>
/// <param name="Lines">Its address and how to reach it, line by line.</param>
public sealed record Letterhead(Phrase Sender, IReadOnlyList<Phrase> Lines);
