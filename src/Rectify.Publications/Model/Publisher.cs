namespace Rectify.Publications.Model;

/// <summary>Who publishes.</summary>
public sealed record Publisher
{
    /// <summary>As what.</summary>
    public required PublisherRole Role { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>An absolute address that the organisation owns; names are unique below it.</summary>
    public required string Namespace { get; init; }

    /// <summary>How to reach it; null when not stated.</summary>
    public string? Contact { get; init; }

    /// <summary>By what right it issues advisories; null when not stated.</summary>
    public string? Authority { get; init; }
}

/// <summary>As what somebody publishes, or has a hand in a matter.</summary>
public enum PublisherRole { Vendor, Coordinator, Discoverer, User, Translator, Other }

/// <summary>A text with a title.</summary>
/// <param name="Category">What the text is.</param>
/// <param name="Text">The text.</param>
/// <param name="Title">Its title; null when it has none.</param>
/// <param name="Audience">Who should read it; null when everybody.</param>
public sealed record AdvisoryNote(NoteCategory Category, string Text, string? Title = null, string? Audience = null);

/// <summary>What a note is.</summary>
public enum NoteCategory { Description, Details, Faq, General, LegalDisclaimer, Other, Summary }

/// <summary>Something to read elsewhere.</summary>
/// <param name="Summary">What it is.</param>
/// <param name="Url">Its absolute address.</param>
public sealed record Reference(string Summary, string Url);

/// <summary>Whom the organisation thanks: at least one of the three is stated.</summary>
public sealed record Acknowledgement
{
    /// <summary>Persons, as they want to be named.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>Their organisation.</summary>
    public string? Organisation { get; init; }

    /// <summary>For what.</summary>
    public string? Summary { get; init; }

    /// <summary>Where they are to be found.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];
}
