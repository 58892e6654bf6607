using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Ledger.Sealing;

namespace Rectify.Parties.Accounts;

/// <summary>Expected failures of accounts.</summary>
public static class AccountProblems
{
    /// <summary>The one answer to everybody who did not show who they are, whatever was wrong: it does not tell what there is.</summary>
    public static Problem NotSignedIn { get; } = new("RCT-ACCOUNT-001", ProblemKind.Refused, new(
        "That does not sign anybody in. Check the login, the password and the code. After ten failures a login rests for a quarter of an hour.",
        "无法登录。请检查登录名、密码和验证码。连续失败十次后，该登录名将暂停使用十五分钟。"));

    internal static Problem LoginUnfit { get; } = new("RCT-ACCOUNT-002", ProblemKind.Invalid, new("A login is one word of 2 to 100 characters.", "登录名应为 2 至 100 个字符，不含空格。"));

    internal static Problem LoginTaken { get; } = new("RCT-ACCOUNT-003", ProblemKind.Conflict, new("Somebody else has this login.", "该登录名已被使用。"));

    internal static Problem PasswordShort { get; } = new("RCT-ACCOUNT-004", ProblemKind.Invalid, new(
        $"A password has at least {PasswordRule.Shortest} characters; a few words make a good one.", $"密码至少 {PasswordRule.Shortest} 个字符；几个词连在一起即可。"));

    internal static Problem PasswordLong { get; } = new("RCT-ACCOUNT-005", ProblemKind.Invalid, new($"A password has at most {PasswordRule.Longest} characters.", $"密码至多 {PasswordRule.Longest} 个字符。"));

    internal static Problem PasswordUsual { get; } = new("RCT-ACCOUNT-006", ProblemKind.Invalid, new("This password is among the first that anybody would try.", "该密码过于常见，容易被猜中。"));

    internal static Problem PasswordNamed { get; } = new("RCT-ACCOUNT-007", ProblemKind.Invalid, new(
        "The password contains the login, your name or that of the organisation.", "密码不得包含登录名、本人姓名或组织名称。"));

    internal static Problem CodeWrong { get; } = new("RCT-ACCOUNT-008", ProblemKind.Invalid, new(
        "This is not the code that the authenticator shows now. Check the clock of its device.", "该验证码与身份验证器当前显示的不符。请检查设备时间。"));

    internal static Problem PasskeyTaken { get; } = new("RCT-ACCOUNT-009", ProblemKind.Conflict, new("This passkey is known already.", "该通行密钥已登记。"));

    internal static Problem PasskeyUnknown { get; } = new("RCT-ACCOUNT-010", ProblemKind.NotFound, new("There is no such passkey.", "不存在该通行密钥。"));

    internal static Problem LastWay { get; } = new("RCT-ACCOUNT-011", ProblemKind.Conflict, new(
        "This is the last way by which you can sign in. Set up another one first.", "这是您唯一的登录方式。请先设置其他方式。"));

    internal static Problem NoPassword { get; } = new("RCT-ACCOUNT-012", ProblemKind.Conflict, new("There is no password, and so there are no codes for it.", "尚未设置密码，因此没有恢复代码。"));

    internal static Problem NoAccount { get; } = new("RCT-ACCOUNT-013", ProblemKind.NotFound, new("This person does not sign in to this server.", "此人没有本服务器的账户。"));

    internal static Problem NotThere { get; } = new("RCT-ACCOUNT-014", ProblemKind.Refused, new(
        "Only the person changes how they sign in, and only while signed in; a token changes nothing here.", "只有本人在登录状态下才能更改登录方式；令牌不能更改。"));

    internal static Problem SeedLost(string login) => new("RCT-ACCOUNT-015", ProblemKind.Unreadable, new(
        $"The authenticator of {login} cannot be opened with the sealing key. Have {login} set up a way to sign in anew first.", $"{login} 的身份验证器无法用密封密钥打开。请先让 {login} 重新设置登录方式。"));

    /// <summary>The answer to everybody who holds no link that counts, whatever is wrong with it.</summary>
    public static Problem LinkUnknown { get; } = new("RCT-ACCOUNT-016", ProblemKind.NotFound, new(
        "This link does not count: it was used, taken back, or its time is over. Ask an administrator for another.", "该链接无效：已被使用、已被撤回或已过期。请向管理员索取新链接。"));

    internal static Problem LinkOver { get; } = new("RCT-ACCOUNT-017", ProblemKind.Conflict, new("The link counts no more anyway.", "该链接已失效。"));

    internal static Problem NotFirst { get; } = new("RCT-ACCOUNT-018", ProblemKind.Conflict, new(
        "Somebody signs in to this server already; whoever comes next is invited.", "本服务器已有账户；后来者须由管理员邀请。"));

    internal static Problem NothingToSignInWith { get; } = new("RCT-ACCOUNT-019", ProblemKind.Invalid, new("Set up a passkey, or a password with an authenticator.", "请设置通行密钥，或密码加身份验证器。"));

    internal static Problem PasskeyUnfit { get; } = new("RCT-ACCOUNT-020", ProblemKind.Invalid, new("This is no passkey.", "这不是通行密钥。"));

    /// <summary>The one answer to everything that is wrong with what an authenticator said.</summary>
    public static Problem PasskeyFailed { get; } = new("RCT-ACCOUNT-021", ProblemKind.Refused, new(
        "The passkey did not do. Try again; if it stays so, it is not one of this server.", "通行密钥未通过验证。请重试；若仍失败，则该密钥不属于本服务器。"));

    internal static Problem NoSuchEntity(string name) => new("RCT-ACCOUNT-022", ProblemKind.NotFound, new(
        $"There is no legal entity '{name}' to register people of.", $"没有可登记人员的法律实体“{name}”。"));

    /// <summary>Whether whoever acts is the person and is there; who can write the store's file is everybody.</summary>
    internal static bool IsOwn(Change change, PersonId person) =>
        change.Actor.Strength == ActorStrength.Local || (change.Actor.Strength == ActorStrength.Session && change.Actor.Who == person.ToString());

    /// <summary>Whether whoever acts is there and not a program that acts for them.</summary>
    internal static bool IsThere(Change change) => change.Actor.Strength is ActorStrength.Local or ActorStrength.Session;

    /// <summary>Adds what is wrong with a sealed seed: only what the store's present key opens may be kept.</summary>
    internal static async Task CheckSealAsync(Problems problems, Change change, NewPassword? password, CancellationToken cancellationToken)
    {
        if (password is not null && !await SealKeys.TakesAsync(change.Session, password.Authenticator, cancellationToken)) problems.Add(LedgerProblems.SealedByFormer);
    }
}
