namespace Rectify.Scanning;

/// <summary>
/// Something that a reader of the result must know: above all what was <em>not</em> read, so that empty differs from unread.
/// Holds a code and its arguments, never prose; the product renders it in the reader's language.
/// </summary>
/// <param name="Code">What is said.</param>
/// <param name="Location">Where, see <see cref="Scanning.Location"/>.</param>
/// <param name="Arguments">What the code's text is filled with, in the order that <see cref="NoteCode"/> names.</param>
public sealed record Note(NoteCode Code, string Location, params IReadOnlyList<string> Arguments)
{
    /// <summary>Whether something was left unread: under a strict reading the result is incomplete.</summary>
    public bool IsIncomplete => Code < NoteCode.PurlInvalid;

    /// <inheritdoc/>
    public bool Equals(Note? other) =>
        other is not null && Code == other.Code && Location == other.Location && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Location, Arguments.Count);
}
