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
