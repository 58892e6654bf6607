using Rectify.Foundation;

namespace Rectify.Ledger;

/// <summary>What an event is about: a concept's word and an id, written <c>organisation/01j…</c>.</summary>
public readonly record struct Subject(string Concept, Id Id)
{
    /// <summary>The form that stands in the log.</summary>
    public override string ToString() => $"{Concept}/{Id}";

    /// <summary>Reads a subject that this program wrote; anything else is a damaged store and throws.</summary>
    /// <exception cref="FormatException">The text is not a subject.</exception>
    public static Subject Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? new(text[..slash], Id.Parse(text[(slash + 1)..])) : throw new FormatException($"Not a subject: {text}");
    }
}
