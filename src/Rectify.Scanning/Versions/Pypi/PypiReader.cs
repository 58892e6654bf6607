namespace Rectify.Scanning.Versions.Pypi;

/// <summary>Reads a version from left to right by the expression in PEP 440, appendix B.</summary>
internal ref struct PypiReader(string text)
{
    private ReadOnlySpan<char> _rest = text.ToLowerInvariant();

    public PypiVersion? Read(string text)
    {
        if (_rest[0] == 'v') _rest = _rest[1..];
        if (!TryNumber(out var first)) return null;
        var epoch = default(Number);
        if (Take("!"))
        {
            epoch = first;
            if (!TryNumber(out first)) return null;
        }
        var release = new List<Number>(4) { first };
        while (_rest.Length > 1 && _rest[0] == '.' && char.IsAsciiDigit(_rest[1]))
        {
            _rest = _rest[1..];
            TryNumber(out var next);
            release.Add(next);
        }
        while (release.Count > 1 && release[^1].IsZero) release.RemoveAt(release.Count - 1);

        if (_rest.IsEmpty) return new PypiVersion(text, epoch, [.. release], null, null, null, []);
        var pre = Pre();
        var post = Post();
        var dev = Labelled("dev");
        var local = Array.Empty<LocalPart>();
        if (Take("+") && !LocalPart.TrySplit(_rest, out local)) return null;
        if (local.Length == 0 && !_rest.IsEmpty) return null;
        return new PypiVersion(text, epoch, [.. release], pre, post, dev, local);
    }

    private (char Label, Number Number)? Pre()
    {
        // Longer spellings first: "preview" before "pre", "alpha" before "a".
        if ((Labelled("alpha") ?? Labelled("a")) is { } alpha) return ('a', alpha);
        if ((Labelled("beta") ?? Labelled("b")) is { } beta) return ('b', beta);
        if ((Labelled("preview") ?? Labelled("pre") ?? Labelled("rc") ?? Labelled("c")) is { } candidate) return ('c', candidate);
        return null;
    }

    private Number? Post()
    {
        if (_rest.Length > 1 && _rest[0] == '-' && char.IsAsciiDigit(_rest[1]))
        {
            _rest = _rest[1..];
            TryNumber(out var implicitly);
            return implicitly;
        }
        return Labelled("post") ?? Labelled("rev") ?? Labelled("r");
    }

    /// <summary>A separator, the label, a separator, a number; only the label must be there.</summary>
    private Number? Labelled(string label)
    {
        var before = _rest;
        SkipSeparator();
        if (!Take(label))
        {
            _rest = before;
            return null;
        }
        var after = _rest;
        SkipSeparator();
        if (TryNumber(out var number)) return number;
        _rest = after;
        return default(Number);
    }

    private void SkipSeparator()
    {
        if (!_rest.IsEmpty && _rest[0] is '.' or '-' or '_') _rest = _rest[1..];
    }

    private bool Take(string expected)
    {
        if (!_rest.StartsWith(expected, StringComparison.Ordinal)) return false;
        _rest = _rest[expected.Length..];
        return true;
    }

    private bool TryNumber(out Number number)
    {
        var end = _rest.IndexOfAnyExceptInRange('0', '9') is var stop and >= 0 ? stop : _rest.Length;
        number = Number.Of(_rest[..end]);
        _rest = _rest[end..];
        return end > 0;
    }
}
