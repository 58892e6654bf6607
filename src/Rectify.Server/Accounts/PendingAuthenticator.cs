using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using QRCoder;
using Rectify.Foundation;
using Rectify.Parties.Accounts;

namespace Rectify.Server.Accounts;

/// <summary>
/// An authenticator that is being set up: the form carries its seed, protected, until the person has shown a code of it. What is not finished leaves nothing behind.
/// </summary>
internal sealed class PendingAuthenticator(IDataProtectionProvider protection, IRandomSource random)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("pending-authenticator").ToTimeLimitedDataProtector();

    /// <summary>A new one, and what the form carries.</summary>
    public (Authenticator Authenticator, string Carried) Make()
    {
        var made = Authenticator.Make(random);
        return (made, _protector.Protect(made.Seed, Lifetime));
    }

    /// <summary>The one that the form carried; null when it is none of ours, or half an hour old.</summary>
    public Authenticator? Read(string? carried)
    {
        if (carried is null) return null;
        try
        {
            return Authenticator.Read(_protector.Unprotect(carried));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The picture that an authenticator program reads, as SVG; black on white, whatever the page looks like, since cameras want it so.</summary>
    public static string Picture(string address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return picture.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
