using Rectify.Publications.Model;

namespace Rectify.Publications.Provider;

/// <summary>What a CSAF provider offers (CSAF 2.0, section 7): documents in folders that any static web server can serve.</summary>
public sealed record ProviderDirectory
{
    /// <summary>Where the folder is served, https, a slash at its end: <c>https://acme.example/.well-known/csaf/</c>.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Who publishes.</summary>
    public required Publisher Publisher { get; init; }

    /// <summary>As what; a trusted provider signs.</summary>
    public required ProviderRole Role { get; init; }

    /// <summary>When the folder was put together.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Whether lists of providers should name us.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>Whether others may offer copies.</summary>
    public bool IsMirrored { get; init; } = true;

    /// <summary>The public key that verifies the signatures; null when nothing is signed.</summary>
    public OpenPgpKey? Key { get; init; }

    /// <summary>The documents, CSAF 2.0 as it was approved: bytes that are never changed.</summary>
    public required IReadOnlyList<byte[]> Documents { get; init; }
}

/// <summary>The roles of those who publish.</summary>
public enum ProviderRole { Publisher, Provider, TrustedProvider }

/// <summary>A public OpenPGP key.</summary>
/// <param name="Fingerprint">Forty or more hexadecimal digits.</param>
/// <param name="Armoured">The key, ASCII-armoured.</param>
public sealed record OpenPgpKey(string Fingerprint, byte[] Armoured);
