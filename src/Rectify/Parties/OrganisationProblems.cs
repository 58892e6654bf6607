using Rectify.Foundation;

namespace Rectify.Parties;

/// <summary>Expected failures of organisations.</summary>
internal static class OrganisationProblems
{
    public static Problem NameTaken(string name) => new("RCT-ORG-001", ProblemKind.Conflict, new($"There is an organisation of this kind named “{name}” already.", $"已存在名为“{name}”的同类组织。"));

    public static Problem CountryUnknown(string country) => new("RCT-ORG-002", ProblemKind.Invalid, new($"“{country}” is not a country code of two capital letters (ISO 3166-1).", $"“{country}”不是两位大写字母的国家或地区代码（ISO 3166-1）。"));

    public static Problem NotFound(OrganisationId id) => new("RCT-ORG-003", ProblemKind.NotFound, new($"There is no organisation {id}.", $"不存在组织 {id}。"));

    public static Problem NotOurs(string name) => new("RCT-ORG-004", ProblemKind.Invalid, new($"“{name}” is not one of our own legal entities.", $"“{name}”不是本方的法律实体。"));
}
