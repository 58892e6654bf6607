using System.Globalization;
using System.Net.Mail;
using Rectify.Foundation;

namespace Rectify.Server.Settings;

/// <summary>What alarms are sent with.</summary>
/// <param name="SealKey">The file of the key that seals webhooks' secrets.</param>
/// <param name="Mail">The mail server; null when no mail is sent.</param>
/// <param name="Heartbeat">What is asked once a minute while alarms work; null when nobody listens.</param>
internal sealed record AlarmSettings(string SealKey, MailServer? Mail, Uri? Heartbeat)
{
    private const int SmtpPort = 587;
    private const int SmtpsPort = 465;

    /// <summary>Reads them; what is wrong is added.</summary>
    public static AlarmSettings Read(SaidSettings said, string logKey, Problems found) =>
        new(said.Of(Setting.SealKey) ?? $"{logKey}.seal", Server(said, found), said.Url(Setting.Heartbeat, found));

    private static MailServer? Server(SaidSettings said, Problems found)
    {
        if (said.Of(Setting.Smtp) is not { } text)
        {
            found.AddIf(said.Of(Setting.MailFrom) is not null || said.Of(Setting.SmtpPassword) is not null, SettingsProblems.MailWithoutServer);
            return null;
        }
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("smtp" or "smtps") || uri.Host.Length == 0 || uri.UserInfo.Contains(':', StringComparison.Ordinal))
        {
            found.Add(SettingsProblems.NotAMailServer(text));
            return null;
        }
        var from = said.Of(Setting.MailFrom);
        if (from is null || !MailAddress.TryCreate(from, out _)) found.Add(SettingsProblems.NoSender);
        string? password = null;
        if (said.Of(Setting.SmtpPassword) is { } path)
        {
            if (SaidSettings.FileAt(path).Succeeded(out var bytes, out var problems)) password = System.Text.Encoding.UTF8.GetString(bytes).Trim();
            else foreach (var problem in problems) found.Add(problem);
        }
        found.AddIf((uri.UserInfo.Length > 0) != (password is not null), SettingsProblems.UserAndPassword);
        var secure = uri.Scheme == "smtps";
        return new MailServer(uri.Host, uri.Port > 0 ? uri.Port : secure ? SmtpsPort : SmtpPort, secure, Uri.UnescapeDataString(uri.UserInfo), password ?? "", from ?? "");
    }
}

/// <summary>A mail server and who writes.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Secure">Whether TLS begins with the connection; otherwise it begins with STARTTLS, which only a server on this machine may do without.</param>
/// <param name="User">The account; empty for none.</param>
/// <param name="Password">Its password.</param>
/// <param name="From">The sender's address.</param>
internal sealed record MailServer(string Host, int Port, bool Secure, string User, string Password, string From)
{
    /// <summary>For logs: without what is secret.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
