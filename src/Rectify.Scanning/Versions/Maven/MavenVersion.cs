namespace Rectify.Scanning.Versions.Maven;

/// <summary>A Maven version as its significant parts; the shorter one is continued with releases.</summary>
internal sealed class MavenVersion(string text, MavenToken[] tokens) : ComparableVersion(text)
{
    private readonly MavenToken[] _tokens = tokens;

    public override int CompareTo(ComparableVersion? other)
    {
        if (other is null) return 1;
        if (other is not MavenVersion that) throw OtherOrder(other);
        for (var i = 0; i < Math.Max(_tokens.Length, that._tokens.Length); i++)
        {
            var left = i < _tokens.Length ? _tokens[i] : MavenToken.End;
            var right = i < that._tokens.Length ? that._tokens[i] : MavenToken.End;
            if (left.CompareTo(right) is var order and not 0) return order;
        }
        return 0;
    }
}
