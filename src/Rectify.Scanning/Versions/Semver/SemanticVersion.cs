using System.Buffers;

namespace Rectify.Scanning.Versions.Semver;

/// <summary>
/// Semantic Versioning 2.0.0, clause 11, over any count of release numbers (a missing one is zero). Build metadata does not count.
/// </summary>
internal sealed class SemanticVersion(string text, Number[] release, Identifier[] prerelease) : ComparableVersion(text)
{
    private static readonly SearchValues<char> Release = SearchValues.Create("0123456789.");

    private readonly Number[] _release = release;
    private readonly Identifier[] _prerelease = prerelease;

    public override int CompareTo(ComparableVersion? other)
    {
        if (other is null) return 1;
        if (other is not SemanticVersion that) throw OtherOrder(other);
        for (var i = 0; i < Math.Max(_release.Length, that._release.Length); i++)
        {
            var (left, right) = (i < _release.Length ? _release[i] : default, i < that._release.Length ? that._release[i] : default);
            if (left.CompareTo(right) is var order and not 0) return order;
        }
        if (_prerelease.Length == 0 || that._prerelease.Length == 0) return that._prerelease.Length.CompareTo(_prerelease.Length);
        return _prerelease.AsSpan().SequenceCompareTo(that._prerelease);
    }

    /// <summary>
    /// Reads <c>1.2.3-rc.1+build</c> and its loose relatives: any count of numbers, and a pre-release that starts where the letters do
    /// (<c>2.0a1</c>, <c>1.0.0.beta2</c>). Null when it does not start with a digit or has characters outside the alphabet.
    /// </summary>
    public static SemanticVersion? Read(string text, ReadOnlySpan<char> body)
    {
        if (body.IndexOf('+') is var plus and >= 0)
        {
            if (!IsIdentifiers(body[(plus + 1)..])) return null;
            body = body[..plus];
        }
        var numbers = body.IndexOfAnyExcept(Release);
        var release = ReadRelease(ref body, (numbers < 0 ? body : body[..numbers]).Count('.') + 1);
        if (release.Length == 0) return null;
        if (body.IsEmpty) return new(text, release, []);
        // 1.x and 2.3.X are ranges.
        if (body is ['.', 'x' or 'X'] or ['.', 'x' or 'X', '.', ..]) return null;
        if (body[0] is '-' or '.') body = body[1..];
        return IsIdentifiers(body) && !body.IsEmpty ? new(text, release, Identifier.Split(body)) : null;
    }

    /// <summary>The dot-separated numbers at the front, which are taken off; at most <paramref name="limit"/>.</summary>
    private static Number[] ReadRelease(ref ReadOnlySpan<char> body, int limit)
    {
        var numbers = new Number[limit];
        var count = 0;
        while (!body.IsEmpty && char.IsAsciiDigit(body[0]))
        {
            var digits = body.IndexOfAnyExceptInRange('0', '9') is var end and >= 0 ? body[..end] : body;
            numbers[count++] = Number.Of(digits);
            body = body[digits.Length..];
            if (body.Length > 1 && body[0] == '.' && char.IsAsciiDigit(body[1])) body = body[1..];
            else break;
        }
        return count == limit ? numbers : numbers[..count];
    }

    private static bool IsIdentifiers(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')) return false;
        return true;
    }
}
