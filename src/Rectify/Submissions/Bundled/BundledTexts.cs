using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Proof.Bundles;

namespace Rectify.Submissions.Bundled;

/// <summary>What is said of a report in a proof bundle: first one sentence, then what was checked and what was not.</summary>
public static class BundledTexts
{
    private static readonly InstantPattern Utc = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss 'UTC'");
    private static readonly ZonedDateTimePattern Local = ZonedDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd HH':'mm':'ss z", null);

    /// <summary>The sentence.</summary>
    public static Text Sentence(BundledSubmission report, BundleVerdict verdict)
    {
        var (to, by) = (RecipientOf(report), RuleOf(report));
        if (verdict == BundleVerdict.Refused)
            return new(
                $"Not intact: something in this bundle is not as it was recorded, so it proves nothing of the report to {to.English} under {by.English}.",
                $"不完整：证据包中有内容与记录不符，因此不能证明依{by.Chinese}向{to.Chinese}报送的任何事项。");
        var (intact, sent, back, time) = (Intact(verdict), Sent(report), Back(report), Time(report));
        return new(
            $"{intact.English}: the report to {to.English} under {by.English}, {sent.English}; {back.English}; {time.English}.",
            $"{intact.Chinese}：依{by.Chinese}向{to.Chinese}的报送{sent.Chinese}；{back.Chinese}；{time.Chinese}。");
    }

    /// <summary>What the recipient is called by the rule; its id where the rule's file is not shown.</summary>
    public static Text RecipientOf(BundledSubmission report) =>
        report.Rule?.Recipients.FirstOrDefault(to => to.Id == report.Recipient) is { } named ? ClocksTexts.Of(named.Name)
        : report.Recipient is { } id ? Text.Same(Plain(id))
        : new("a recipient that was left out", "（已略去的接收方）");

    private static Text Intact(BundleVerdict verdict) => verdict == BundleVerdict.Verified
        ? new("Intact", "完整")
        : new("Consistent with itself, though nobody whom you trust vouches for it", "自身一致，但没有您信任的密钥作保");

    private static Text RuleOf(BundledSubmission report)
    {
        if (report.RuleId is not { } id) return new("a rule that was left out", "已略去的规则");
        var version = report.RuleVersion is { } number ? new Text($", version {number}", $"第 {number} 版") : new(" in a version that is not shown", "（版本未展示）");
        var confidence = report.Rule is { } rule ? ClocksTexts.Of(rule.Confidence) : new("its confidence is not shown", "可信程度未展示");
        return new($"rule {Plain(id)}{version.English} [{confidence.English}]", $"规则 {Plain(id)} {version.Chinese}〔{confidence.Chinese}〕");
    }

    private static Text Sent(BundledSubmission report)
    {
        if (report.Filing is not { } filing) return new("was not sent, as far as this bundle shows", "未报送（就本证据包所示）");
        if (filing.SentAt is not { } at)
            return new($"was recorded as sent at {Utc.Format(filing.RecordedAt)}, but when and how it was sent was left out", $"于 {Utc.Format(filing.RecordedAt)} 记录为已报送，但报送的时间与方式已略去");
        var (when, who, reference) = (When(at, report.Zone), By(filing), filing.Reference is { Length: > 0 } number ? new Text($", reference “{Plain(number)}”", $"，编号“{Plain(number)}”") : default);
        var (incomplete, again) = (
            filing.Incomplete ? new Text(", incomplete", "，内容不全") : default,
            report.Corrections > 0 ? new Text($", and corrected {report.Corrections} times since", $"，此后更正 {report.Corrections} 次") : default);
        return new(
            $"was sent at {when} through “{Plain(filing.Channel ?? "")}” by {who.English}{reference.English}{incomplete.English}{again.English}",
            $"于 {when} 由{who.Chinese}经“{Plain(filing.Channel ?? "")}”发出{reference.Chinese}{incomplete.Chinese}{again.Chinese}");
    }

    private static Text By(BundledFiling filing) => filing switch
    {
        { Person: { } person, BySignature: true } => new($"a person with their own key (person {Plain(person)})", $"使用本人密钥的人员（{Plain(person)}）"),
        { Person: { } person } => new($"a person who was signed in (person {Plain(person)})", $"已登录的人员（{Plain(person)}）"),
        { Actor: "local" } => new($"a person who was left out (recorded by the account {Plain(filing.Who)})", $"已略去的人员（由账户 {Plain(filing.Who)} 记录）"),
        { Actor: "session" } => new($"a person who was signed in (person {Plain(filing.Who)})", $"已登录的人员（{Plain(filing.Who)}）"),
        _ => new($"somebody who was left out (recorded by {Plain(filing.Who)})", $"已略去的人员（由 {Plain(filing.Who)} 记录）"),
    };

