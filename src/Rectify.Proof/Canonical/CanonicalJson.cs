using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace Rectify.Proof.Canonical;

/// <summary>
/// The JSON Canonicalization Scheme, RFC 8785: the one byte sequence for a JSON value, so that it can be hashed and signed.
/// Names are sorted by UTF-16 code units, numbers printed as ECMAScript prints them, nothing is escaped that need not be.
/// </summary>
/// <remarks>
/// Stricter than the RFC in one point: a whole number that a double cannot hold (9007199254740993) is refused rather than changed.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>The canonical form.</summary>
    /// <exception cref="FormatException">The text has none; the message names the code and the byte.</exception>
    public static byte[] Canonicalize(ReadOnlySpan<byte> utf8) =>
        TryCanonicalize(utf8, CanonicalLimits.Default, out var canonical, out var problem) ? canonical : throw new FormatException(problem.ToString());

    /// <summary>The canonical form, or why there is none. Never throws, whatever the bytes are.</summary>
    public static bool TryCanonicalize(
        ReadOnlySpan<byte> utf8,
        CanonicalLimits limits,
        [NotNullWhen(true)] out byte[]? canonical,
        [NotNullWhen(false)] out CanonicalProblem? problem)
    {
        canonical = null;
        problem = Refuse(utf8, limits);
        if (problem is not null) return false;

        var writer = new CanonicalWriter(utf8.Length);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDepth + 1 });
        try
        {
            while (problem is null && reader.Read()) problem = Copy(ref reader, writer, limits);
        }
        catch (JsonException e)
        {
            problem = new(CanonicalProblemCode.NotJson, reader.TokenStartIndex, e.Message);
        }
        canonical = problem is null ? writer.ToArray() : null;
        return canonical is not null;
    }

    /// <summary>Whether the bytes are already canonical: the only form that this log stores and hashes.</summary>
    public static bool IsCanonical(ReadOnlySpan<byte> utf8, CanonicalLimits? limits = null) =>
        TryCanonicalize(utf8, limits ?? CanonicalLimits.Default, out var canonical, out _) && utf8.SequenceEqual(canonical);

    private static CanonicalProblem? Refuse(ReadOnlySpan<byte> utf8, CanonicalLimits limits)
    {
        if (utf8.Length > limits.MaxBytes) return new(CanonicalProblemCode.TooLarge, limits.MaxBytes, $"{limits.MaxBytes}");
        if (utf8.StartsWith("\uFEFF"u8) || !Utf8.IsValid(utf8)) return new(CanonicalProblemCode.NotUtf8, 0, "");
        return null;
    }

    private static CanonicalProblem? Copy(ref Utf8JsonReader reader, CanonicalWriter writer, CanonicalLimits limits)
    {
        var at = reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= limits.MaxDepth:
                return new(CanonicalProblemCode.TooDeep, at, $"{limits.MaxDepth}");
            case JsonTokenType.StartObject: writer.BeginObject(); break;
            case JsonTokenType.StartArray: writer.BeginArray(); break;
            case JsonTokenType.EndArray: writer.EndArray(); break;
            case JsonTokenType.EndObject:
                return writer.TryEndObject() is { } twice ? new(CanonicalProblemCode.DuplicateName, at, twice) : null;
            case JsonTokenType.PropertyName or JsonTokenType.String when Escapes.HaveLoneSurrogate(reader.ValueSpan):
                return new(CanonicalProblemCode.LoneSurrogate, at, "");
            case JsonTokenType.PropertyName: writer.Name(reader.GetString() ?? ""); break;
            case JsonTokenType.String: writer.Value(reader.GetString() ?? ""); break;
            case JsonTokenType.True or JsonTokenType.False: writer.Value(reader.GetBoolean()); break;
            case JsonTokenType.Null: writer.Null(); break;
            case JsonTokenType.Number: return CopyNumber(ref reader, writer);
        }
        return null;
    }

    private static CanonicalProblem? CopyNumber(ref Utf8JsonReader reader, CanonicalWriter writer)
    {
        var literal = reader.ValueSpan;
        if (!reader.TryGetDouble(out var value) || !double.IsFinite(value)) return Problem(CanonicalProblemCode.NumberTooLarge, ref reader);
        if (!EcmaNumber.Keeps(literal, value)) return Problem(CanonicalProblemCode.NumberNotExact, ref reader);
        writer.Value(value);
        return null;

        static CanonicalProblem Problem(CanonicalProblemCode code, ref Utf8JsonReader reader) =>
            new(code, reader.TokenStartIndex, System.Text.Encoding.ASCII.GetString(reader.ValueSpan[..Math.Min(64, reader.ValueSpan.Length)]));
    }
}
