using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Imap;
using MailKit.Security;
using MimeKit;
using Rectify.Server.Settings;

namespace Rectify.Server.Tests;

/// <summary>
/// A private Dovecot for one test class: its own folder under the temporary one, a port on loopback, one account a test, no privileges, and gone when
/// the class ends. A shell waits on our end of a pipe, so it also stops and its folder also goes when the test program is killed.
/// </summary>
public sealed class DovecotServer : IAsyncLifetime
{
    private const string Program = "/usr/sbin/dovecot";
    private const string Password = "the mailbox's password";
    private readonly string folder = Directory.CreateTempSubdirectory("rectify-imap-").FullName;
    private Process? keeper;
    private int port;
    private int accounts;

    /// <summary>Why nothing is tested on an IMAP server, or null.</summary>
    public static string? SkipReason { get; } = File.Exists(Program) ? null : "Dovecot is not installed (apt-get install dovecot-imapd): nothing was tested on an IMAP server";

    public async ValueTask InitializeAsync()
    {
        if (SkipReason is not null) return;
        port = Ports.Free();
        var root = Environment.UserName == "root";
        var (user, group) = root ? ("nobody", "nogroup") : (await SaidAsync("id", "-un"), await SaidAsync("id", "-gn"));
        Directory.CreateDirectory(Path.Combine(folder, "mail"));
        await File.WriteAllTextAsync(Path.Combine(folder, "dovecot.conf"), Configuration(user, group));
        await File.WriteAllLinesAsync(Path.Combine(folder, "users"), Enumerable.Range(1, 40).Select(number => $"psirt{number}:{{PLAIN}}{Password}"));
        if (root) await SaidAsync("chown", "-R", "nobody:nogroup", folder);
        string[] asUser = root ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
        const string Script = """folder=$1; shift; "$@" >"$folder/out" 2>&1 & cat >/dev/null; kill -TERM $!; wait $!; rm -rf "$folder" """;
        keeper = Start(["bash", "-c", Script, "keeper", folder, .. asUser, Program, "-F", "-c", Path.Combine(folder, "dovecot.conf")]);
        for (var attempt = 0; ; attempt++)
        {
            using var probe = new TcpClient();
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (attempt < 200)
            {
                await Task.Delay(50);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (keeper is null)
        {
            Directory.Delete(folder, recursive: true);
            return;
        }
        keeper.StandardInput.Close();
        await keeper.WaitForExitAsync();
        keeper.Dispose();
    }

    /// <summary>A mailbox that nobody else uses, as the server is told of it; skips the test where there is no Dovecot.</summary>
    internal MailboxSettings Mailbox()
    {
        if (SkipReason is { } reason) Assert.Skip(reason);
        return new("127.0.0.1", port, Encrypted: false, MayBePlain: true, $"psirt{Interlocked.Increment(ref accounts)}", "INBOX", Password);
    }

    /// <summary>Puts messages into a mailbox, as mail that has just come.</summary>
    internal static async Task DeliverAsync(MailboxSettings mailbox, params MimeMessage[] messages)
    {
        using var client = await ConnectAsync(mailbox);
        foreach (var message in messages) await client.Inbox.AppendAsync(new AppendRequest(message, MessageFlags.None));
        await client.DisconnectAsync(quit: true);
    }

    /// <summary>What somebody who looks into the mailbox sees: how many messages, and how many of them are marked.</summary>
    internal static async Task<(int Messages, int Seen)> LookAsync(MailboxSettings mailbox)
    {
        using var client = await ConnectAsync(mailbox);
        await client.Inbox.OpenAsync(FolderAccess.ReadOnly);
        var all = await client.Inbox.FetchAsync(0, -1, MessageSummaryItems.Flags);
        await client.DisconnectAsync(quit: true);
        return (all.Count, all.Count(message => message.Flags?.HasFlag(MessageFlags.Seen) == true));
    }

    internal static async Task<ImapClient> ConnectAsync(MailboxSettings mailbox)
    {
        var client = new ImapClient();
        await client.ConnectAsync(mailbox.Host, mailbox.Port, SecureSocketOptions.None);
        await client.AuthenticateAsync(mailbox.User, mailbox.Password);
        return client;
    }

    private string Configuration(string user, string group) =>
        $$"""
        base_dir = {{folder}}/run
        state_dir = {{folder}}/state
        log_path = {{folder}}/log
        protocols = imap
        listen = 127.0.0.1
        ssl = no
        disable_plaintext_auth = no
        default_internal_user = {{user}}
        default_internal_group = {{group}}
        default_login_user = {{user}}
        first_valid_uid = 1
        mail_location = maildir:{{folder}}/mail/%u
        mail_fsync = never
        passdb {
          driver = passwd-file
          args = scheme=PLAIN {{folder}}/users
        }
        userdb {
          driver = static
          args = uid={{user}} gid={{group}} home={{folder}}/mail/%u
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = {{port}}
          }
          inet_listener imaps {
            port = 0
          }
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }

        """;

    private static async Task<string> SaidAsync(params string[] command)
    {
        using var process = Start(command);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return said.Trim();
    }

    private static Process Start(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        return Process.Start(start) ?? throw new InvalidOperationException($"{command[0]} did not start");
    }
}