    private static Text Back(BundledSubmission report)
    {
        var refused = report.Refused ? new Text(", refused by the recipient", "，后被接收方退回") : default;
        if (report.Receipts.Count == 0) return new($"no acknowledgement in this bundle{refused.English}", $"本证据包中没有回执{refused.Chinese}");
        var first = report.Receipts[0];
        var reference = first.Reference is { Length: > 0 } number ? new Text($", reference “{Plain(number)}”", $"，编号“{Plain(number)}”") : default;
        var to = Plain(report.Recipient ?? "?");
        return first.ReceivedAt is { } at
            ? new($"acknowledged by it ({to}) at {When(at, report.Zone)}{reference.English}{refused.English}", $"接收方（{to}）于 {When(at, report.Zone)} 回执{reference.Chinese}{refused.Chinese}")
            : new($"an acknowledgement was recorded at {Utc.Format(first.RecordedAt)} and left out here{refused.English}", $"回执于 {Utc.Format(first.RecordedAt)} 记录，此处已略去{refused.Chinese}");
    }

    private static Text Time(BundledSubmission report)
    {
        if (report.Duty is not { } duty) return new("whether that was on time cannot be seen here", "是否按时在此无法得知");
        if (report.Rule is null)
            return duty.Deadline is { } recorded
                ? new($"the rule is not in this bundle, so whether that was on time is not judged; {Ends(report, recorded).English}", $"规则不在证据包中，故不判断是否按时；{Ends(report, recorded).Chinese}")
                : new("whether that was on time cannot be seen here", "是否按时在此无法得知");
        if (duty.Deadline is not { } deadline) return new("the law gives no number, so whether that was on time cannot be said", "法律未规定具体时限，无法判断是否按时");
        var ends = Ends(report, deadline);
        if (report.Lateness is not { } lateness)
            return report.Rule.MetBy is MetBy.Sent or MetBy.Received
                ? new($"what would meet the duty is not shown; {ends.English}", $"未展示履行行为；{ends.Chinese}")
                : new($"the law is met by another act than a report, so whether it was on time is not judged; {ends.English}", $"该义务并非以报送履行，故不判断是否按时；{ends.Chinese}");
        return lateness.Timing switch
        {
            MetTiming.OnTime => new($"on time under the conservative reading and so under every reading ({ends.English})", $"按最严读法按时，任何读法均按时（{ends.Chinese}）"),
            MetTiming.Contested => new(
                $"contested: too late under the conservative reading, on time under the latest arguable one ({ends.English})", $"存在争议：按最严读法已逾期，按最宽读法按时（{ends.Chinese}）"),
            MetTiming.Late => new($"late under both readings ({ends.English})", $"按两种读法均逾期（{ends.Chinese}）"),
            _ => CannotSay(lateness.CannotSay, ends),
        };
    }

    private static Text CannotSay(CannotSayReason? why, Text ends)
    {
        var reason = why is { } known ? ClocksTexts.Of(known) : new Text("no reason is known", "原因未知");
        return new($"not on time under the conservative reading, and whether it was late cannot be said: {reason.English} ({ends.English})", $"按最严读法不按时，是否逾期无法判断：{reason.Chinese}（{ends.Chinese}）");
    }

    private static Text Ends(BundledSubmission report, Deadline deadline)
    {
        var latest = deadline.LatestArguable;
        var actBy = Until(deadline.Conservative, report.Zone);
        return latest == deadline.Conservative ? new($"both readings end at {actBy}", $"两种读法均止于 {actBy}")
            : latest is { } other ? new($"act by {actBy}; latest arguable: {Until(other, report.Zone)}", $"应于 {actBy} 前；最宽读法止于 {Until(other, report.Zone)}")
            : new($"act by {actBy}; latest arguable: not known", $"应于 {actBy} 前；最宽读法未知");
    }

    internal static Text BytesHere(string id, int? version, string path) => new(
        $"Report {id}: the exact bytes of version {version} are here ({path}), and their hash is the one that was recorded when they were sent", $"报送 {id}：第 {version} 版的原始字节在此（{path}），与发出时记录的散列值一致");

    internal static Text BytesNotHere(string id, int? version, string sha256) => new(
        $"Report {id}: the bytes of version {version} are not in this bundle; recorded is their hash {Plain(sha256)}", $"报送 {id}：第 {version} 版的字节不在证据包中；所记录的散列值为 {Plain(sha256)}");

    internal static Text ReceiptHere(string id, string path) => new(
        $"Report {id}: the exact bytes of an acknowledgement are here ({path}), and their hash is the one that was recorded", $"报送 {id}：回执的原始字节在此（{path}），与所记录的散列值一致");

    internal static Text ReceiptNotHere(string id, string sha256) => new(
        $"Report {id}: the bytes of an acknowledgement are not in this bundle; recorded is their hash {Plain(sha256)}", $"报送 {id}：回执的字节不在证据包中；所记录的散列值为 {Plain(sha256)}");

    internal static Text SignatureHolds(string id, string action, string person) => new(
        $"Report {id}: the act “{Plain(action)}” is signed by the key that the log recorded for person {Plain(person)}", $"报送 {id}：操作“{Plain(action)}”由日志所记人员 {Plain(person)} 的密钥签名");

