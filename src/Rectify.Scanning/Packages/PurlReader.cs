using System.Diagnostics.CodeAnalysis;

namespace Rectify.Scanning.Packages;

/// <summary>
/// Takes a purl apart. Where the specification splits from the right we split as RFC 3986 does (first <c>#</c>, then first <c>?</c>):
/// equal for every valid purl, and an unencoded URL among the qualifiers then stays among the qualifiers.
/// </summary>
internal static class PurlReader
{
    public static bool Read(string? text, [NotNullWhen(true)] out PackageUrl? purl, out PurlProblem? problem)
    {
        purl = null;
        problem = null;
        if (text is { Length: > PackageUrl.MaxLength }) return Refuse(PurlProblemCode.TooLong, text, out problem);
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty) return Refuse(PurlProblemCode.Empty, default, out problem);
        if (rest.Length != text.AsSpan().Length) problem = PurlProblem.Of(PurlProblemCode.SurroundingBlanks, text);

        if (!rest.StartsWith("pkg:", StringComparison.OrdinalIgnoreCase))
            return Refuse(rest.Contains("://", StringComparison.Ordinal) ? PurlProblemCode.UrlInstead : PurlProblemCode.SchemeMissing, rest, out problem);
        rest = rest[4..].TrimStart('/');

        var subpath = CutTail(ref rest, '#');
        var qualifiers = CutTail(ref rest, '?');
        var slash = rest.IndexOf('/');
        var type = slash < 0 ? rest : rest[..slash];
        if (type.IsEmpty) return Refuse(PurlProblemCode.TypeMissing, text, out problem);
        if (slash < 0) return Refuse(PurlProblemCode.NameMissing, text, out problem);
        if (!PurlType.IsValid(type)) return Refuse(PurlProblemCode.TypeInvalid, type, out problem);
        var definition = PurlType.Of(type);
        rest = rest[(slash + 1)..].TrimStart('/');

        var at = VersionMark(rest);
        var version = at < 0 ? default : rest[(at + 1)..];
        if (at >= 0) rest = rest[..at];
        var split = rest.LastIndexOf('/');
        var name = rest[(split + 1)..];
        if (name.IsEmpty) return Refuse(PurlProblemCode.NameMissing, text, out problem);

        return PurlRules.Apply(
            definition,
            split < 0 ? null : Segments(rest[..split], isSubpath: false, ref problem),
            PurlText.Decode(name, slashes: false, ref problem),
            version.IsEmpty ? null : PurlText.Decode(version, slashes: false, ref problem),
            PurlQualifiers.Read(qualifiers, ref problem),
            subpath.IsEmpty ? null : Segments(subpath, isSubpath: true, ref problem),
            out purl,
            ref problem);
    }

    public static bool Build(
        string? type,
        string? ns,
        string? name,
        string? version,
        IEnumerable<PurlQualifier>? qualifiers,
        string? subpath,
        [NotNullWhen(true)] out PackageUrl? purl,
        out PurlProblem? problem)
    {
        purl = null;
        problem = null;
        if (string.IsNullOrEmpty(type)) return Refuse(PurlProblemCode.TypeMissing, default, out problem);
        if (!PurlType.IsValid(type)) return Refuse(PurlProblemCode.TypeInvalid, type, out problem);
        if (string.IsNullOrEmpty(name)) return Refuse(PurlProblemCode.NameMissing, default, out problem);
        if (name.Length + (ns?.Length ?? 0) + (version?.Length ?? 0) + (subpath?.Length ?? 0) > PackageUrl.MaxLength)
            return Refuse(PurlProblemCode.TooLong, name, out problem);
        return PurlRules.Apply(
            PurlType.Of(type),
            string.IsNullOrEmpty(ns) ? null : Join(ns.Split('/'), isSubpath: false, ref problem),
            name,
            string.IsNullOrEmpty(version) ? null : version,
            PurlQualifiers.Sort(qualifiers ?? [], ref problem),
            string.IsNullOrEmpty(subpath) ? null : Join(subpath.Split('/'), isSubpath: true, ref problem),
            out purl,
            ref problem);
    }

    /// <summary>
    /// The <c>@</c> before the version: the last one, unless it opens a segment that is not the last, as the scope of
    /// <c>pkg:npm/@babel/core</c> does when it was not encoded.
    /// </summary>
    private static int VersionMark(ReadOnlySpan<char> path)
    {
        var at = path.LastIndexOf('@');
        var opensSegment = at == 0 || at > 0 && path[at - 1] == '/';
        return opensSegment && path[at..].Contains('/') ? -1 : at;
    }

    private static ReadOnlySpan<char> CutTail(ref ReadOnlySpan<char> text, char mark)
    {
        var at = text.IndexOf(mark);
        if (at < 0) return default;
        var tail = text[(at + 1)..];
        text = text[..at];
        return tail;
    }

    private static string? Segments(ReadOnlySpan<char> text, bool isSubpath, ref PurlProblem? problem)
    {
        text = text.Trim('/');
        if (!isSubpath && PurlText.IsPlain(text, slashes: true) && !text.Contains("//", StringComparison.Ordinal))
            return text.IsEmpty ? null : text.ToString();
        var segments = new List<string>();
        foreach (var range in text.Split('/'))
        {
            var segment = PurlText.Decode(text[range], slashes: false, ref problem);
            if (segment.Contains('/', StringComparison.Ordinal)) problem ??= PurlProblem.Of(PurlProblemCode.SeparatorEncoded, text);
            segments.AddRange(segment.Split('/'));
        }
        return Join(segments, isSubpath, ref problem);
    }

    private static string? Join(IEnumerable<string> segments, bool isSubpath, ref PurlProblem? problem)
    {
        var kept = new List<string>();
        foreach (var segment in segments)
        {
            if (isSubpath && segment is "." or "..") problem ??= PurlProblem.Of(PurlProblemCode.SubpathSegmentDropped, segment);
            else if (segment.Length > 0) kept.Add(segment);
        }
        return kept.Count == 0 ? null : string.Join('/', kept);
    }

    private static bool Refuse(PurlProblemCode code, ReadOnlySpan<char> detail, out PurlProblem? problem)
    {
        problem = PurlProblem.Of(code, detail);
        return false;
    }
}
