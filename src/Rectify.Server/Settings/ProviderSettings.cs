using System.Text;
using Rectify.Foundation;

namespace Rectify.Server.Settings;

/// <summary>The organisation's identity provider (OpenID Connect), which may say who somebody is.</summary>
/// <param name="Authority">Its address, below which its configuration is found.</param>
/// <param name="Client">What this server is called there.</param>
/// <param name="Secret">By which the provider knows this server; empty for none.</param>
/// <param name="Claim">The claim that is a person's login here.</param>
/// <param name="Registers">The legal entity whose people are registered when they first come, with the role reader; null when nobody is.</param>
internal sealed record ProviderSettings(Uri Authority, string Client, string Secret, string Claim, string? Registers)
{
    private const string DefaultClaim = "preferred_username";

    /// <summary>Reads them; null when there is no provider. What is wrong is added.</summary>
    public static ProviderSettings? Read(SaidSettings said, Problems found)
    {
        var others = new[] { Setting.OidcClient, Setting.OidcSecret, Setting.OidcClaim, Setting.OidcRegister };
        if (said.Url(Setting.OidcAuthority, found) is not { } authority)
        {
            found.AddIf(others.Any(setting => said.Of(setting) is not null), SettingsProblems.NoProvider);
            return null;
        }
        // What travels there says who somebody is; only to this machine may it do so in plain.
        found.AddIf(authority is { Scheme: "http", IsLoopback: false }, SettingsProblems.ProviderInPlain);
        if (said.Of(Setting.OidcClient) is not { Length: > 0 } client)
        {
            found.Add(SettingsProblems.NoProviderClient);
            return null;
        }
        var secret = "";
        if (said.Of(Setting.OidcSecret) is { } path)
        {
            if (SaidSettings.FileAt(path).Succeeded(out var bytes, out var problems)) secret = Encoding.UTF8.GetString(bytes).Trim();
            else foreach (var problem in problems) found.Add(problem);
        }
        return new ProviderSettings(authority, client, secret, said.Of(Setting.OidcClaim) ?? DefaultClaim, said.Of(Setting.OidcRegister));
    }

    /// <summary>For logs: without what is secret.</summary>
    public override string ToString() => $"{Client} at {Authority}";
}
