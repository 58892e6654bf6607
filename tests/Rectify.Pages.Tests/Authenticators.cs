using Microsoft.Playwright;

namespace Rectify.Pages.Tests;

/// <summary>The authenticator of a window: Chromium's virtual one, which has a person before it that always says yes.</summary>
internal static class Authenticators
{
    /// <summary>Gives the page one, with no passkey in it.</summary>
    public static async Task AddAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
