using Npgsql;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Server.Settings;

namespace Rectify.Server.Checks;

/// <summary>A setting with what is in effect. What could hold a secret is shown without it: passwords stand in files, of which the path is shown; of an address that may hold a key, the host is.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Value">What is in effect; in words where nothing was said and nothing follows.</param>
/// <param name="Origin">Who said it.</param>
internal sealed record SettingInEffect(Setting Setting, Text Value, SettingOrigin Origin)
{
    /// <summary>All of them, in the order of help.</summary>
    public static IReadOnlyList<SettingInEffect> Of(ServerSettings settings) =>
    [
        .. from setting in Setting.All
           let value = ValueOf(setting, settings)
           select new SettingInEffect(setting, value is { Length: > 0 } ? Text.Same(value) : setting.Default, settings.Said.OriginOf(setting)),
    ];

    private static string? ValueOf(Setting setting, ServerSettings settings) =>
        setting == Setting.Store ? Shown(settings.Store)
        : setting == Setting.LogKey ? settings.Store.Keys.Place
        : setting == Setting.LogMemory ? settings.Store.LogMemory
        : setting == Setting.Listen ? string.Join(' ', settings.Listen)
        : setting == Setting.Advisories ? settings.Advisories
        : setting == Setting.SealKey ? settings.Alarms.SealKey
        : setting == Setting.Smtp ? settings.Alarms.Mail is { } mail ? $"{(mail.Secure ? "smtps" : "smtp")}://{(mail.User.Length > 0 ? $"{mail.User}@" : "")}{mail}" : null
        : setting == Setting.MailFrom ? settings.Alarms.Mail?.From
        : setting == Setting.Heartbeat ? Host(settings.Alarms.Heartbeat)
        : setting == Setting.Telemetry ? Host(settings.Telemetry)
        : setting == Setting.Mailbox ? settings.Mailbox?.Name
        : setting == Setting.SessionMinutes ? $"{settings.Sessions.Longest.TotalMinutes}"
        : setting == Setting.IdleMinutes ? $"{settings.Sessions.Idle.TotalMinutes}"
        : setting == Setting.Address ? Host(settings.PublicAddress.Url)
        : setting == Setting.Proxies ? string.Join(' ', settings.PublicAddress.Proxies)
        : setting == Setting.OidcAuthority ? Host(settings.Provider?.Authority)
        : setting == Setting.OidcClient ? settings.Provider?.Client
        : setting == Setting.OidcClaim ? settings.Provider?.Claim
        : setting == Setting.OidcRegister ? settings.Provider?.Registers
        : setting == Setting.Tsa ? Host(settings.Timestamps?.Url)
        : setting == Setting.TsaPolicy ? settings.Timestamps?.Policy
        // The others are paths of files.
        : settings.Said.Of(setting);

    private static string Shown(StoreAddress store)
    {
        if (store is not StoreAddress.Server server) return store is StoreAddress.File file ? file.Path : "";
        var said = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        return string.Join(' ', new[] { ("Host", said.Host), ("Port", $"{said.Port}"), ("Database", said.Database), ("Username", said.Username) }.Where(part => part.Item2 is { Length: > 0 }).Select(part => $"{part.Item1}={part.Item2}"));
    }

    /// <summary>Its path and what stands before the host may be a key.</summary>
    private static string? Host(Uri? url) => url is null ? null : url.AbsolutePath.Length > 1 || url.Query.Length > 0 ? $"{url.Scheme}://{url.Authority}/…" : $"{url.Scheme}://{url.Authority}";
}
