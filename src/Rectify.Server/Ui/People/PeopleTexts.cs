using Rectify.Foundation;
using Rectify.Parties.Accounts.Links;

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

    public static Text MayDo { get; } = new("What they may do", "权限");

    public static Text Sessions { get; } = new("Signed in", "登录会话");

    public static Text NoSession { get; } = new("Nowhere at the moment.", "当前未登录。");

    public static Text SeenAt(string begun, string seen) => new($"since {begun}, last seen {seen}", $"始于 {begun}，最近活动 {seen}");

    public static Text EndAll { get; } = new("End all sessions", "结束全部会话");

    public static Text EndOthers { get; } = new("Sign out everywhere else", "结束其他全部会话");

    public static Text Invite { get; } = new("Register and make a link to come in", "登记并生成登录链接");

    public static Text MakeInvitation { get; } = new("Make a link to come in", "生成登录链接");

    public static Text RegisterOnly { get; } = new("Register without a link", "仅登记");

    public static Text RegisterOnlyWhy { get; } = new(
        "Whoever signs in by your organisation's account, or not at all, needs no link.", "使用组织账户登录或无需登录的人员不需要链接。");

    public static Text FreshForInviting { get; } = new("to make a link for them too. Do it before you fill this in.", "后方可同时生成登录链接。请在填写之前登录。");

    public static Text FreshForLink { get; } = new("to make a link for this person: whoever has it decides how they sign in.", "后方可为此人生成链接：持有链接者可决定其登录方式。");

    public static Text OpenLinks { get; } = new("Links that are open", "尚未使用的链接");

    public static Text Of(LinkPurpose kind) => kind switch
    {
        LinkPurpose.First => new("the first administrator", "首位管理员"),
        LinkPurpose.Invitation => new("invitation", "邀请"),
        LinkPurpose.Reset => new("new way to sign in", "重设登录方式"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static Text MadeBy(string who, string when) => new($"made by {who}, {when}", $"由 {who} 于 {when} 生成");

    public static Text Counts { get; } = new("counts for", "有效期剩余");

    public static Text TakeBack { get; } = new("Take back", "撤回");

    public static Text TakeBackFrom(string whose) => new($"Take back: {whose}", $"撤回：{whose}");

    public static Text LinkFor(string name) => new($"A link for {name}", $"供 {name} 使用的链接");

    public static Text Copy { get; } = new("Copy", "复制");

    public static Text Handed { get; } = new("I have it, hide it", "已保存，隐藏");

    public static Text InvitationWhy { get; } = new(
        "Whoever opens it decides how this person signs in. Hand it over by a way that you trust.", "打开链接者可设置此人的登录方式。请通过可信渠道转交。");

    public static Text ResetWhy { get; } = new(
        "For somebody who has lost what they sign in with. Nothing changes until it is used; then all that they signed in with counts no more, and their sessions end.",
        "用于丢失登录凭据的人员。链接使用之前一切不变；使用之后，原有登录方式全部失效，其会话全部结束。");

    public static Text FormerGoes { get; } = new("The link that is open counts no more then.", "现有链接将随之失效。");

    public static Text ShownOnce(string until) => new($"It is shown this once, and counts once, until {until}.", $"仅显示这一次，仅可使用一次，有效期至 {until}。");

    public static Text WayIn { get; } = new("How they sign in", "登录方式");

    public static Text Login { get; } = new("Login", "登录名");

    public static Text Passkeys { get; } = new("Passkeys", "通行密钥");

    public static Text PasswordAndCode { get; } = new("Password and authenticator", "密码和身份验证器");

    public static Text IsSet(int codes) => new($"set; {codes} recovery codes left", $"已设置；剩余恢复代码 {codes} 个");

    public static Text NotSet { get; } = new("not set", "未设置");

    public static Text Reset { get; } = new("Make a link to set it up anew", "生成重设链接");

    public static Text NameLogin { get; } = new("Give another login", "更改登录名");

    public static Text NameLoginWhy { get; } = new("What your organisation's identity provider knows them by.", "组织身份提供方所用的名称。");

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
