using Rectify.Foundation;

namespace Rectify.Parties.Accounts;

/// <summary>The words for the fields of accounts.</summary>
internal static class AccountTexts
{
    public static Text Login { get; } = new("login", "登录名");

    public static Text PasskeyName { get; } = new("name of the passkey", "通行密钥名称");
}
