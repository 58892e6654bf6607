using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using Rectify.Cases.Reports.Mailbox;
using Rectify.Server.Settings;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>A folder of an IMAP account. Messages are read without touching their marks; what was taken is marked as seen, and nothing is ever removed.</summary>
internal sealed class ImapMailbox : IMailbox
{
    /// <summary>What is taken whole: a message with 30 MiB attached is 41 MiB on its way.</summary>
    private const uint MostBytes = 64 << 20;

    /// <summary>What is taken of a message that is larger.</summary>
    private const int BeginningBytes = 1 << 20;

    private const int TimeLimit = 60_000;

    private readonly MailboxSettings settings;
    private readonly ImapClient client;
    private readonly IMailFolder folder;

    private ImapMailbox(MailboxSettings settings, ImapClient client, IMailFolder folder) => (this.settings, this.client, this.folder) = (settings, client, folder);

    /// <inheritdoc />
    public string Name => settings.Name;

    /// <inheritdoc />
    public long UidValidity => folder.UidValidity;

    /// <summary>Connects and opens the folder. A password goes over nothing that is not encrypted, but for this machine.</summary>
    public static async Task<IMailbox> OpenAsync(MailboxSettings settings, CancellationToken cancellationToken)
    {
        var client = new ImapClient { Timeout = TimeLimit };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, SecurityOf(settings), cancellationToken);
            await client.AuthenticateAsync(settings.User, settings.Password, cancellationToken);
            var folder = await client.GetFolderAsync(settings.Folder, cancellationToken);
            await folder.OpenAsync(FolderAccess.ReadWrite, cancellationToken);
            return new ImapMailbox(settings, client, folder);
        }
        catch
        {
            client.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<long>> UidsAfterAsync(long uid, CancellationToken cancellationToken)
    {
        if (uid >= uint.MaxValue) return [];
        var range = new UniqueIdRange(new UniqueId((uint)uid + 1), UniqueId.MaxValue);
        // A server names its last message for "n:*" even when that is before n.
        return [.. (await folder.SearchAsync(SearchQuery.Uids(range), cancellationToken)).Select(found => (long)found.Id).Where(found => found > uid).Order()];
    }

    /// <inheritdoc />
    public async Task<ReceivedMail?> ReadAsync(long uid, CancellationToken cancellationToken)
    {
        var id = new UniqueId((uint)uid);
        try
        {
            var summaries = await folder.FetchAsync([id], MessageSummaryItems.Size | MessageSummaryItems.UniqueId, cancellationToken);
            if (summaries.FirstOrDefault(found => found.UniqueId == id) is not { } summary) return null;
            var whole = summary.Size is not { } size || size <= MostBytes;
            await using var stream = whole ? await folder.GetStreamAsync(id, cancellationToken) : await folder.GetStreamAsync(id, 0, BeginningBytes, cancellationToken);
            using var raw = new MemoryStream();
            await stream.CopyToAsync(raw, cancellationToken);
            return MailReading.Read(raw.ToArray(), whole, settings.User);
        }
        catch (MessageNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public async Task MarkAsync(IReadOnlyList<long> uids, CancellationToken cancellationToken) =>
        await folder.StoreAsync([.. uids.Select(uid => new UniqueId((uint)uid))], new StoreFlagsRequest(StoreAction.Add, MessageFlags.Seen) { Silent = true }, cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (client.IsConnected) await client.DisconnectAsync(quit: true, CancellationToken.None);
        client.Dispose();
    }

    private static SecureSocketOptions SecurityOf(MailboxSettings settings) =>
        settings.Encrypted ? SecureSocketOptions.SslOnConnect
        : settings.MayBePlain ? SecureSocketOptions.StartTlsWhenAvailable
        : SecureSocketOptions.StartTls;
}
