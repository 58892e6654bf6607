using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Rectify.Publications.Data;

/// <summary>The version of a document: a whole number or a semantic version (CSAF, section 3.1.11).</summary>
internal sealed partial record DocumentVersion : IComparable<DocumentVersion>
{
    private DocumentVersion(bool isInteger, BigInteger[] numbers, string preRelease, string build) =>
        (IsInteger, Numbers, PreRelease, Build) = (isInteger, numbers, preRelease, build);

    /// <summary>Whether it is a whole number.</summary>
    public bool IsInteger { get; }

    /// <summary>Empty when there is none.</summary>
    public string PreRelease { get; }

    /// <summary>Empty when there is none.</summary>
    public string Build { get; }

    public BigInteger Major => Numbers[0];

    /// <summary>Whether it is 0 or 0.x: nothing that was released.</summary>
    public bool IsBeforeFirst => Major.IsZero;

    private BigInteger[] Numbers { get; }

    public static DocumentVersion? Parse(string? text)
    {
        if (text is null or { Length: > 300 } || Form().Match(text) is not { Success: true } match) return null;
        BigInteger Number(string group) => match.Groups[group].Success ? BigInteger.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        return new(!match.Groups["minor"].Success, [Number("major"), Number("minor"), Number("patch")], match.Groups["pre"].Value, match.Groups["build"].Value);
    }

    /// <summary>Semantic versioning 2.0.0, section 11; the build does not count.</summary>
    public int CompareTo(DocumentVersion? other)
    {
        if (other is null) return 1;
        for (var i = 0; i < Numbers.Length; i++)
            if (Numbers[i].CompareTo(other.Numbers[i]) is var order and not 0) return order;
        if (PreRelease.Length == 0 || other.PreRelease.Length == 0) return other.PreRelease.Length.CompareTo(PreRelease.Length);
        var (left, right) = (PreRelease.Split('.'), other.PreRelease.Split('.'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
            if (Compare(left[i], right[i]) is var order and not 0) return order;
        return left.Length.CompareTo(right.Length);
    }

    /// <summary>Whether the two are the same version; a draft is the one that it leads to.</summary>
    public bool IsSame(DocumentVersion other, bool asDraft) =>
        Numbers.SequenceEqual(other.Numbers) && (asDraft || PreRelease == other.PreRelease);

    private static int Compare(string left, string right)
    {
        var (leftIsNumber, rightIsNumber) = (left.All(char.IsAsciiDigit), right.All(char.IsAsciiDigit));
        if (leftIsNumber && rightIsNumber)
            return BigInteger.Parse(left, CultureInfo.InvariantCulture).CompareTo(BigInteger.Parse(right, CultureInfo.InvariantCulture));
        return leftIsNumber != rightIsNumber ? (leftIsNumber ? -1 : 1) : string.CompareOrdinal(left, right);
    }

    [GeneratedRegex(@"^(?<major>0|[1-9][0-9]*)(?:\.(?<minor>0|[1-9][0-9]*)\.(?<patch>0|[1-9][0-9]*)(?:-(?<pre>(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+(?<build>[0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
