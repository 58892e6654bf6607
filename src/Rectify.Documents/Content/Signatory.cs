namespace Rectify.Documents.Content;

/// <summary>Somebody for whose signature there is room.</summary>
/// <param name="Name">The name under the line; empty leaves it to be written by hand.</param>
/// <param name="Capacity">In what capacity they sign; may be empty.</param>
public sealed record Signatory(Phrase Name, Phrase Capacity);