    internal static Text SignatureWrong(string id, string path) => new($"Report {id}: the signature in {path} is not that of its key", $"报送 {id}：{path} 中的签名与其密钥不符");

    internal static Text LeftOut(string id, int count) => new(
        $"Report {id}: the contents of {count} of its events were left out; only that they happened, when and by whom is shown", $"报送 {id}：有 {count} 个事件的内容已略去，仅展示其发生、时间与操作者");

    internal static Text SaidBySender(string id, Instant recordedAt) => new(
        $"Report {id}: whether it was sent and acknowledged as said: whoever sent it recorded both (the sending at {Utc.Format(recordedAt)}); ask the recipient", $"报送 {id}：是否确如所述发出并获回执：两者均由报送方记录（报送记录于 {Utc.Format(recordedAt)}），可向接收方核实");

    internal static Text Computed(string id, string rule, BundledDuty duty, string zones)
    {
        var data = duty.TimeZoneData is { } recorded && recorded != zones
            ? new Text($"time-zone data {Plain(zones)}, recorded with {Plain(recorded)}", $"时区数据 {Plain(zones)}，记录时为 {Plain(recorded)}")
            : new Text($"time-zone data {Plain(zones)}", $"时区数据 {Plain(zones)}");
        var calendar = duty.CalendarVersion is { } version ? new Text($", calendar {Plain(version)}", $"，日历 {Plain(version)}") : default;
        var since = duty.Trigger is { } fact
            ? new Text($", counted from “{ClocksTexts.Of(fact.Kind).English}” at {Utc.Format(fact.When.Earliest)} (fact {Plain(fact.Id)})", $"，自“{ClocksTexts.Of(fact.Kind).Chinese}”（{Utc.Format(fact.When.Earliest)}，事实 {Plain(fact.Id)}）起算")
            : default;
        return new(
            $"Report {id}: the deadline of {Plain(rule)} was computed anew from the facts, the rule and the calendars in this bundle, and is the recorded one{since.English} ({data.English}{calendar.English})",
            $"报送 {id}：{Plain(rule)} 的期限已依据证据包内的事实、规则与日历重新计算，与记录一致{since.Chinese}（{data.Chinese}{calendar.Chinese}）");
    }

    internal static Text ComputedOtherwise(string id, string rule, Deadline? computed, Deadline? recorded) => new(
        $"Report {id}: from what this bundle shows, {Plain(rule)} would end at {Or(computed).English}; recorded is {Or(recorded).English}, which the sentence goes by: what is not in the bundle may explain it",
        $"报送 {id}：依证据包所示，{Plain(rule)} 的期限应为{Or(computed).Chinese}；所记录的为{Or(recorded).Chinese}，首句以记录为准：未收入证据包的内容可能是原因");

    internal static Text NotComputed(string id, string rule, bool noRule, bool isWhole)
    {
        var why = noRule ? new Text("the file of the rule under which it was written is not in the bundle, or this program cannot read it", "撰写时所依规则的文件不在证据包中，或本程序无法读取")
            : isWhole ? new Text("no fact in the bundle starts its clock", "证据包中没有使其起算的事实")
            : new Text("facts of the case were left out", "案件的部分事实已略去");
        return new($"Report {id}: the deadline of {Plain(rule)} is taken from the record, for {why.English}", $"报送 {id}：{Plain(rule)} 的期限取自记录，因为{why.Chinese}");
    }

    internal static Text BindsAsRecorded(string id, string rule, Answer binds) => new(
        $"Report {id}: whether {Plain(rule)} binds is taken from the recorded answer ({ClocksTexts.Of(binds).English}): who the organisation is stands in no bundle",
        $"报送 {id}：{Plain(rule)} 是否适用取自所记录的答案（{ClocksTexts.Of(binds).Chinese}）：单位信息不收入证据包");

    internal static Text BindsUnknown(string id, string rule) => new(
        $"Report {id}: whether {Plain(rule)} binds: no answer that says so is in the bundle", $"报送 {id}：{Plain(rule)} 是否适用：证据包中没有相应答案");

    private static Text Or(Deadline? deadline) => deadline is { } known ? Text.Same(Utc.Format(known.Conservative)) : new("no time", "无期限");

    private static string When(Instant at, DateTimeZone zone) => zone == DateTimeZone.Utc ? Utc.Format(at) : $"{Utc.Format(at)} ({Local.Format(at.InZone(zone))})";

    /// <summary>The end of a time to act in: what ends with a day ends at its 24:00.</summary>
    private static string Until(Instant end, DateTimeZone zone)
    {
        var local = end.InZone(zone);
        return local.TimeOfDay == LocalTime.Midnight ? $"{Utc.Format(end)} ({LocalDatePattern.Iso.Format(local.Date.PlusDays(-1))} 24:00 {zone.Id})" : When(end, zone);
    }

    /// <summary>A stranger's text must not steer a terminal, and a sentence stays one.</summary>
    private static string Plain(string text) => string.Concat(text.Take(200).Select(c => char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.Format ? '\uFFFD' : c));
}
