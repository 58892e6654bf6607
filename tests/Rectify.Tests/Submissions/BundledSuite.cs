using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Inventory;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Storage;
using Rectify.Submissions;
using Rectify.Submissions.Bundled;
using Rectify.Testing;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Submissions;

/// <summary>What a proof bundle says of the reports in it, from the first fact to the bytes of the file.</summary>
public abstract partial class BundledSuite(StoreFixture store) : FiledReports(store)
{
    [Fact]
    public async Task One_sentence_says_of_each_report_whether_it_was_sent_on_time_and_acknowledged()
    {
        var desk = await DeskAsync("sentences");
        var (onTime, contested, late, silent, draft) =
            (await ApprovedAsync(desk, "on time"), await ApprovedAsync(desk, "contested"), await ApprovedAsync(desk, "late"), await ApprovedAsync(desk, "silent"), await ApprovedAsync(desk, "draft"));
        await FiledAsync(desk, onTime, Discovered + Duration.FromHours(20), "N-17", acknowledged: true);
        await FiledAsync(desk, silent, Discovered + Duration.FromHours(21), "", acknowledged: false);
        await FiledAsync(desk, contested, Discovered + Duration.FromHours(51), "N-18", acknowledged: true);
        await FiledAsync(desk, late, Discovered + Duration.FromHours(60), "N-19", acknowledged: true);

        var said = new StringBuilder();
        foreach (var (name, report) in new[] { ("on time", onTime), ("contested", contested), ("late", late), ("unacknowledged", silent), ("not sent", draft) })
        {
            var bundle = await BundleAsync(report.Case);
            Say(said, name, bundle, Log.Key);
            if (name != "on time") continue;
            Say(said, "on time, no key named", bundle, null);
            Say(said, "a byte of the report changed", Changed(bundle, "产品名称"), Log.Key);
            Say(said, "a byte of the report changed, and the archive made anew around it", Rebuilt(bundle, "产品名称"), Log.Key);
        }
        Assert.Null(Golden.Difference("tests/Rectify.Tests/Goldens/bundled-submissions.txt", said.ToString()));
    }

