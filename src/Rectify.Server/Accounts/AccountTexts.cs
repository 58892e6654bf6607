using Rectify.Foundation;

namespace Rectify.Server.Accounts;

/// <summary>What is said to people before they are signed in.</summary>
internal static class AccountTexts
{
    public static Text TooOften { get; } = new("That was tried too often. Wait a minute.", "尝试过于频繁，请一分钟后再试。");

    public static Text First(string address, string until) => new(
        $"Nobody has an account on this server yet. The first administrator sets theirs up at\n  {address}\nThe link counts once, until {until}; whoever has it becomes administrator.",
        $"本服务器尚无账户。请首位管理员在以下地址建立账户：\n  {address}\n该链接仅可使用一次，有效期至 {until}；持有者将成为管理员。");
}
