using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Accounts;

namespace Rectify.Server.Accounts;

/// <summary>
/// The two exchanges with an authenticator (WebAuthn): making a passkey and using one. Between the question and the answer the browser keeps the question, protected, in
/// a cookie that counts five minutes and one answer.
/// </summary>
internal sealed class PasskeyCeremony(IPasskeyHandler<Account> handler, IDataProtectionProvider protection)
{
    private const string CookieName = "rectify-passkey";
    private const string Making = "passkey-made";
    private const string Using = "passkey-used";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>What the browser is asked to make a passkey from, as JSON.</summary>
    public async Task<string> AskToMakeAsync(HttpContext context, PersonId person, string login, string name)
    {
        var asked = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = person.ToString(), Name = login, DisplayName = name }, context);
        Give(context, Making, asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    /// <summary>The passkey that the browser made, and for whom it was asked to.</summary>
    public async Task<Result<(PersonId Person, NewPasskey Passkey)>> TakeMadeAsync(HttpContext context, string credential, string name)
    {
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { HttpContext = context, CredentialJson = credential, AttestationState = Take(context, Making) });
        if (!result.Succeeded || !Id.TryParse(result.UserEntity.Id, out var person)) return AccountProblems.PasskeyFailed;
        var made = result.Passkey;
        return (new PersonId(person), new NewPasskey(made.CredentialId, made.PublicKey, name, made.SignCount, [.. Known(made.Transports)], made.IsBackupEligible, made.IsBackedUp));
    }

    /// <summary>What the browser is asked to use any passkey of this server with, as JSON: it does not say who there is.</summary>
    public async Task<string> AskToUseAsync(HttpContext context)
    {
        var asked = await handler.MakeRequestOptionsAsync(user: null, context);
        Give(context, Using, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    /// <summary>Who used a passkey, and which; a problem when none of ours was, or not rightly.</summary>
    public async Task<Result<(PersonId Person, Shown.Passkey Shown)>> TakeUsedAsync(HttpContext context, string credential)
    {
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { HttpContext = context, CredentialJson = credential, AssertionState = Take(context, Using) });
        return result.Succeeded
            ? (result.User.Person, new Shown.Passkey(result.Passkey.CredentialId, result.Passkey.SignCount, result.Passkey.IsBackedUp))
            : AccountProblems.PasskeyFailed;
    }

    /// <summary>The words of WebAuthn; whatever else an authenticator says is not kept.</summary>
    private static IEnumerable<string> Known(string[]? transports) =>
        (transports ?? []).Where(word => word is "usb" or "nfc" or "ble" or "smart-card" or "hybrid" or "internal").Distinct();

    private void Give(HttpContext context, string what, string? state) =>
        context.Response.Cookies.Append(Cookie(context), Protector(what).Protect(state ?? "", Lifetime), Options(context));

    private string? Take(HttpContext context, string what)
    {
        if (context.Request.Cookies[Cookie(context)] is not { } kept) return null;
        context.Response.Cookies.Delete(Cookie(context), Options(context));
        try
        {
            return Protector(what).Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string what) => protection.CreateProtector(what).ToTimeLimitedDataProtector();

    private static string Cookie(HttpContext context) => SessionCookie.Prefixed(CookieName, context.Request.IsHttps);

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true, MaxAge = Lifetime };
}
