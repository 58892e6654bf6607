using System.Text;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;

namespace Rectify.Proof.Tests.Bundles;

public sealed class BundleTests
{
    private static readonly SampleBundle Sample = new();

    private static string[] Lines(BundleReport report) => [.. report.Checks.Select(check => check.ToString())];

    [Fact]
    public void A_whole_bundle_verifies_and_the_report_says_what_was_checked_and_what_was_not()
    {
        var report = Sample.Verify(Sample.Whole());
        Assert.Equal(BundleVerdict.Verified, report.Verdict);
        Assert.Equal(SampleBundle.Origin, report.Origin);
        Assert.Equal(
            [
                "Passed Archive  None",
                "Passed Manifest manifest.json None 15",
                $"Passed CheckpointSigned checkpoints/000000000006.note None 6 {Sample.Log.RootAt(6)} {SampleBundle.Origin}",
                $"Passed CheckpointSigned checkpoints/000000000010.note None 10 {Sample.Log.RootAt(10)} {SampleBundle.Origin}",
                $"Passed KeyTrusted {Sample.Signer.Key} None",
                "Passed CheckpointsConsistent 6 → 10 None",
                "Passed EventIncluded events/000000000003.json None 3 6",
                "Passed EventIncluded events/000000000007.json None 7 10",
                "Passed PayloadCommitted payloads/000000000003.json None events/000000000003.json /payloadHash",
                "Passed FileNamed submissions/enisa.json None payloads/000000000003.json /submissionHash",
                "Passed FileNamed acknowledgements/enisa.txt None payloads/000000000003.json /acknowledgementHash",
                "Passed FileNamed rules/eu/cra/early-warning.yaml None payloads/000000000003.json /rulesHash",
                "Passed FileNamed calendars/eu.txt None payloads/000000000003.json /calendarHash",
                "NotChecked Timestamp timestamps/enisa.tst AuthorityNotChecked submissions/enisa.json 2026-11-30 04:20:45 UTC CN=Sample time stamps",
                "NotChecked Completeness  OutsideBundle",
                "NotChecked Time  OutsideBundle",
                "NotChecked Meaning  OutsideBundle",
            ],
            Lines(report));
    }

    [Fact]
    public void Without_a_trusted_key_the_bundle_is_only_consistent_with_itself()
    {
        var report = BundleVerifier.Verify(new MemoryStream(Sample.Whole()));
        Assert.Equal(BundleVerdict.Consistent, report.Verdict);
        Assert.Contains($"NotChecked KeyTrusted {Sample.Signer.Key} OnlyInBundle", Lines(report));
    }

    [Fact]
    public void Rules_that_nothing_in_the_log_names_are_there_on_the_bundles_own_word()
    {
        var writer = Sample.Writer();
        writer.AddFile(BundleRole.Rules, "other.yaml", "id: x\n"u8.ToArray());
        var report = Sample.Verify(writer.ToArray());
        Assert.Equal(BundleVerdict.Consistent, report.Verdict);
        Assert.Contains("NotChecked FileNamed rules/other.yaml NotNamed", Lines(report));
    }

    [Fact]
    public void A_bundle_signed_by_another_key_under_the_same_name_is_refused()
    {
        var forger = new SampleBundle(keySeed: 8);
        var report = Sample.Verify(forger.Whole());
        Assert.Equal(BundleVerdict.Refused, report.Verdict);
        Assert.Contains("Failed CheckpointSigned checkpoints/000000000010.note NoTrustedKey", Lines(report));
    }

    [Fact]
    public void A_redacted_bundle_verifies_and_says_what_it_withholds()
    {
        var report = Sample.Verify(Sample.Writer(redacted: true).ToArray());
        Assert.Equal(BundleVerdict.Verified, report.Verdict);
        Assert.Contains("Passed EventIncluded events/000000000003.json None 3 6", Lines(report));
        Assert.Contains(
            $"NotChecked Withheld events/000000000003.json LeftOut payload {Commitment.Of(Sample.Salt, Sample.Payload)} /payloadHash", Lines(report));
    }

    [Fact]
    public void A_redacted_bundle_holds_neither_the_payload_nor_its_salt_nor_what_only_the_payload_names()
    {
        var bundle = Encoding.Latin1.GetString(Sample.Writer(redacted: true).ToArray());
        foreach (var secret in (byte[][])[Sample.Payload, Sample.Salt, Sample.Submission, Encoding.ASCII.GetBytes(SampleBundle.Sha(Sample.Submission).ToString())])
            Assert.DoesNotContain(Encoding.Latin1.GetString(secret), bundle);
    }

    [Fact]
    public void The_same_contents_give_the_same_bytes()
    {
        var other = new BundleWriter(SampleBundle.Origin);
        other.AddInclusion("events/000000000007.json", 7, 10, Sample.Log.Inclusion(7, 10));
        other.AddConsistency(6, 10, Sample.Log.Consistency(6, 10));
        other.AddCheckpoint(Sample.Sign(10), Sample.Signer.Key);
        other.AddCheckpoint(Sample.Sign(6), Sample.Signer.Key);
        other.AddEvent(7, Sample.Event(7));
        other.AddInclusion("events/000000000003.json", 3, 6, Sample.Log.Inclusion(3, 6));
        other.AddEvent(3, Sample.Event(3));
        other.Withhold("events/000000000003.json", BundleRole.Payload, Commitment.Of(Sample.Salt, Sample.Payload));
        Assert.Equal(Sample.Writer(redacted: true).ToArray(), other.ToArray());
        // The format is for ever: a change of these bytes is a new format version.
        var kept = Sample.Writer(isStamped: false);
        kept.AddFile(BundleRole.Timestamp, "000000000010.tsr", [0x30, 0x00]);
        Assert.Equal("3da32619b12c4fdbec096363da0ce3a1eec211a98a4344253ec0ac65cc8c8e00", SampleBundle.Sha(kept.ToArray()).ToString());
    }

    [Fact]
    public void Any_unzip_program_reads_a_bundle()
    {
        var members = SampleBundle.Unpack(Sample.Whole());
        Assert.Equal(16, members.Count);
        Assert.Equal(Sample.Event(3), members["events/000000000003.json"]);
        Assert.Equal(Sample.Submission, members["submissions/enisa.json"]);
    }

    [Fact]
    public void The_writer_refuses_what_could_not_be_verified()
    {
        Assert.Throws<ArgumentException>(() => new BundleWriter("o").AddEvent(0, "{ }"u8.ToArray()));
        Assert.Throws<ArgumentException>(() => new BundleWriter("o").AddPayload("events/0.json", new byte[31], []));
        Assert.Throws<ArgumentException>(() => new BundleWriter("o").AddFile(BundleRole.Evidence, "../x", []));
        Assert.Throws<ArgumentException>(() => new BundleWriter("o").AddFile(BundleRole.Evidence, "X", []));
        Assert.Throws<ArgumentException>(() => new BundleWriter("o").AddFile(BundleRole.Event, "x", []));
        Assert.Throws<ArgumentException>(() => new BundleWriter("o").AddCheckpoint(SignedNote.Sign("no checkpoint\n", Sample.Signer)));
        var twice = new BundleWriter("o");
        twice.AddFile(BundleRole.Evidence, "x", []);
        Assert.Throws<ArgumentException>(() => twice.AddFile(BundleRole.Evidence, "x", [1]));
        var dangling = new BundleWriter("o");
        dangling.AddPayload("events/000000000001.json", new byte[32], []);
        Assert.Throws<InvalidOperationException>(() => dangling.ToArray());
    }
}
