namespace Rectify.Proof.Canonical;

/// <summary>Why a text has no canonical form (RFC 8785 builds on I-JSON, RFC 7493).</summary>
public enum CanonicalProblemCode
{
    /// <summary>The bytes are not UTF-8, or start with a byte order mark.</summary>
    NotUtf8,

    /// <summary>Not JSON (RFC 8259). The argument is the parser's message.</summary>
    NotJson,

    /// <summary>One object has the same name twice. The argument is the name.</summary>
    DuplicateName,

    /// <summary>A string or name holds half of a surrogate pair.</summary>
    LoneSurrogate,

    /// <summary>The number is larger than an IEEE 754 double can be. The argument is the number.</summary>
    NumberTooLarge,

    /// <summary>The whole number would come back as another number. The argument is the number.</summary>
    NumberNotExact,

    /// <summary>Objects and arrays are nested deeper than the limit. The argument is the limit.</summary>
    TooDeep,

    /// <summary>The text is longer than the limit. The argument is the limit in bytes.</summary>
    TooLarge,
}

/// <summary>What stood in the way, and where.</summary>
/// <param name="Code">The reason.</param>
/// <param name="Offset">Bytes from the start of the text to the token concerned.</param>
/// <param name="Argument">See the code; empty where the code says all.</param>
public sealed record CanonicalProblem(CanonicalProblemCode Code, long Offset, string Argument)
{
    /// <inheritdoc />
    public override string ToString() => Argument.Length == 0 ? $"{Code} at byte {Offset}" : $"{Code} at byte {Offset}: {Argument}";
}
