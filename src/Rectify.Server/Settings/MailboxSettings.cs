using System.Text;
using Rectify.Foundation;

namespace Rectify.Server.Settings;

/// <summary>The mailbox that reports come into.</summary>
/// <param name="Host">Its IMAP server.</param>
/// <param name="Port">Its port.</param>
/// <param name="Encrypted">Whether TLS is spoken from the first byte; otherwise it is begun by STARTTLS.</param>
/// <param name="MayBePlain">Whether nothing need be encrypted: on this machine alone.</param>
/// <param name="User">The account.</param>
/// <param name="Folder">The folder that is read.</param>
/// <param name="Password">The account's password; it stands in no log.</param>
internal sealed record MailboxSettings(string Host, int Port, bool Encrypted, bool MayBePlain, string User, string Folder, string Password)
{
    private const int TlsPort = 993;
    private const int PlainPort = 143;

    /// <summary>What it is called, without the password.</summary>
    public string Name => $"{(Encrypted ? "imaps" : "imap")}://{Uri.EscapeDataString(User)}@{Host}:{Port}/{Uri.EscapeDataString(Folder)}";

    /// <summary>Reads <c>imaps://user@host/INBOX</c>; null when there is none, or something is wrong.</summary>
    public static MailboxSettings? Read(string? url, string? passwordFile, Problems found)
    {
        if (url is null)
        {
            found.AddIf(passwordFile is not null, SettingsProblems.PasswordOfNoMailbox);
            return null;
        }
        var folder = Uri.TryCreate(url, UriKind.Absolute, out var uri) ? Uri.UnescapeDataString(uri.AbsolutePath.Trim('/')) : "";
        if (uri is null || uri.Scheme is not ("imap" or "imaps") || uri.UserInfo.Length == 0 || uri.UserInfo.Contains(':', StringComparison.Ordinal) || uri.Host.Length == 0)
        {
            found.Add(SettingsProblems.NotAMailbox);
            return null;
        }
        if (passwordFile is null)
        {
            found.Add(SettingsProblems.NeedsMailboxPassword);
            return null;
        }
        if (!SaidSettings.FileAt(passwordFile).Succeeded(out var bytes, out var problems))
        {
            foreach (var problem in problems) found.Add(problem);
            return null;
        }
        var encrypted = uri.Scheme == "imaps";
        return new(
            uri.Host, uri.Port > 0 ? uri.Port : encrypted ? TlsPort : PlainPort, encrypted, uri.IsLoopback, Uri.UnescapeDataString(uri.UserInfo),
            folder.Length > 0 ? folder : "INBOX", Encoding.UTF8.GetString(bytes).TrimEnd('\r', '\n'));
    }

    /// <summary>For a log: without the password.</summary>
    public override string ToString() => Name;
}
