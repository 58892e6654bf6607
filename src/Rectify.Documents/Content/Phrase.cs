namespace Rectify.Documents.Content;

/// <summary>What stands at one spot of a document: a text, or that there is none yet. A string is a phrase in the language of what is around it.</summary>
/// <param name="Text">
/// The words; a line feed begins a new line. Whatever strangers wrote may stand here: every writer makes visible what would hide, steer or
/// turn the reading around.
/// </param>
public sealed record Phrase(string Text)
{
    /// <summary>The language, where it is another than that of what is around it.</summary>
    public DocumentLanguage? Language { get; init; }

    /// <summary>Whether it stands out.</summary>
    public bool IsStrong { get; init; }

    /// <summary>Whether what belongs here is missing. The text says why, or when it will come; it may be empty.</summary>
    public bool IsMissing { get; init; }

    /// <summary>That what belongs here is missing.</summary>
    /// <param name="why">Why, or when it will come; empty where that is not said.</param>
    public static Phrase Missing(string why = "") => new(why) { IsMissing = true };

    /// <summary>A phrase that stands out.</summary>
    public static Phrase Strong(string text) => new(text) { IsStrong = true };

    /// <summary>A text as it is.</summary>
    public static implicit operator Phrase(string text) => new(text);
}
