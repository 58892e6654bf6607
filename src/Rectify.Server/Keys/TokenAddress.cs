using System.Diagnostics.CodeAnalysis;

namespace Rectify.Server.Keys;

/// <summary>
/// Which key of which token: the URI of RFC 7512, of which these parts are read and no others:
/// <c>pkcs11:token=rectify;object=log-key?module-path=/usr/lib/softhsm/libsofthsm2.so&amp;pin-source=/etc/rectify/pin</c>.
/// </summary>
/// <param name="Token">The token's label.</param>
/// <param name="Key">The label of the private key and of its public one.</param>
/// <param name="Module">The path of the token's driver.</param>
/// <param name="PinSource">The path of the file with the PIN.</param>
internal sealed record TokenAddress(string Token, string Key, string Module, string PinSource)
{
    /// <summary>What such an address begins with.</summary>
    public const string Scheme = "pkcs11:";

    /// <summary>Reads an address; false when a part is missing, unknown, twice, or a PIN stands in it.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out TokenAddress? address)
    {
        address = null;
        if (!text.StartsWith(Scheme, StringComparison.Ordinal)) return false;
        var parts = text[Scheme.Length..].Split('?', 2);
        if (parts.Length != 2) return false;
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts[0].Split(';').Concat(parts[1].Split('&')))
            if (part.Split('=', 2) is not [var name, { Length: > 0 } value] || !values.TryAdd(name, Uri.UnescapeDataString(value))) return false;
        if (values.Count != 4 || !values.TryGetValue("token", out var token) || !values.TryGetValue("object", out var key)) return false;
        if (!values.TryGetValue("module-path", out var module) || !values.TryGetValue("pin-source", out var pin)) return false;
        address = new(token, key, module, pin.StartsWith("file:", StringComparison.Ordinal) ? pin["file:".Length..] : pin);
        return true;
    }

    /// <summary>Without the way to the PIN.</summary>
    public override string ToString() => $"{Scheme}token={Token};object={Key}";
}