    [Fact]
    public async Task Deadline_is_computed_from_the_bundle_itself_and_what_is_not_in_it_is_said()
    {
        var desk = await DeskAsync("computed");
        var report = await ApprovedAsync(desk, "computed");
        await FiledAsync(desk, report, Discovered + Duration.FromHours(61), "N-1", acknowledged: false);
        var whole = Only(await BundleAsync(report.Case), Log.Key);
        Assert.Equal((true, MetTiming.Late, Answer.Yes), (whole.Duty?.Computed, whole.Lateness?.Timing, whole.Duty?.Binds));
        Assert.Equal((FactKind.Discovered, Discovered), (whole.Duty?.Trigger?.Kind, whole.Duty?.Trigger?.When.Earliest));
        Assert.Equal(RuleBook.Embedded().TimeZones.Version, whole.Duty?.TimeZoneData);

        // Without the law in it, what was recorded is all there is, and nobody judges.
        var lawless = Only(await BundleAsync(report.Case, law: []), Log.Key);
        Assert.Equal((false, null), (lawless.Duty?.Computed, lawless.Lateness));
        Assert.Equal(whole.Duty?.Deadline, lawless.Duty?.Deadline);
        Assert.Contains(lawless.Lines, line => line.Outcome == BundleOutcome.NotChecked && line.Says.English.Contains("is taken from the record", StringComparison.Ordinal));
        Assert.Contains("is not judged", BundledTexts.Sentence(lawless, BundleVerdict.Verified).English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_out_is_said_and_the_rest_of_the_sentence_stands()
    {
        var desk = await DeskAsync("redacted");
        var report = await ApprovedAsync(desk, "redacted");
        await FiledAsync(desk, report, Clock.GetCurrentInstant() < Discovered + Duration.FromHours(20) ? Discovered + Duration.FromHours(20) : Clock.GetCurrentInstant(), "N-7", acknowledged: true);
        var bundle = await BundleAsync(report.Case);
        var whole = Only(bundle, Log.Key);

        // Without people: who sent it is gone, with every signature; when and how it was sent stands.
        var (nobody, left) = LeftOut(bundle, "people");
        Assert.Equal((whole.Filing?.SentAt, whole.Filing?.Channel, null), (nobody.Filing?.SentAt, nobody.Filing?.Channel, nobody.Filing?.Person));
        Assert.Equal((true, whole.Lateness), (nobody.Duty?.Computed, nobody.Lateness));
        Assert.Contains("who was left out", BundledTexts.Sentence(nobody, BundleVerdict.Verified).English, StringComparison.Ordinal);
        Assert.Contains(nobody.Lines, line => line.Outcome == BundleOutcome.NotChecked && line.Says.English.Contains("events were left out", StringComparison.Ordinal));
        Assert.True(left.AsSpan().IndexOf(Encoding.UTF8.GetBytes(whole.Filing?.Person ?? "?")) < 0);

        // Without the receipt's and the report's bytes: their hashes stand.
        var (files, _) = LeftOut(bundle, "receipts", "reports");
        Assert.Equal((whole.Filing, whole.Lateness), (files.Filing, files.Lateness));
        Assert.Equal(2, files.Lines.Count(line => line.Outcome == BundleOutcome.NotChecked && line.Says.English.Contains("not in this bundle; recorded is", StringComparison.Ordinal)));

        // Without the filing itself the log still says that there was one.
        var (unsaid, _) = LeftOut(bundle, "submission.filed");
        Assert.Null(unsaid.Filing?.SentAt);
        Assert.Contains("when and how it was sent was left out", BundledTexts.Sentence(unsaid, BundleVerdict.Verified).English, StringComparison.Ordinal);

        // Without the facts the deadline is the recorded one.
        var (factless, _) = LeftOut(bundle, "fact.recorded");
        Assert.Equal((false, whole.Duty?.Deadline), (factless.Duty?.Computed, factless.Duty?.Deadline));
        Assert.Contains(factless.Lines, line => line.Says.English.Contains("facts of the case were left out", StringComparison.Ordinal));

        var odd = BundleParts.LeaveOut(bundle, ["colours"]);
        Assert.False(odd.Succeeded(out _, out var problems));
        Assert.Equal("RCT-BUNDLE-002", Assert.Single(problems).Code);

        (BundledSubmission, byte[]) LeftOut(byte[] from, params string[] parts)
        {
            Assert.True(BundleParts.LeaveOut(from, parts).Succeeded(out var redacted, out var wrong), wrong?.ToString());
            return (Only(redacted.Bundle, Log.Key), redacted.Bundle);
        }
    }

    [Fact]
    public async Task Bundle_proves_that_the_log_went_on_from_what_somebody_was_shown_earlier()
    {
        var desk = await DeskAsync("since");
        var (first, second) = (await ApprovedAsync(desk, "earlier"), await ApprovedAsync(desk, "later"));
        var earlier = await BundleAsync(first.Case);
        Assert.True(StoredZip.TryRead(earlier, 1000, out var members, out _));
        Assert.True(SignedNote.TryParse(members.Single(member => member.Path.StartsWith("checkpoints/", StringComparison.Ordinal)).Bytes.Span, out var note, out _));

        var later = BundleVerifier.Read(new MemoryStream(await BundleAsync(second.Case, since: note)), [Log.Key]).After(BundleVerifier.Read(new MemoryStream(earlier), [Log.Key]).View);
        Assert.Equal(BundleVerdict.Verified, later.Report.Verdict);
        Assert.Contains(later.Report.Checks, check => check is { Code: BundleCheckCode.EarlierKept, Outcome: BundleOutcome.Passed });

        // Somebody was shown another tree of that size, signed by the same key.
        Assert.True(Checkpoint.TryParse(note.Text, out var shown));
        var lie = SignedNote.Sign(new Checkpoint(shown.Origin, shown.Size, MerkleTree.HashLeaf([1])).ToText(), Log);
        var kept = CheckpointVerifier.Read(lie.ToBytes(), [Log.Key]) ?? throw new InvalidOperationException();
        var caught = BundleVerifier.Read(new MemoryStream(await BundleAsync(second.Case, since: note)), [Log.Key]).After(kept.View);
        Assert.Contains(caught.Report.Checks, check => check is { Code: BundleCheckCode.EarlierKept, Reason: BundleReason.Forked });
        Assert.Equal(BundleVerdict.Refused, BundleVerifier.Verify(new MemoryStream(await BundleAsync(second.Case, since: lie)), [Log.Key]).Verdict);
    }

    private static BundledSubmission Only(byte[] bundle, NoteKey key)
    {
        var reading = BundleVerifier.Read(new MemoryStream(bundle), [key]);
        Assert.Equal(BundleVerdict.Verified, reading.Report.Verdict);
        return Assert.Single(BundledSubmissions.Of(reading.Shown));
    }

    /// <summary>The bundle with the first byte changed at which a text stands.</summary>
    private static byte[] Changed(byte[] bundle, string text)
    {
        var changed = bundle.ToArray();
        changed[changed.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text))] ^= 1;
        return changed;
    }

