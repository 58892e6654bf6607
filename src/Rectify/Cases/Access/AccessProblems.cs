using Rectify.Foundation;

namespace Rectify.Cases.Access;

/// <summary>Expected failures of who may see what.</summary>
internal static class AccessProblems
{
    public static Problem OfAnotherEntity(string name) => new("RCT-ACCESS-001", ProblemKind.Refused, new(
        $"The case is kept to the staff of other legal entities than that of {name}.", $"本案件仅限其他法人实体的人员查看，不包括 {name} 所在的实体。"));

    public static Problem InAnotherPlace(string name, string place) => new("RCT-ACCESS-002", ProblemKind.Refused, new(
        $"The case is kept to other places; {name} works from {place}.", $"本案件仅限其他地区查看；{name} 的工作地为 {place}。"));

    public static Problem ReasonTooShort(int least) => new("RCT-ACCESS-003", ProblemKind.Invalid, new(
        $"Whoever opens a closed case says why in at least {least} characters.", $"打开不公开案件须说明理由，至少 {least} 个字符。"));

    public static Problem NamedAlready { get; } = new("RCT-ACCESS-004", ProblemKind.Conflict, new(
        "You see this case already.", "您已可查看本案件。"));

    public static Problem ForATimeOnly { get; } = new("RCT-ACCESS-005", ProblemKind.Refused, new(
        "You see this case for a time only: who sees it for good is said by the people named on it.", "您只能在限定时间内查看本案件：长期可见人员由案件指定人员决定。"));

    public static Problem NamedAlone { get; } = new("RCT-ACCESS-006", ProblemKind.Refused, new(
        "The case is TLP:RED: it is for the people named on it alone, and opens to nobody else.", "本案件为 TLP:RED：仅限指定人员，不对其他任何人开放。"));

    public static Problem RedInTheOpen { get; } = new("RCT-ACCESS-007", ProblemKind.Conflict, new(
        "TLP:RED is for people named: an open case names none.", "TLP:RED 仅限指定人员，而公开案件未指定任何人员。"));

    public static Problem RedStaysClosed { get; } = new("RCT-ACCESS-008", ProblemKind.Conflict, new(
        "The case is TLP:RED. Say first that it may be given on, by another mark.", "本案件为 TLP:RED。请先改用允许传递的标记。"));

    public static Problem WouldLockYouOut { get; } = new("RCT-ACCESS-009", ProblemKind.Conflict, new(
        "You would see the case no more: leave that to somebody who stays.", "此举将使您无法再查看本案件：请由仍可查看者操作。"));

    public static Problem NobodyNamed { get; } = new("RCT-ACCESS-010", ProblemKind.Conflict, new(
        "TLP:RED is for people named: say first who alone reads who found it.", "TLP:RED 仅限指定人员：请先指明可查阅发现者身份的人员。"));

    public static Problem GuestOfAStrictCase(string name) => new("RCT-ACCESS-011", ProblemKind.Refused, new(
        $"The case is TLP:AMBER+STRICT, for our own staff alone; {name} is a guest.", $"本案件为 TLP:AMBER+STRICT，仅限本组织人员；{name} 为来宾。"));

    public static Problem EntityUnknown { get; } = new("RCT-ACCESS-012", ProblemKind.Invalid, new(
        "A case is kept to legal entities of ours.", "案件只能限定于本组织的法人实体。"));

    public static Problem PlaceUnknown(string place) => new("RCT-ACCESS-013", ProblemKind.Invalid, new(
        $"“{place}” is not a country code of two capital letters (ISO 3166-1).", $"“{place}”不是两位大写字母的国家或地区代码（ISO 3166-1）。"));

    public static Problem NotNamed { get; } = new("RCT-ACCESS-014", ProblemKind.NotFound, new("They are not named on the case.", "此人并非本案件的指定人员。"));
}
