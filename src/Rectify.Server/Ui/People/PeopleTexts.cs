using Rectify.Foundation;

namespace Rectify.Server.Ui.People;

/// <summary>What the pages of people say.</summary>
internal static class PeopleTexts
{
    public static Text Question { get; } = new("Who works here, and what they may do", "人员及其权限");

    public static Text Purpose { get; } = new("Legal entity and place decide which cases a person may be kept from.", "法律实体和所在地决定某人可被排除在哪些案件之外。");

    public static Text Register { get; } = new("Register a person", "登记人员");

    public static Text Name { get; } = new("Name", "姓名");

    public static Text Entity { get; } = new("Legal entity", "法律实体");

    public static Text Place { get; } = new("Works from", "工作所在地");

    public static Text PlaceHint { get; } = new("Two letters: DE, CN", "两位字母：DE、CN");

    public static Text Roles { get; } = new("Roles", "角色");

    public static Text Edit { get; } = new("Say something else of them", "修改信息");

    public static Text Save { get; } = new("Save", "保存");

    public static Text Sessions { get; } = new("Signed in", "登录会话");

    public static Text NoSession { get; } = new("Nowhere at the moment.", "当前未登录。");

    public static Text SeenAt(string when) => new($"last seen {when}", $"最近活动 {when}");

    public static Text EndSessions { get; } = new("Sign out everywhere else", "结束其他全部会话");

    /// <summary>What a role is called.</summary>
    public static Text Of(PersonRole role) => role switch
    {
        PersonRole.Reader => new("reader", "查阅人"),
        PersonRole.Analyst => new("analyst", "分析员"),
        PersonRole.Reporter => new("reporter", "报告撰写人"),
        PersonRole.Approver => new("approver", "审批人"),
        PersonRole.Manager => new("manager", "管理人"),
        PersonRole.Coordinator => new("coordinator", "协调员"),
        PersonRole.Inspector => new("inspector", "核查员"),
        PersonRole.VendorGuest => new("vendor guest", "厂商来宾"),
        PersonRole.Finder => new("finder", "发现者"),
        PersonRole.Auditor => new("auditor", "审计员"),
        PersonRole.Administrator => new("administrator", "管理员"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>What somebody with it may do, in a line.</summary>
    public static Text Does(PersonRole role) => role switch
    {
        PersonRole.Reader => new("sees what is open", "查看公开于内部的内容"),
        PersonRole.Analyst => new("works on findings, facts and cases", "处理发现、事实和案件"),
        PersonRole.Reporter => new("writes what is sent", "撰写报送内容"),
        PersonRole.Approver => new("approves what leaves the house, never their own work alone", "审批对外发出的内容，不得单独审批本人撰写的内容"),
        PersonRole.Manager => new("assigns and decides within cases", "在案件中分派和决定"),
        PersonRole.Coordinator => new("speaks with the parties of a case", "与案件各方沟通"),
        PersonRole.Inspector => new("verifies for an authority", "为主管机关核查"),
        PersonRole.VendorGuest => new("of a vendor; sees only cases that name them", "厂商人员，仅见列明其姓名的案件"),
        PersonRole.Finder => new("found something; sees only what names them", "漏洞发现者，仅见列明其姓名的内容"),
        PersonRole.Auditor => new("reads the record, changes nothing", "查阅记录，不作更改"),
        PersonRole.Administrator => new("sets up people, roles and keys", "设置人员、角色和密钥"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