    /// <summary>The same by somebody who knows the format: archive and manifest fit the changed byte.</summary>
    private static byte[] Rebuilt(byte[] bundle, string text)
    {
        Assert.True(StoredZip.TryRead(bundle, 1000, out var members, out _));
        var at = members.FindIndex(member => member.Path.StartsWith("submissions/", StringComparison.Ordinal) && member.Bytes.Span.IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);
        var changed = Changed(members[at].Bytes.ToArray(), text);
        var manifest = Encoding.UTF8.GetString(members[0].Bytes.Span).Replace(Sha256(members[at].Bytes.Span), Sha256(changed), StringComparison.Ordinal);
        members[at] = members[at] with { Bytes = changed };
        members[0] = members[0] with { Bytes = Encoding.UTF8.GetBytes(manifest) };
        return StoredZip.Write(members);

        static string Sha256(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
    }

    private static void Say(StringBuilder said, string name, byte[] bundle, NoteKey? key)
    {
        var reading = BundleVerifier.Read(new MemoryStream(bundle), key is null ? [] : [key]);
        var verdict = ProofTexts.Of(reading.Report.Verdict);
        said.Append("# ").AppendLine(name);
        if (reading.Report.Verdict == BundleVerdict.Refused) said.AppendLine(verdict.English).AppendLine(verdict.Chinese);
        foreach (var report in BundledSubmissions.Of(reading.Shown))
        {
            var sentence = BundledTexts.Sentence(report, reading.Report.Verdict);
            said.AppendLine(Without(sentence.English)).AppendLine(Without(sentence.Chinese));
            if (reading.Report.Verdict != BundleVerdict.Refused)
                foreach (var line in report.Lines)
                    said.Append(line.Outcome == BundleOutcome.Passed ? "  ✓ " : line.Knowable ? "  ○ " : "  ? ").AppendLine(Without(line.Says.English)).Append("    ").AppendLine(Without(line.Says.Chinese));
        }
        foreach (var check in reading.Report.Checks.Where(check => check.Outcome == BundleOutcome.Failed)) said.Append("  ✗ ").AppendLine(Without($"{check.Code} {check.Subject}: {check.Reason}"));
        said.AppendLine();
    }

    private static string Without(string text) => RecordedAt().Replace(DataVersions().Replace(Ids().Replace(text, "<id>"), "<data>"), "<time>");

    [GeneratedRegex("[0-9a-z]{26}")]
    private static partial Regex Ids();

    /// <summary>The clock of the store goes on from one test to the next.</summary>
    [GeneratedRegex("(?<=the sending at |报送记录于 )[0-9: -]+UTC")]
    private static partial Regex RecordedAt();

    [GeneratedRegex("20[0-9]{2}[a-z]\\b")]
    private static partial Regex DataVersions();
}

public sealed class Bundled_on_sqlite(SqliteFixture store) : BundledSuite(store), IClassFixture<SqliteFixture>;

public sealed class Bundled_on_postgresql(PostgresFixture store) : BundledSuite(store), IClassFixture<PostgresFixture>;
