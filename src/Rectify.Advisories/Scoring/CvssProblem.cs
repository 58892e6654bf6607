namespace Rectify.Advisories.Scoring;

/// <summary>Why a text is no CVSS vector.</summary>
public enum CvssProblemCode
{
    Empty,
    TooLong,
    VersionUnknown,
    MetricUnknown,
    ValueUnknown,
    MetricRepeated,
    MetricOutOfOrder,
    MetricMissing,
}

/// <summary>The first problem of a vector.</summary>
/// <param name="Detail">The metric or the part of the text it is about, at most 40 characters.</param>
public readonly record struct CvssProblem(CvssProblemCode Code, string Detail)
{
    private const int DetailLength = 40;

    internal static CvssProblem Of(CvssProblemCode code, ReadOnlySpan<char> detail) =>
        new(code, detail.Length <= DetailLength ? detail.ToString() : string.Concat(detail[..(DetailLength - 1)], "…"));
}
