using Rectify.Advisories.Scoring;

namespace Rectify.Foundation.Texts;

/// <summary>Why a text is no CVSS vector, to a person.</summary>
public static class ScoringTexts
{
    public static Text Of(CvssProblem problem)
    {
        var detail = problem.Detail;
        return problem.Code switch
        {
            CvssProblemCode.Empty => new("there is no CVSS vector", "没有 CVSS 向量"),
            CvssProblemCode.TooLong => new("the CVSS vector is too long", "CVSS 向量过长"),
            CvssProblemCode.VersionUnknown => new($"the CVSS version is not known: {detail}", $"CVSS 版本未知：{detail}"),
            CvssProblemCode.MetricUnknown => new($"the CVSS version has no metric \"{detail}\"", $"该 CVSS 版本没有指标“{detail}”"),
            CvssProblemCode.ValueUnknown => new($"the CVSS metric has no such value: {detail}", $"该 CVSS 指标没有此取值：{detail}"),
            CvssProblemCode.MetricRepeated => new($"the CVSS metric stands twice: {detail}", $"CVSS 指标重复：{detail}"),
            CvssProblemCode.MetricOutOfOrder => new($"the CVSS metric is not where the specification puts it: {detail}", $"CVSS 指标未按规范的顺序排列：{detail}"),
            CvssProblemCode.MetricMissing => new($"the CVSS metric {detail} is missing", $"缺少 CVSS 指标 {detail}"),
            _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Code, "A CVSS problem without a text."),
        };
    }
}
