using Rectify.Foundation;

namespace Rectify.Parties.Profiles;

/// <summary>Expected failures of saying what the organisation is.</summary>
internal static class ProfileProblems
{
    /// <summary>A year.</summary>
    public const int MostHours = 8_760;

    public static Problem NotAPlace(string place) => new("RCT-PROFILE-001", ProblemKind.Invalid, new(
        $"“{place}” is not a jurisdiction: two capital letters (ISO 3166-1), or EU.", $"“{place}”不是法域：应为两位大写字母（ISO 3166-1）或 EU。"));

    public static Problem SectorUnknown(string sector) => new("RCT-PROFILE-002", ProblemKind.Invalid, new($"No rule knows the sector “{sector}”.", $"规则中没有行业“{sector}”。"));

    public static Problem FlagUnknown(string flag) => new("RCT-PROFILE-003", ProblemKind.Invalid, new($"No rule knows the mark “{flag}”.", $"规则中没有标记“{flag}”。"));

    public static Problem HoursUnfit(string rule) => new("RCT-PROFILE-004", ProblemKind.Invalid, new(
        $"The target of {rule} is 1 to {MostHours} hours.", $"{rule} 的内部目标应为 1 至 {MostHours} 小时。"));

    public static Problem AssetsElsewhere { get; } = new("RCT-PROFILE-005", ProblemKind.Invalid, new(
        "What single products and systems are stands in the inventory.", "单个产品和系统的情况在资产清单中填写。"));
}
