namespace Rectify.Cases.Reports;

/// <summary>What was not read of a message; the message as it came is kept all the same.</summary>
public enum Unread
{
    /// <summary>It is encrypted.</summary>
    Encrypted,

    /// <summary>Its text is longer than what is kept as text.</summary>
    TextCut,

    /// <summary>It is larger than what is taken whole: its beginning was.</summary>
    TooLarge,

    /// <summary>It has more parts than are looked at.</summary>
    TooManyParts,

    /// <summary>Its parts are nested deeper than is looked at.</summary>
    TooDeep,

    /// <summary>A part of it, or all of it, is not written as mail is.</summary>
    Malformed,

    /// <summary>It has no text that is read: none at all, or only of a kind that is never opened.</summary>
    NoText,
}
