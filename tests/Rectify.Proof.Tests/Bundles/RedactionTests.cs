using Rectify.Proof.Bundles;

namespace Rectify.Proof.Tests.Bundles;

/// <summary>What is left out of a bundle is gone, named, and takes nothing of the proof with it.</summary>
public sealed class RedactionTests
{
    private static readonly SampleBundle Sample = new();

    [Fact]
    public void Receipt_that_is_left_out_is_named_by_its_hash_and_the_rest_verifies()
    {
        var redacted = Redacted((member, _) => member.Role == BundleRole.Acknowledgement);
        Assert.Equal(["acknowledgements/enisa.txt"], redacted.LeftOut);
        Assert.Empty(redacted.GoneWith);
        var report = Sample.Verify(redacted.Bundle);
        Assert.Equal(BundleVerdict.Verified, report.Verdict);
        Assert.Contains(
            $"NotChecked Withheld payloads/000000000003.json LeftOut acknowledgement {SampleBundle.Sha(Sample.Acknowledgement)} /acknowledgementHash", report.Checks.Select(check => check.ToString()));
        Assert.True(redacted.Bundle.AsSpan().IndexOf(Sample.Acknowledgement) < 0);
    }

    [Fact]
    public void Payload_that_is_left_out_takes_what_only_it_names_with_it()
    {
        var redacted = Redacted((member, _) => member.Role == BundleRole.Payload);
        Assert.Equal(["payloads/000000000003.json"], redacted.LeftOut);
        Assert.Equal(["acknowledgements/enisa.txt", "calendars/eu.txt", "rules/eu/cra/early-warning.yaml", "submissions/enisa.json", "timestamps/enisa.tst"], redacted.GoneWith);
        Assert.Equal(BundleVerdict.Verified, Sample.Verify(redacted.Bundle).Verdict);
        Assert.Equal(Sample.Writer(redacted: true).ToArray(), redacted.Bundle); // as if it had been written so
        Assert.True(redacted.Bundle.AsSpan().IndexOf(Sample.Salt) < 0);
    }

    [Fact]
    public void Time_stamp_of_a_report_that_is_left_out_still_counts_by_the_hash_that_the_log_names()
    {
        var redacted = Redacted((member, _) => member.Role == BundleRole.Submission);
        var report = Sample.Verify(redacted.Bundle);
        Assert.Equal(BundleVerdict.Verified, report.Verdict);
        Assert.Contains(report.Checks, check => check is { Code: BundleCheckCode.Timestamp, Reason: BundleReason.AuthorityNotChecked });
    }

    [Fact]
    public void Redacting_twice_is_redacting_once()
    {
        var once = Redacted((member, _) => member.Role is BundleRole.Acknowledgement or BundleRole.Submission);
        var first = Redacted((member, _) => member.Role is BundleRole.Acknowledgement);
        var twice = BundleRedaction.Of(first.Bundle, (member, _) => member.Role == BundleRole.Submission);
        Assert.Equal(once.Bundle, twice?.Bundle);
        Assert.Equal(first.Bundle, BundleRedaction.Of(first.Bundle, (_, _) => false)?.Bundle);
    }

    [Fact]
    public void Payload_goes_after_what_it_named_as_well_as_with_it()
    {
        var first = Redacted((member, _) => member.Role is BundleRole.Acknowledgement);
        var both = BundleRedaction.Of(first.Bundle, (member, _) => member.Role == BundleRole.Payload);
        Assert.Equal(Sample.Writer(redacted: true).ToArray(), both?.Bundle);
    }

    [Fact]
    public void What_is_no_bundle_is_not_redacted() => Assert.Null(BundleRedaction.Of([1, 2, 3], (_, _) => true));

    private static BundleRedaction Redacted(Func<BundleMember, ReadOnlyMemory<byte>, bool> chosen) =>
        BundleRedaction.Of(Sample.Whole(), chosen) ?? throw new InvalidOperationException("no bundle");
}
