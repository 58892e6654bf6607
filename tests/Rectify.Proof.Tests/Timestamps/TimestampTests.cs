using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Proof.Tests.Bundles;
using Rectify.Proof.Timestamps;
using Rectify.Testing;

namespace Rectify.Proof.Tests.Timestamps;

/// <summary>Tokens of an authority that <c>openssl ts</c> runs: what we ask, what we take, what we refuse; and that openssl says the same.</summary>
public sealed class TimestampTests : IDisposable
{
    private static readonly byte[] Data = Encoding.UTF8.GetBytes("the exact bytes of a report\n");

    private readonly LocalAuthority authority = Started();

    [Fact]
    public void Token_that_we_asked_for_is_accepted_by_us_and_by_openssl()
    {
        var token = Stamped(Data);
        Assert.Equal((TimestampOutcome.Verified, "CN=Local time stamps"), (token.Check(Sha(Data), Trusted()).Outcome, token.Check(Sha(Data), Trusted()).Authority));
        Assert.Equal((Sha(Data), LocalAuthority.Policy, TimeSpan.FromSeconds(1)), (token.Sha256, token.Policy, token.Accuracy));
        Assert.InRange(token.At, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow().AddMinutes(5));
        var (accepted, says) = authority.Verify(Data, token.Bytes.ToArray());
        Assert.True(accepted, says);
    }

    [Fact]
    public void Changed_byte_of_the_data_is_refused_by_us_and_by_openssl()
    {
        var token = Stamped(Data);
        var changed = Data.ToArray();
        changed[4] ^= 1;
        Assert.Equal(TimestampOutcome.OtherBytes, token.Check(Sha(changed), Trusted()).Outcome);
        Assert.False(authority.Verify(changed, token.Bytes.ToArray()).Accepted);
    }

    /// <summary>What the authority said, its signature and its certificate: every byte. (What merely stands around them, a list of algorithms for example, is in no signature.)</summary>
    [Fact]
    public void No_byte_can_be_changed_of_what_was_said_of_its_signature_or_of_its_certificate()
    {
        var token = Stamped(Data).Bytes.ToArray();
        var hash = token.AsSpan().IndexOf(SHA256.HashData(Data));
        var time = hash + 40;
        using var signer = new X509Certificate2Collection(Certificates(token))[0];
        var certificate = token.AsSpan().IndexOf(signer.RawData);
        Assert.True(hash > 0 && certificate > hash);
        foreach (var at in Enumerable.Range(hash, time - hash).Concat(Enumerable.Range(certificate, signer.RawData.Length)).Concat(Enumerable.Range(token.Length - 60, 60)))
        {
            var changed = token.ToArray();
            changed[at] ^= 1;
            Assert.False(TimestampToken.TryRead(changed, out var read) && read.Check(Sha(Data), Trusted()).Outcome == TimestampOutcome.Verified, $"byte {at} of {token.Length}");
            if (at % 16 == 0) Assert.False(authority.Verify(Data, changed).Accepted, $"openssl: byte {at} of {token.Length}");
        }
    }

    [Fact]
    public void Policy_that_is_asked_for_is_followed_and_one_that_is_not_known_is_not_granted()
    {
        var query = TimestampQuery.Of(Sha(Data), Nonce(3), LocalAuthority.OtherPolicy);
        Assert.True(query.TryRead(authority.Answer(query.ToBytes()), out var token));
        Assert.Equal(LocalAuthority.OtherPolicy, token.Policy);
        var unknown = TimestampQuery.Of(Sha(Data), Nonce(4), "1.2.3.4.6");
        Assert.False(unknown.TryRead(authority.Answer(unknown.ToBytes()), out _));
    }

