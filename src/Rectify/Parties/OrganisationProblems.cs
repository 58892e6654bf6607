using Rectify.Foundation;

namespace Rectify.Parties;

/// <summary>Expected failures of organisations.</summary>
internal static class OrganisationProblems
{
    public static Problem NameMissing { get; } = new("RCT-PARTY-001", ProblemKind.Invalid, new("An organisation needs a name.", "组织必须有名称。"));

    public static Problem NameTooLong(int limit) => new("RCT-PARTY-002", ProblemKind.Invalid, new($"The name is longer than {limit} characters.", $"名称超过 {limit} 个字符。"));

    public static Problem CountryUnknown(string country) => new("RCT-PARTY-003", ProblemKind.Invalid, new($"“{country}” is not a country code of two capital letters (ISO 3166-1).", $"“{country}”不是两位大写字母的国家/地区代码（ISO 3166-1）。"));

    public static Problem NameTaken(string name) => new("RCT-PARTY-004", ProblemKind.Conflict, new($"There is an organisation of this kind named “{name}” already.", $"已存在名为“{name}”的同类组织。"));
}
