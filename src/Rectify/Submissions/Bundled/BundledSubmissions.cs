using System.Buffers;
using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;

namespace Rectify.Submissions.Bundled;

/// <summary>
/// Says of each report in a proof bundle what the bundle shows of it: sent when and by whom, acknowledged when, on time or not. The deadline is computed
/// here from the bundle's own facts, rule and calendars; where they are not all there, or lead elsewhere, what was recorded counts, and that is said.
/// </summary>
public sealed class BundledSubmissions
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private readonly IReadOnlyList<BundledEvent> events;
    private readonly ShownContents shown;
    private readonly Dictionary<string, BundledCase> cases = new(StringComparer.Ordinal);

    private BundledSubmissions(ShownContents shown) => (this.shown, events) = (shown, BundledEvent.Of(shown));

    /// <summary>The reports of a bundle, in the order in which they were begun.</summary>
    public static IReadOnlyList<BundledSubmission> Of(ShownContents shown)
    {
        var bundle = new BundledSubmissions(shown);
        return [.. bundle.events.Where(happened => happened.Subject.StartsWith("submission/", StringComparison.Ordinal))
            .GroupBy(happened => happened.Subject, StringComparer.Ordinal).Select(of => bundle.Read(of.Key["submission/".Length..], [.. of]))];
    }

    private BundledSubmission Read(string id, List<BundledEvent> of)
    {
        var filed = of.FindAll(happened => happened.Type == "submission.filed");
        var filing = filed.Count == 0 ? null : Filing(filed[0], of);
        var written = of.FindAll(happened => happened.Type == "submission.written" && happened.Payload is not null);
        var text = written.Find(happened => filing?.Version is { } number && happened.Number("number") == number) ?? (written.Count == 0 ? null : written[^1]);
        var submission = new BundledSubmission(id)
        {
            Case = text?.Text("case"),
            RuleId = text?.Text("rule"),
            RuleSha256 = text?.Text("ruleSha256"),
            Recipient = text?.Text("recipient"),
            Stage = text?.Text("stage"),
            Group = text?.Text("group"),
            Filing = filing,
            Corrections = Math.Max(0, filed.Count - 1),
            Refused = of.Exists(happened => happened.Type == "submission.refused"),
            Receipts = [.. of.Where(happened => happened.Type == "submission.acknowledged")
                .Select(happened => new BundledReceipt(happened.RecordedAt, happened.Who, happened.At("receivedAt"), happened.Text("reference"), happened.Text("sha256")))],
        };
        var lines = new List<BundledLine>();
        lines.AddRange(OfBytes(submission, of));
        return Judged(submission, text, lines);
    }

    private static BundledFiling Filing(BundledEvent filed, List<BundledEvent> of)
    {
        var number = filed.Number("number");
        var act = of.Find(happened => IsAct(happened) && number is not null && happened.Number("number") == number && happened.Text("action") == SubmissionAction.RecordFiling.ToWord());
        return new(filed.RecordedAt, filed.Strength, filed.Who)
        {
            Version = number,
            Sha256 = filed.Text("sha256"),
            SentAt = filed.At("filedAt"),
            Channel = filed.Text("channel"),
            Reference = filed.Text("reference"),
            Incomplete = filed.Says("incomplete"),
            Person = act?.Text("person"),
            BySignature = act is null ? null : act.Type == "submission.signed",
        };
    }

    private static bool IsAct(BundledEvent happened) => happened.Type is "submission.signed" or "submission.acted";

    /// <summary>Bytes that were sent and that came back, and the signatures of keys.</summary>
    private IEnumerable<BundledLine> OfBytes(BundledSubmission submission, List<BundledEvent> of)
    {
        if (submission.Filing is { Sha256: { } sent } filing)
            yield return File(BundleRole.Submission, sent) is { } file
                ? new(BundleOutcome.Passed, true, BundledTexts.BytesHere(submission.Id, filing.Version, file.Path))
                : new(BundleOutcome.NotChecked, true, BundledTexts.BytesNotHere(submission.Id, filing.Version, sent));
        foreach (var receipt in submission.Receipts)
            if (receipt.Sha256 is { } came)
                yield return File(BundleRole.Acknowledgement, came) is { } file
                    ? new(BundleOutcome.Passed, true, BundledTexts.ReceiptHere(submission.Id, file.Path))
                    : new(BundleOutcome.NotChecked, true, BundledTexts.ReceiptNotHere(submission.Id, came));
        foreach (var signed in of.Where(happened => happened.Type == "submission.signed" && happened.Payload is not null))
            yield return SignatureHolds(submission, signed)
                ? new(BundleOutcome.Passed, true, BundledTexts.SignatureHolds(submission.Id, signed.Text("action") ?? "", signed.Text("person") ?? ""))
                : new(BundleOutcome.Failed, true, BundledTexts.SignatureWrong(submission.Id, signed.Path));
        foreach (var _ in of.Where(happened => happened.Payload is null).Take(1))
            yield return new(BundleOutcome.NotChecked, true, BundledTexts.LeftOut(submission.Id, of.Count(happened => happened.Payload is null)));
        if (submission.Filing is { } any) yield return new(BundleOutcome.NotChecked, false, BundledTexts.SaidBySender(submission.Id, any.RecordedAt));
    }

    /// <summary>What a person signed is known from the bundle alone; that the key is theirs the log recorded when it was enrolled.</summary>
    private static bool SignatureHolds(BundledSubmission submission, BundledEvent signed)
    {
        if (!Id.TryParse(submission.Id, out _) || Hex(signed.Text("publicKey"), 32) is not { } key || Hex(signed.Text("signature"), 64) is not { } signature) return false;
        return NoteKey.TryCreate("person", key, out var verifier)
            && verifier.Verify(SignedAct.Statement(signed.Text("action") ?? "", submission.Id, signed.Number("number") ?? 0, submission.Recipient ?? "", signed.Text("sha256") ?? ""), signature);
    }

    private static byte[]? Hex(string? text, int length)
    {
        if (text is null || text.Length != 2 * length || text.AsSpan().ContainsAnyExcept(Digits)) return null;
        return Convert.FromHexString(text);
    }

    private ShownFile? File(BundleRole role, string sha256) => shown.Files.FirstOrDefault(file => file.Role == role && file.Sha256 == sha256);

    /// <summary>The deadline, by our own reckoning where it can be, and how the act stands to it.</summary>
    private BundledSubmission Judged(BundledSubmission submission, BundledEvent? text, List<BundledLine> lines)
    {
        if (text is null || submission is not { Case: { } caseId, RuleId: { } ruleId, Recipient: { } recipient }) return submission with { Lines = lines };
        var about = cases.TryGetValue(caseId, out var known) ? known : cases[caseId] = BundledCase.Of(caseId, events, shown.Files);
        var atWriting = DeadlineOf(text.At("conservative"), text.At("latestArguable"));
        var answers = about.Recorded(ruleId, recipient, submission.Group).Where(duty => duty.Sha256 == submission.RuleSha256).ToList();
        var answer = answers.Find(duty => DeadlineOf(duty.Conservative, duty.LatestArguable) == atWriting) ?? answers.FirstOrDefault();
        var recorded = answer is null ? atWriting : DeadlineOf(answer.Conservative, answer.LatestArguable);

        var book = about.BookOf(submission.RuleSha256);
        var rule = book?.Rules[0] is { } read && read.Id == ruleId ? read : null;
        var duties = book is null || rule is null ? [] : about.Compute(book, rule, recipient, submission.Group, answer?.Binds == Answer.Yes);
        var duty = duties.FirstOrDefault(each => each.Trigger?.Id == answer?.Trigger && each.Deadline == recorded) ?? duties.FirstOrDefault(each => each.Deadline == recorded) ?? (duties.Count > 0 ? duties[0] : null);
        var same = duty is not null && duty.Deadline == recorded;
        var found = new BundledDuty(same ? duty?.Deadline : recorded, same)
        {
            Binds = answer?.Binds ?? Answer.Unknown,
            Provisional = answer?.Provisional ?? false,
            CalendarIncomplete = same && duty?.CalendarIncomplete == true,
            Trigger = same ? duty?.Trigger : null,
            CalendarVersion = answer?.Calendar ?? duty?.CalendarVersion,
            TimeZoneData = about.TimeZoneData,
        };
        lines.Add(
            same ? new(BundleOutcome.Passed, true, BundledTexts.Computed(submission.Id, ruleId, found, book?.TimeZones.Version ?? ""))
            : duty is not null ? new(BundleOutcome.NotChecked, true, BundledTexts.ComputedOtherwise(submission.Id, ruleId, duty.Deadline, recorded))
            : new(BundleOutcome.NotChecked, true, BundledTexts.NotComputed(submission.Id, ruleId, rule is null, about.IsWhole)));
        lines.Add(new(BundleOutcome.NotChecked, true, answer is null ? BundledTexts.BindsUnknown(submission.Id, ruleId) : BundledTexts.BindsAsRecorded(submission.Id, ruleId, answer.Binds)));
        var judged = submission with { Rule = rule, RuleVersion = rule?.Version ?? answer?.Version, Duty = found, Zone = ZoneOf(rule, book), Lines = lines };
        return rule is not null && ActOf(judged, rule) is { } act
            ? judged with { Lateness = Lateness.Of(rule, found.Deadline, found.Binds, found.Provisional, found.CalendarIncomplete, Occurrence.At(act, judged.Zone)) }
            : judged;
    }

    private static Deadline? DeadlineOf(Instant? conservative, Instant? latest) => conservative is { } known ? new Deadline(known, latest) : null;

    private static DateTimeZone ZoneOf(Rule? rule, RuleBook? book) => rule is null || book is null ? DateTimeZone.Utc : book.TimeZones.Zones.GetZoneOrNull(rule.Zone) ?? DateTimeZone.Utc;

    /// <summary>The act that the law asks for; null when it is none that a report shows, or was not done.</summary>
    private static Instant? ActOf(BundledSubmission submission, Rule rule) => rule.MetBy switch
    {
        MetBy.Sent => submission.Filing?.SentAt,
        MetBy.Received => submission.Receipts.Select(receipt => receipt.ReceivedAt).FirstOrDefault(at => at is not null),
        _ => null,
    };
}
