using System.Security.Cryptography;
using System.Text;

namespace Rectify.Parties.Accounts;

/// <summary>
/// What a person writes down for the day on which the authenticator is lost: 80 random bits as four groups of four letters and digits. With so many
/// bits one SHA-256 is enough of a hash.
/// </summary>
public static class RecoveryCode
{
    /// <summary>How many a person gets at once.</summary>
    public const int Count = 10;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz"; // Crockford's: nothing in it is taken for something else
    private const int Letters = 16;
    private const int Group = 4;

    /// <summary>A new code from random bytes.</summary>
    internal static string Make(Action<Span<byte>> fill)
    {
        Span<byte> bytes = stackalloc byte[Letters];
        fill(bytes);
        var code = new StringBuilder();
        for (var i = 0; i < Letters; i++)
        {
            if (i > 0 && i % Group == 0) code.Append('-');
            code.Append(Alphabet[bytes[i] & 31]);
        }
        return code.ToString();
    }

    /// <summary>What the store knows it by, 32 bytes, however it was typed; null for what has not the form of one.</summary>
    public static byte[]? HashOf(string typed)
    {
        var letters = string.Concat(typed.Where(letter => letter is not ('-' or ' '))).ToLowerInvariant().Replace('o', '0').Replace('i', '1').Replace('l', '1');
        return letters.Length == Letters && letters.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal)) ? SHA256.HashData(Encoding.UTF8.GetBytes(letters)) : null;
    }
}
