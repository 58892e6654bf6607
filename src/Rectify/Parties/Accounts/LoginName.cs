using Rectify.Foundation;

namespace Rectify.Parties.Accounts;

/// <summary>The rule for logins: one word of 2 to 100 characters, which may be a mail address.</summary>
public static class LoginName
{
    private const int Shortest = 2;
    private const int Longest = 100;

    /// <summary>What it is compared by.</summary>
    public static string Key(string login) => login.Trim().ToLowerInvariant();

    /// <summary>Adds what is wrong with one.</summary>
    internal static void Check(Problems problems, string login)
    {
        problems.Check(login, Longest, AccountTexts.Login);
        problems.AddIf(login.Length is > 0 and < Shortest || login.Any(char.IsWhiteSpace), AccountProblems.LoginUnfit);
    }
}
