namespace Rectify.Scanning.Versions.Maven;

/// <summary>
/// One part of a Maven version. The order of kinds is Maven's: pre-release qualifiers, the release itself, <c>sp</c> and unknown words,
/// then <c>-number</c>, then <c>.number</c>.
/// </summary>
internal readonly record struct MavenToken(MavenTokenKind Kind, int Rank, string Word, Number Number, bool HasNumber) : IComparable<MavenToken>
{
    private const int Release = 5;
    private const int Unknown = 7;

    /// <summary>What a shorter version is continued with.</summary>
    public static MavenToken End { get; } = new(MavenTokenKind.Qualifier, Release, "", default, HasNumber: false);

    /// <summary>Says nothing at the end of a version: <c>.0</c>, <c>-0</c>, <c>-ga</c>.</summary>
    public bool IsNull => Kind == MavenTokenKind.Qualifier ? Rank == Release && !HasNumber : Number.IsZero;

    public static MavenToken OfNumber(bool afterHyphen, ReadOnlySpan<char> digits) =>
        new(afterHyphen ? MavenTokenKind.HyphenNumber : MavenTokenKind.DotNumber, 0, "", Number.Of(digits), HasNumber: true);

    /// <summary>A qualifier, lower case; with digits it is one part with them: <c>rc1</c>, <c>rc-1</c>.</summary>
    public static MavenToken OfQualifier(ReadOnlySpan<char> word, ReadOnlySpan<char> digits)
    {
        var rank = word switch
        {
            "a" when !digits.IsEmpty => 0,
            "b" when !digits.IsEmpty => 1,
            "m" when !digits.IsEmpty => 2,
            "alpha" => 0,
            "beta" => 1,
            "milestone" => 2,
            "rc" or "cr" => 3,
            "snapshot" => 4,
            "" or "ga" or "final" or "release" => Release,
            "sp" => 6,
            _ => Unknown,
        };
        return new(MavenTokenKind.Qualifier, rank, rank == Unknown ? word.ToString() : "", Number.Of(digits), !digits.IsEmpty);
    }

    public int CompareTo(MavenToken other)
    {
        if (Kind != other.Kind) return Kind.CompareTo(other.Kind);
        if (Rank != other.Rank) return Rank.CompareTo(other.Rank);
        if (string.CompareOrdinal(Word, other.Word) is var order and not 0) return order;
        return HasNumber != other.HasNumber ? HasNumber.CompareTo(other.HasNumber) : Number.CompareTo(other.Number);
    }
}

/// <summary>In the order of Maven.</summary>
internal enum MavenTokenKind { Qualifier, HyphenNumber, DotNumber }
