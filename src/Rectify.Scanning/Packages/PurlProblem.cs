namespace Rectify.Scanning.Packages;

/// <summary>What is wrong with a package URL; the texts for people stand in the product's tables.</summary>
public enum PurlProblemCode
{
    // Nothing could be read.
    Empty,
    TooLong,
    UrlInstead,
    SchemeMissing,
    TypeMissing,
    TypeInvalid,
    NameMissing,
    NamespaceForbidden,
    NameNotAllowed,
    VersionNotAllowed,

    // Read, though the text is not what the specification asks for.
    SurroundingBlanks,
    CharacterNotEncoded,
    EncodingBroken,
    SeparatorEncoded,
    NamespaceMissing,
    QualifierKeyInvalid,
    QualifierKeyNotLowerCase,
    QualifierWithoutValue,
    QualifierRepeated,
    QualifierMissing,
    SubpathSegmentDropped,
}

/// <summary>The first and gravest problem of a package URL.</summary>
/// <param name="Code">What is wrong.</param>
/// <param name="Detail">The part of the text it is about, never longer than 80 characters.</param>
public readonly record struct PurlProblem(PurlProblemCode Code, string Detail)
{
    private const int DetailLength = 80;

    internal static PurlProblem Of(PurlProblemCode code, ReadOnlySpan<char> detail) =>
        new(code, detail.Length <= DetailLength ? detail.ToString() : string.Concat(detail[..(DetailLength - 1)], "…"));
}
