using System.Globalization;
using Rectify.Foundation;

namespace Rectify.Parties.Accounts;

/// <summary>
/// What a password must be, after NIST SP 800-63B (rev. 4, section 3.1.1): long, and none that somebody who knows the person or the list of the usual ones
/// would try first. What characters it has is nobody's business, and it does not grow old.
/// </summary>
public static class PasswordRule
{
    /// <summary>The fewest characters.</summary>
    public const int Shortest = 12;

    /// <summary>The most: hashing is work.</summary>
    public const int Longest = 256;

    /// <summary>The shortest name that a password may not contain; shorter ones are in too many words.</summary>
    private const int NameShortest = 4;

    /// <summary>The fewest different characters: below it, it is one repeated.</summary>
    private const int FewestDifferent = 5;

    /// <summary>What is long enough and yet among the first that are tried, in lower case.</summary>
    private static readonly string[] Usual =
    [
        "123456789012", "1234567890123", "1234567890abc", "012345678901", "qwertyuiop12", "qwertyuiop123", "qwerty123456", "1q2w3e4r5t6y", "1qaz2wsx3edc", "abcdefghijkl", "abcd12345678",
        "passwordpassword", "password1234", "password12345", "password123456", "passw0rd1234", "letmeinletmein", "iloveyou1234", "administrator", "administrator1", "adminadminadmin", "welcome12345",
        "changemechangeme", "correcthorsebatterystaple", "asdfghjkl123", "zxcvbnm12345", "woaini123456", "woaini1314520", "147258369147",
    ];

    /// <summary>Adds what is wrong with one.</summary>
    /// <param name="problems">Takes the problems.</param>
    /// <param name="password">The password.</param>
    /// <param name="names">The login, the person's name and that of their organisation.</param>
    internal static void Check(Problems problems, string password, IEnumerable<string> names)
    {
        var characters = new StringInfo(password).LengthInTextElements;
        problems.AddIf(characters < Shortest, AccountProblems.PasswordShort);
        problems.AddIf(password.Length > Longest, AccountProblems.PasswordLong);
        if (characters < Shortest) return;
        var plain = password.ToLowerInvariant();
        problems.AddIf(Usual.Contains(plain) || plain.Distinct().Count() < FewestDifferent, AccountProblems.PasswordUsual);
        problems.AddIf(names.SelectMany(Parts).Any(part => plain.Contains(part, StringComparison.Ordinal)), AccountProblems.PasswordNamed);
    }

    /// <summary>The words of a name.</summary>
    private static IEnumerable<string> Parts(string name) =>
        name.ToLowerInvariant().Split([' ', '@', '.', '-', '_', ','], StringSplitOptions.RemoveEmptyEntries).Where(part => part.Length >= NameShortest);
}
