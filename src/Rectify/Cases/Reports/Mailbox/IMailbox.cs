namespace Rectify.Cases.Reports.Mailbox;

/// <summary>An open mailbox: messages with numbers that grow and are never used twice while its validity stays (RFC 9051: UID, UIDVALIDITY).</summary>
public interface IMailbox : IAsyncDisposable
{
    /// <summary>What it is called, without the secret.</summary>
    string Name { get; }

    /// <summary>Numbers under another validity say nothing about these.</summary>
    long UidValidity { get; }

    /// <summary>The numbers above one, in order.</summary>
    Task<IReadOnlyList<long>> UidsAfterAsync(long uid, CancellationToken cancellationToken);

    /// <summary>Reads a message as far as it can be read; null when it is not there any more. Whatever the message is, it does not throw.</summary>
    Task<ReceivedMail?> ReadAsync(long uid, CancellationToken cancellationToken);

    /// <summary>Shows, to whoever else looks into the mailbox, that messages were taken. They stay there.</summary>
    Task MarkAsync(IReadOnlyList<long> uids, CancellationToken cancellationToken);
}
