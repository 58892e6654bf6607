using System.Text;
using MimeKit;
using NodaTime;
using Rectify.Foundation;
using Rectify.Server.Dispatch;
using Rectify.Server.Keys;
using Rectify.Server.Settings;
using Rectify.Submissions.Dispatch;

namespace Rectify.Server.Tests.Dispatch;

/// <summary>Mails that are signed and encrypted are read by GnuPG, which knows nothing of how we wrote them.</summary>
public sealed class MailWriterTests : IDisposable
{
    private static readonly Instant Now = SystemClock.Instance.GetCurrentInstant() + Duration.FromMinutes(1);

    private readonly GnuPg gpg = new();

    [Theory]
    [InlineData("rsa2048")]
    [InlineData("ed25519")]
    public void What_is_signed_and_encrypted_is_read_and_verified_by_the_recipient(string algorithm)
    {
        var ours = Own(algorithm);
        var theirs = gpg.MakeKey("desk@authority.example", algorithm);
        var written = Written(ours, theirs);
        Assert.Equal(MailProtection.SignedAndEncrypted, written.Protection);
        using var mail = Loaded(written);
        Assert.DoesNotContain("The words of the report", Encoding.ASCII.GetString(written.Bytes));
        Assert.Equal("application/pgp-encrypted", mail.Body?.ContentType.Parameters["protocol"]);
        var (content, says) = gpg.Decrypt(Text(((Multipart?)mail.Body)?[1]));
        Assert.Contains("GOODSIG", says);
        Assert.Equal(2, says.Split("ENC_TO").Length - 1); // we can read it too
        using var inner = MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(content)));
        Assert.Equal("The words of the report: 报告", Text(inner.Attachments.Single()));
    }

    [Fact]
    public void What_is_signed_alone_is_read_by_everybody_and_changed_by_nobody()
    {
        var written = Written(Own("ed25519"), "");
        Assert.Equal(MailProtection.Signed, written.Protection);
        var raw = Encoding.ASCII.GetString(written.Bytes);
        using var mail = Loaded(written);
        var both = Assert.IsAssignableFrom<Multipart>(mail.Body);
        Assert.Equal("The words of the report: 报告", Text(mail.Attachments.First()));
        // The signature is over the first part as it stands between its boundaries (RFC 3156, section 5).
        var boundary = $"--{both.Boundary}";
        var begin = raw.IndexOf(boundary, StringComparison.Ordinal) + boundary.Length + 2;
        var signed = raw[begin..raw.IndexOf($"\r\n{boundary}", begin, StringComparison.Ordinal)];
        Assert.Contains("GOODSIG", gpg.Verify(Encoding.ASCII.GetBytes(signed), Text(both[1])));
        Assert.All(written.Bytes, letter => Assert.True(letter < 128));
    }

    [Fact]
    public void Without_a_key_of_ours_it_is_encrypted_and_not_signed()
    {
        var written = Written(null, gpg.MakeKey("desk@authority.example", "rsa2048"));
        Assert.Equal(MailProtection.Encrypted, written.Protection);
        using var mail = Loaded(written);
        Assert.DoesNotContain("GOODSIG", gpg.Decrypt(Text(((Multipart?)mail.Body)?[1])).Says);
        Assert.Equal(MailProtection.Plain, Written(null, "").Protection);
    }

    [Fact]
    public void A_key_that_has_run_out_was_revoked_or_is_none_is_not_used()
    {
        var writer = new MailWriter(Server, null);
        var good = gpg.MakeKey("good@authority.example", "ed25519", expires: "1y");
        Assert.True(writer.ProtectionFor(good, Now).Succeeded(out _, out _));
        Assert.Equal("RCT-SUB-029", Problem(writer.ProtectionFor(good, Now + Duration.FromDays(800))));
        gpg.MakeKey("gone@authority.example", "rsa2048");
        gpg.Revoke("gone@authority.example");
        Assert.Equal("RCT-SUB-029", Problem(writer.ProtectionFor(gpg.Export("gone@authority.example"), Now)));
        Assert.Equal("RCT-SUB-029", Problem(writer.ProtectionFor("-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQ==\n-----END PGP PUBLIC KEY BLOCK-----\n", Now)));
        Assert.Equal("RCT-SUB-029", Problem(writer.ProtectionFor("ABCD 1234", Now)));
        Assert.False(writer.Write(Mail("ABCD 1234")).Succeeded(out _, out _));
    }

    [Fact]
    public void Our_key_is_read_with_its_password_and_with_no_other()
    {
        var secret = Encoding.ASCII.GetBytes(gpg.MakeKey("psirt@hanse.example", "rsa2048", password: "a password", secret: true));
        Assert.True(OpenPgpSecret.Read(secret, "a password").Succeeded(out var key, out _));
        Assert.DoesNotContain("a password", $"{key}");
        Assert.Equal("RCT-SERVER-091", Problem(OpenPgpSecret.Read(secret, "another")));
        Assert.Equal("RCT-SERVER-091", Problem(OpenPgpSecret.Read(Encoding.ASCII.GetBytes(gpg.Export("psirt@hanse.example")), "")));
        Assert.Equal("RCT-SERVER-091", Problem(OpenPgpSecret.Read([1, 2, 3], "")));
        var written = Written(key, "");
        Assert.Equal(MailProtection.Signed, written.Protection);
    }

    public void Dispose() => gpg.Dispose();

    private static MailServer Server { get; } = new("127.0.0.1", 1, Secure: false, "", "", "psirt@hanse.example");

    private OpenPgpSecret Own(string algorithm)
    {
        var read = OpenPgpSecret.Read(Encoding.ASCII.GetBytes(gpg.MakeKey("psirt@hanse.example", algorithm, secret: true)), "");
        Assert.True(read.Succeeded(out var key, out var problems), problems?.ToString());
        return key;
    }

    private static OutgoingMail Mail(string key) => new(
        default, "Hanse Gateways", "desk@authority.example", "[CASE-0001] 报告", "Dear all,\r\n.\r\nFrom here it goes on, with a very long line: " + new string('x', 2_000),
        [new("report.txt", "text/plain", Encoding.UTF8.GetBytes("The words of the report: 报告"))], Now, key);

    private static WrittenMail Written(OpenPgpSecret? own, string theirs)
    {
        var result = new MailWriter(Server, own).Write(Mail(theirs));
        Assert.True(result.Succeeded(out var written, out var problems), problems?.ToString());
        return written;
    }

    private static MimeMessage Loaded(WrittenMail written) => MimeMessage.Load(new MemoryStream(written.Bytes));

    private static string Text(MimeEntity? part)
    {
        using var bytes = new MemoryStream();
        Assert.IsAssignableFrom<MimePart>(part).Content?.DecodeTo(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string Problem<T>(Result<T> result)
    {
        Assert.False(result.Succeeded(out _, out var problems));
        return problems.First().Code;
    }
}
