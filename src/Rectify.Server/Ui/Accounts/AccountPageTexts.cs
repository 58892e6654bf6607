using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Sessions;

namespace Rectify.Server.Ui.Accounts;

/// <summary>What the page says on which people see to how they sign in.</summary>
internal static class AccountPageTexts
{
    public static Text Title { get; } = new("Your account", "我的账户");

    public static Text SignOut { get; } = new("Sign out", "退出登录");

    public static Text Passkeys { get; } = new("Passkeys", "通行密钥");

    public static Text NoPasskeys { get; } = new("You have none. A passkey is enough by itself to sign in.", "尚无通行密钥。仅凭通行密钥即可登录。");

    public static Text Added { get; } = new("Added", "添加时间");

    public static Text Used { get; } = new("Last used", "上次使用");

    public static Text Never { get; } = new("never", "从未");

    public static Text Remove { get; } = new("Remove", "移除");

    public static Text RemoveWhich(string name) => new($"Remove {name}", $"移除 {name}");

    public static Text AddPasskey { get; } = new("Add a passkey", "添加通行密钥");

    public static Text Password { get; } = new("Password and authenticator", "密码和身份验证器");

    public static Text HasPassword(int left) => new($"They are set. {left} recovery codes are left.", $"已设置。剩余恢复代码 {left} 个。");

    public static Text HasNoPassword { get; } = new("They are not set.", "尚未设置。");

    public static Text ChangePassword { get; } = new("Set others", "更换");

    public static Text SetPassword { get; } = new("Set them", "设置");

    public static Text RemovePassword { get; } = new("Remove them", "移除");

    public static Text RenewCodes { get; } = new("Make new recovery codes", "生成新的恢复代码");

    public static Text EndsOthers { get; } = new("Changing how you sign in ends your other sessions.", "更改登录方式将结束您的其他会话。");

    public static Text Sessions { get; } = new("Sessions", "会话");

    public static Text Browser { get; } = new("Browser", "浏览器");

    public static Text From { get; } = new("From", "来自");

    public static Text Begun { get; } = new("Begun", "开始");

    public static Text How { get; } = new("How", "方式");

    public static Text ThisOne { get; } = new("this one", "当前会话");

    public static Text Revoke { get; } = new("End", "结束");

    public static Text RevokeSince(string begun) => new($"End the session of {begun}", $"结束始于 {begun} 的会话");

    public static Text RevokeOthers { get; } = new("End all others", "结束其他全部会话");

    public static Text FreshFor { get; } = new(
        "to change how you sign in, or your tokens: a browser that was left open is not enough for that.", "后方可更改登录方式或令牌：仅凭未关闭的浏览器不足以进行此类更改。");

    public static Text Tokens { get; } = new("API tokens", "API 令牌");

    public static Text NoTokens { get; } = new("You have none. A token lets a program act for you; it can never do more than you may.", "尚无令牌。令牌让程序代您操作，权限不会超过您本人。");

    public static Text Label { get; } = new("What it is for", "用途");

    public static Text Scope { get; } = new("What it may be used for", "权限范围");

    public static Text Days { get; } = new("For how many days", "有效天数");

    public static Text Until { get; } = new("Until", "有效期至");

    public static Text Issue { get; } = new("Issue a token", "签发令牌");

    public static Text RevokeToken(string label) => new($"Remove {label}", $"移除 {label}");

    public static Text Issued { get; } = new("The token, shown this once:", "令牌仅显示这一次：");

    public static Text Of(SessionMethod method) => method switch
    {
        SessionMethod.Passkey => new("passkey", "通行密钥"),
        SessionMethod.PasswordAndCode => new("password and code", "密码和验证码"),
        SessionMethod.PasswordAndRecoveryCode => new("password and recovery code", "密码和恢复代码"),
        SessionMethod.SingleSignOn => new("your organisation's account", "组织账户"),
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    };

    public static Text Of(TokenScope scope) => scope switch
    {
        TokenScope.Read => new("reading what you may see", "读取您可见的内容"),
        TokenScope.Intake => new("bringing in SBOMs, scans and signals", "提交 SBOM、扫描结果和信号"),
        TokenScope.Calendar => new("fetching your calendar", "获取您的日历"),
        TokenScope.Write => new("everything that you may do without being there", "您不在场时可做的一切"),
        _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, null),
    };
}
