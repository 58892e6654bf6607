namespace Rectify.Scanning.Versions.Pypi;

/// <summary>
/// The order of PEP 440: epoch, release, then 1.0.dev1 &lt; 1.0a1.dev1 &lt; 1.0a1 &lt; 1.0rc1 &lt; 1.0 &lt; 1.0+local &lt; 1.0.post1.
/// </summary>
internal sealed class PypiVersion(
    string text,
    Number epoch,
    Number[] release,
    (char Label, Number Number)? pre,
    Number? post,
    Number? dev,
    LocalPart[] local) : ComparableVersion(text)
{
    private readonly Number _epoch = epoch;
    private readonly Number[] _release = release;
    private readonly (char Label, Number Number)? _pre = pre;
    private readonly Number? _post = post;
    private readonly Number? _dev = dev;
    private readonly LocalPart[] _local = local;

    public override int CompareTo(ComparableVersion? other)
    {
        if (other is null) return 1;
        if (other is not PypiVersion that) throw OtherOrder(other);
        if (_epoch.CompareTo(that._epoch) is var epoch and not 0) return epoch;
        if (_release.AsSpan().SequenceCompareTo(that._release) is var release and not 0) return release;
        if (Stage.CompareTo(that.Stage) is var stage and not 0) return stage;
        if (PreNumber.CompareTo(that.PreNumber) is var pre and not 0) return pre;
        if (Compare(_post, that._post, missing: -1) is var post and not 0) return post;
        if (Compare(_dev, that._dev, missing: 1) is var dev and not 0) return dev;
        return _local.AsSpan().SequenceCompareTo(that._local);
    }

    /// <summary>Before all pre-releases stands a development release of the release itself; after them the release.</summary>
    private char Stage => _pre?.Label ?? (_post is null && _dev is not null ? ' ' : 'z');

    private Number PreNumber => _pre?.Number ?? default;

    private static int Compare(Number? left, Number? right, int missing) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => missing,
        (_, null) => -missing,
        ({ } a, { } b) => a.CompareTo(b),
    };
}
