using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Rectify.Alerts.Messages;

/// <summary>
/// Signs posts as Standard Webhooks 1.0 has it: HMAC-SHA-256 over <c>id.timestamp.body</c>, in the header <c>webhook-signature</c> as
/// <c>v1,</c> and base64. The secret is <c>whsec_</c> and base64 of 24 to 64 bytes.
/// </summary>
public static class WebhookSignature
{
    private const string Prefix = "whsec_";

    /// <summary>A new secret.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>Whether a text is such a secret.</summary>
    public static bool IsSecret(string text) => KeyOf(text) is { Length: >= 24 and <= 64 };

    /// <summary>The value of the header.</summary>
    /// <param name="secret">The secret.</param>
    /// <param name="id">The id of the message, the same with each attempt.</param>
    /// <param name="at">The instant of the attempt.</param>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentException">The secret is none.</exception>
    public static string Of(string secret, string id, Instant at, ReadOnlySpan<byte> body)
    {
        var key = KeyOf(secret) ?? throw new ArgumentException("Not a webhook secret", nameof(secret));
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hmac.AppendData(Encoding.UTF8.GetBytes($"{id}.{at.ToUnixTimeSeconds()}."));
        hmac.AppendData(body);
        return $"v1,{Convert.ToBase64String(hmac.GetHashAndReset())}";
    }

    private static byte[]? KeyOf(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text[Prefix.Length..], bytes, out var length) ? bytes[..length] : null;
    }
}
