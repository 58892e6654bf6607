namespace Rectify.Foundation;

/// <summary>
/// What a person reads, in every language the product speaks. Tables of texts are static classes whose members are of this type,
/// so that a text without its translation does not compile and an empty one fails a test.
/// </summary>
/// <param name="English">The English wording.</param>
/// <param name="Chinese">The Chinese wording, in simplified characters.</param>
public readonly record struct Text(string English, string Chinese)
{
    /// <summary>The wording in one language.</summary>
    public string In(Language language) => language == Language.Chinese ? Chinese : English;

    /// <summary>A text that reads the same in every language: a name, an identifier, a path.</summary>
    public static Text Same(string wording) => new(wording, wording);
}