    [Fact]
    public void Answer_to_another_question_is_no_answer()
    {
        var (first, second) = (TimestampQuery.Of(Sha(Data), Nonce(1)), TimestampQuery.Of(Sha(Data), Nonce(2)));
        var answer = authority.Answer(first.ToBytes());
        Assert.True(first.TryRead(answer, out _));
        Assert.False(second.TryRead(answer, out _));
        Assert.False(TimestampQuery.Of(Sha([1]), Nonce(1)).TryRead(answer, out _));
        foreach (var noise in new byte[][] { [], [0x30], [0x30, 0x00], Encoding.UTF8.GetBytes("<html>") }) Assert.False(first.TryRead(noise, out _));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0x7f)]
    [InlineData(0x80)]
    [InlineData(0xff)]
    public void Any_nonce_will_do(byte first)
    {
        byte[] nonce = [first, .. Nonce(9)[1..]];
        var query = TimestampQuery.Of(Sha(Data), nonce);
        Assert.True(query.TryRead(authority.Answer(query.ToBytes()), out _));
    }

    [Fact]
    public void Token_counts_by_the_certificates_that_the_caller_names_and_by_no_others()
    {
        using var other = new LocalAuthority("Somebody else");
        var token = Stamped(Data);
        using var root = X509CertificateLoader.LoadCertificateFromFile(other.CertificateFile);
        Assert.Equal(TimestampOutcome.AuthorityUnknown, token.Check(Sha(Data), [root]).Outcome);
        Assert.Equal(TimestampOutcome.AuthorityNotChecked, token.Check(Sha(Data), []).Outcome);
        Assert.False(other.Verify(Data, token.Bytes.ToArray()).Accepted);
    }

    [Fact]
    public void Bundle_says_of_each_token_whether_it_is_over_a_file_that_the_log_holds_and_who_signed_it()
    {
        var sample = new SampleBundle();
        var writer = sample.Writer(isStamped: false);
        writer.AddFile(BundleRole.Timestamp, "enisa.tst", Stamped(sample.Submission).Bytes.ToArray());
        writer.AddFile(BundleRole.Timestamp, "checkpoint.tst", Stamped(sample.Sign(10).ToBytes()).Bytes.ToArray());
        var bundle = writer.ToArray();

        var report = BundleVerifier.Verify(new MemoryStream(bundle), [sample.Signer.Key], authorities: Trusted());
        Assert.Equal(BundleVerdict.Verified, report.Verdict);
        var stamps = report.Checks.Where(check => check.Code == BundleCheckCode.Timestamp && check.Outcome == BundleOutcome.Passed).ToList();
        Assert.Equal(["checkpoints/000000000010.note", "submissions/enisa.json"], stamps.Select(check => check.Arguments[0]));
        Assert.DoesNotContain(report.Checks, check => check.Code == BundleCheckCode.Time); // another clock has spoken

        var unasked = BundleVerifier.Verify(new MemoryStream(bundle), [sample.Signer.Key]);
        Assert.Equal(BundleVerdict.Verified, unasked.Verdict);
        Assert.Equal(2, unasked.Checks.Count(check => check is { Code: BundleCheckCode.Timestamp, Reason: BundleReason.AuthorityNotChecked }));
        Assert.Contains(unasked.Checks, check => check.Code == BundleCheckCode.Time);

        using var other = new LocalAuthority("Somebody else");
        using var root = X509CertificateLoader.LoadCertificateFromFile(other.CertificateFile);
        var unknown = BundleVerifier.Verify(new MemoryStream(bundle), [sample.Signer.Key], authorities: [root]);
        Assert.Equal(BundleVerdict.Refused, unknown.Verdict);
    }

    [Fact]
    public void Token_of_bytes_that_nothing_names_is_refused()
    {
        var sample = new SampleBundle();
        var writer = sample.Writer(isStamped: false);
        writer.AddFile(BundleRole.Timestamp, "else.tst", Stamped([1, 2, 3]).Bytes.ToArray());
        var report = BundleVerifier.Verify(new MemoryStream(writer.ToArray()), [sample.Signer.Key]);
        Assert.Contains(report.Checks, check => check is { Code: BundleCheckCode.Timestamp, Outcome: BundleOutcome.Failed, Reason: BundleReason.OfOtherBytes });
    }

    public void Dispose() => authority.Dispose();

    private static LocalAuthority Started()
    {
        if (LocalAuthority.SkipReason is { } reason) Assert.Skip(reason);
        return new();
    }

    private TimestampToken Stamped(byte[] data)
    {
        var query = TimestampQuery.Of(Sha(data), Nonce(1));
        Assert.True(query.TryRead(authority.Answer(query.ToBytes()), out var token));
        return token;
    }

    private X509Certificate2[] Trusted() => [X509CertificateLoader.LoadCertificateFromFile(authority.CertificateFile)];

    private static X509Certificate2[] Certificates(byte[] token)
    {
        var message = new System.Security.Cryptography.Pkcs.SignedCms();
        message.Decode(token);
        return [.. message.Certificates];
    }

    private static TreeHash Sha(byte[] data) => new(SHA256.HashData(data));

    private static byte[] Nonce(byte seed) => [.. Enumerable.Range(0, TimestampQuery.NonceSize).Select(i => (byte)(seed * 37 + i))];
}
