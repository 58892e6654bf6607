using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Bcpg.OpenPgp;

namespace Rectify.Server.Dispatch;

/// <summary>OpenPGP without a key ring on the disk, and without anybody who is asked for keys: whoever writes a mail names the keys.</summary>
internal sealed class MemoryKeys(string password) : OpenPgpContext
{
    protected override string GetPasswordForKey(PgpSecretKey key) => password;

    protected override PgpPublicKeyRing? GetPublicKeyRing(long keyId, CancellationToken cancellationToken) => throw Nobody();

    protected override Task<PgpPublicKeyRing?> GetPublicKeyRingAsync(long keyId, CancellationToken cancellationToken) => throw Nobody();

    protected override PgpSecretKey GetSecretKey(long keyId, CancellationToken cancellationToken) => throw Nobody();

    protected override Task<PgpSecretKey> GetSecretKeyAsync(long keyId, CancellationToken cancellationToken) => throw Nobody();

    public override IList<PgpPublicKey> GetPublicKeys(IEnumerable<MailboxAddress> mailboxes, CancellationToken cancellationToken = default) => throw Nobody();

    public override Task<IList<PgpPublicKey>> GetPublicKeysAsync(IEnumerable<MailboxAddress> mailboxes, CancellationToken cancellationToken = default) => throw Nobody();

    public override PgpSecretKey GetSigningKey(MailboxAddress mailbox, CancellationToken cancellationToken = default) => throw Nobody();

    public override Task<PgpSecretKey> GetSigningKeyAsync(MailboxAddress mailbox, CancellationToken cancellationToken = default) => throw Nobody();

    public override bool CanSign(MailboxAddress signer, CancellationToken cancellationToken = default) => false;

    public override bool CanEncrypt(MailboxAddress mailbox, CancellationToken cancellationToken = default) => false;

    public override void Import(PgpPublicKeyRing keyring, CancellationToken cancellationToken = default) => throw Nobody();

    public override void Import(PgpPublicKeyRingBundle bundle, CancellationToken cancellationToken = default) => throw Nobody();

    public override void Import(PgpSecretKeyRing keyring, CancellationToken cancellationToken = default) => throw Nobody();

    public override void Import(PgpSecretKeyRingBundle bundle, CancellationToken cancellationToken = default) => throw Nobody();

    public override MimePart Export(IEnumerable<MailboxAddress> mailboxes, CancellationToken cancellationToken = default) => throw Nobody();

    public override Task<MimePart> ExportAsync(IEnumerable<MailboxAddress> mailboxes, CancellationToken cancellationToken = default) => throw Nobody();

    public override void Export(IEnumerable<MailboxAddress> mailboxes, Stream stream, bool armor, CancellationToken cancellationToken = default) => throw Nobody();

    public override Task ExportAsync(IEnumerable<MailboxAddress> mailboxes, Stream stream, bool armor, CancellationToken cancellationToken = default) => throw Nobody();

    private static NotSupportedException Nobody() => new("No key is looked for.");
}
