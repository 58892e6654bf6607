using Rectify.Foundation;

namespace Rectify.Parties;

/// <summary>Expected failures of people, their roles and keys.</summary>
internal static class PersonProblems
{
    public static Problem NotFound(PersonId id) => new("RCT-PERSON-001", ProblemKind.NotFound, new($"There is no person {id}.", $"不存在人员 {id}。"));

    public static Problem PlaceUnknown(string place) => new("RCT-PERSON-002", ProblemKind.Invalid, new($"“{place}” is not a country code of two capital letters (ISO 3166-1).", $"“{place}”不是两位大写字母的国家或地区代码（ISO 3166-1）。"));

    public static Problem HasRole(string person) => new("RCT-PERSON-003", ProblemKind.Conflict, new($"{person} has this role already.", $"{person} 已拥有此角色。"));

    public static Problem LacksRole(string person) => new("RCT-PERSON-004", ProblemKind.Conflict, new($"{person} does not have this role.", $"{person} 没有此角色。"));
}
