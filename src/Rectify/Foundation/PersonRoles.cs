namespace Rectify.Foundation;

/// <summary>The words for a role in the store and in events, which never change, and those that people read.</summary>
internal static class PersonRoles
{
    public static string ToWord(this PersonRole role) => role switch
    {
        PersonRole.Reader => "reader",
        PersonRole.Analyst => "analyst",
        PersonRole.Reporter => "reporter",
        PersonRole.Approver => "approver",
        PersonRole.Manager => "manager",
        PersonRole.Coordinator => "coordinator",
        PersonRole.Inspector => "inspector",
        PersonRole.VendorGuest => "vendor-guest",
        PersonRole.Finder => "finder",
        PersonRole.Auditor => "auditor",
        PersonRole.Administrator => "administrator",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    public static PersonRole Parse(string word) => word switch
    {
        "reader" => PersonRole.Reader,
        "analyst" => PersonRole.Analyst,
        "reporter" => PersonRole.Reporter,
        "approver" => PersonRole.Approver,
        "manager" => PersonRole.Manager,
        "coordinator" => PersonRole.Coordinator,
        "inspector" => PersonRole.Inspector,
        "vendor-guest" => PersonRole.VendorGuest,
        "finder" => PersonRole.Finder,
        "auditor" => PersonRole.Auditor,
        "administrator" => PersonRole.Administrator,
        _ => throw new FormatException($"Not a role: {word}"),
    };

    public static Text NameOf(PersonRole role) => role switch
    {
        PersonRole.Reader => new("reader", "查阅人员"),
        PersonRole.Analyst => new("analyst", "分析人员"),
        PersonRole.Reporter => new("reporter", "报告人员"),
        PersonRole.Approver => new("approver", "批准人"),
        PersonRole.Manager => new("manager", "主管"),
        PersonRole.Coordinator => new("coordinator", "协调人员"),
        PersonRole.Inspector => new("inspector", "检查人员"),
        PersonRole.VendorGuest => new("vendor guest", "厂商来宾"),
        PersonRole.Finder => new("finder", "发现者"),
        PersonRole.Auditor => new("auditor", "审计人员"),
        PersonRole.Administrator => new("administrator", "管理员"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
