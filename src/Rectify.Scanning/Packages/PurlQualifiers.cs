namespace Rectify.Scanning.Packages;

/// <summary>The <c>key=value&amp;key=value</c> part. A pair that cannot be kept is left out and reported; the others stay.</summary>
internal static class PurlQualifiers
{
    public static IReadOnlyList<PurlQualifier> Read(ReadOnlySpan<char> text, ref PurlProblem? problem)
    {
        if (text.IsEmpty) return [];
        var pairs = new List<PurlQualifier>();
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (pair.IsEmpty) continue;
            var equals = pair.IndexOf('=');
            if (equals < 0) problem ??= PurlProblem.Of(PurlProblemCode.QualifierWithoutValue, pair);
            // The specification's own examples leave the slashes of a URL as they are.
            else Add(pairs, pair[..equals].ToString(), PurlText.Decode(pair[(equals + 1)..], slashes: true, ref problem), ref problem);
        }
        return pairs;
    }

    public static IReadOnlyList<PurlQualifier> Sort(IEnumerable<PurlQualifier> qualifiers, ref PurlProblem? problem)
    {
        var pairs = new List<PurlQualifier>();
        foreach (var (key, value) in qualifiers) Add(pairs, key, value, ref problem);
        return pairs;
    }

    private static void Add(List<PurlQualifier> pairs, string key, string value, ref PurlProblem? problem)
    {
        if (!IsKey(key))
        {
            problem ??= PurlProblem.Of(PurlProblemCode.QualifierKeyInvalid, key);
            return;
        }
        var lower = key.ToLowerInvariant();
        if (lower != key) problem ??= PurlProblem.Of(PurlProblemCode.QualifierKeyNotLowerCase, key);
        if (string.IsNullOrEmpty(value)) return;

        var at = pairs.Count;
        while (at > 0 && string.CompareOrdinal(pairs[at - 1].Key, lower) >= 0) at--;
        if (at < pairs.Count && pairs[at].Key == lower) problem ??= PurlProblem.Of(PurlProblemCode.QualifierRepeated, lower);
        else pairs.Insert(at, new(lower, value));
    }

    private static bool IsKey(string key)
    {
        if (key.Length == 0 || char.IsAsciiDigit(key[0])) return false;
        foreach (var c in key)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')) return false;
        return true;
    }
}
