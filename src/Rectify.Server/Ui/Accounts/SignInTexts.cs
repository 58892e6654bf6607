using Rectify.Foundation;

namespace Rectify.Server.Ui.Accounts;

/// <summary>What the pages say by which people come in.</summary>
internal static class SignInTexts
{
    public static Text SignIn { get; } = new("Sign in", "登录");

    public static Text WithPasskey { get; } = new("Sign in with a passkey", "使用通行密钥登录");

    public static Text WithProvider { get; } = new("Sign in with your organisation's account", "使用组织账户登录");

    public static Text OrPassword { get; } = new("Or with a password and a code", "或使用密码和验证码");

    public static Text Login { get; } = new("Login", "登录名");

    public static Text Password { get; } = new("Password", "密码");

    public static Text Code { get; } = new("Code", "验证码");

    public static Text CodeHint { get; } = new("The six digits that your authenticator shows, or a recovery code.", "身份验证器显示的六位数字，或恢复代码。");

    public static Text PasskeyStopped { get; } = new("The browser made no use of a passkey. Try again, or sign in another way.", "浏览器未使用通行密钥。请重试或改用其他方式登录。");

    public static Text ProviderRefused { get; } = new(
        "Your organisation's account did not sign you in here. An administrator can give you a login that matches it.", "组织账户未能登录本服务器。管理员可为您设置与之对应的登录名。");

    public static Text LostAll { get; } = new("Lost everything? An administrator makes you a new link.", "全部丢失？请管理员为您建立新链接。");

    public static Text First { get; } = new("The first administrator", "首位管理员");

    public static Text FirstWhy { get; } = new("Nobody has an account on this server yet. Whoever comes first sets up the others.", "本服务器尚无账户。首位到来者负责为他人建立账户。");

    public static Text Invitation { get; } = new("Set up how you sign in", "设置登录方式");

    public static Text Welcome(string name) => new($"For {name}. What you set up here is how you sign in from now on; the link counts once.", $"{name}：您在此设置的即为今后的登录方式；该链接仅可使用一次。");

    public static Text ComeBack(string name) => new(
        $"For {name}. What you set up here replaces all that you signed in with before, and ends your other sessions; the link counts once.", $"{name}：您在此设置的将取代此前的全部登录方式，并结束其他会话；该链接仅可使用一次。");

    public static Text Name { get; } = new("Your name", "姓名");

    public static Text Entity { get; } = new("Your legal entity", "所属法律实体");

    public static Text Place { get; } = new("Country that you work from, two letters", "工作所在国家或地区（两位字母）");

    public static Text WithAPasskey { get; } = new("With a passkey", "使用通行密钥");

    public static Text PasskeyWhy { get; } = new("Your device or your browser keeps it. It is enough by itself, and nobody can be tricked into giving it away.", "由您的设备或浏览器保管。单独使用即可，且不会被骗取。");

    public static Text MakePasskey { get; } = new("Make a passkey and come in", "建立通行密钥并进入");

    public static Text PasskeyName { get; } = new("Name of the passkey", "通行密钥名称");

    public static Text ThisDevice { get; } = new("This device", "此设备");

    public static Text WithAPassword { get; } = new("With a password and an authenticator", "使用密码和身份验证器");

    public static Text PasswordWhy { get; } = new("At least 12 characters; a few words make a good one. It signs nobody in without the code.", "至少 12 个字符；几个词连在一起即可。没有验证码则无法登录。");

    public static Text Scan { get; } = new("Read this picture with your authenticator, or type the key in, and write here what it shows.", "请用身份验证器扫描此图或输入密钥，并在此填写其显示的数字。");

    public static Text Picture { get; } = new("The authenticator's key as a picture", "身份验证器密钥的二维码");

    public static Text SetPassword { get; } = new("Set the password and come in", "设置密码并进入");

    public static Text Codes { get; } = new("Your recovery codes", "恢复代码");

    public static Text CodesWhy { get; } = new(
        "Each signs you in once instead of a code of the authenticator. They are shown this once: write them down and keep them where the authenticator is not.",
        "每个代码可代替身份验证器验证码登录一次。仅显示这一次：请抄写下来，并与身份验证器分开保存。");

    public static Text Kept { get; } = new("I have written them down", "我已抄写");
}
