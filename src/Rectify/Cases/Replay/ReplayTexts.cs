using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;

namespace Rectify.Cases.Replay;

/// <summary>What a replay of the facts says to a person.</summary>
public static class ReplayTexts
{
    /// <summary>What differs.</summary>
    public static Text Of(ReplayDifference difference)
    {
        var (at, fact) = (difference.Case, difference.Fact ?? "");
        var (kept, computed) = (difference.Kept ?? Nothing, difference.Computed ?? Nothing);
        return difference.Code switch
        {
            ReplayDifferenceCode.FactMissing => new(
                $"{at}: fact {fact} was recorded ({computed.English}) and is not in the table", $"{at}：事实 {fact} 已记录（{computed.Chinese}），但表中没有"),
            ReplayDifferenceCode.FactUnrecorded => new(
                $"{at}: fact {fact} is in the table ({kept.English}) and was never recorded", $"{at}：事实 {fact} 在表中（{kept.Chinese}），但从未记录"),
            ReplayDifferenceCode.FactChanged => new(
                $"{at}: fact {fact}, {Member(difference).English}: the table says {kept.English}; recorded was {computed.English}",
                $"{at}：事实 {fact} 的{Member(difference).Chinese}：表中为 {kept.Chinese}；记录为 {computed.Chinese}"),
            ReplayDifferenceCode.RetractionMissing => new($"{at}: fact {fact} was withdrawn, and the table does not say so", $"{at}：事实 {fact} 已撤回，但表中未体现"),
            ReplayDifferenceCode.RetractionUnrecorded => new(
                $"{at}: the table says that fact {fact} was withdrawn, and nobody recorded that", $"{at}：表中称事实 {fact} 已撤回，但没有相应记录"),
            ReplayDifferenceCode.Duty => new(
                $"{at}: {difference.Rule} to {difference.Recipient}: kept is {kept.English}; from the facts follows {computed.English}",
                $"{at}：{difference.Rule}（{difference.Recipient}）：所存为{kept.Chinese}；依事实应为{computed.Chinese}"),
            ReplayDifferenceCode.Turn => new(
                $"{at}: the first act-by and the next turn, by which lists and alarms go: kept is {kept.English}; from the facts follows {computed.English}",
                $"{at}：列表和警报所依据的最早应办时刻与下次变化时刻：所存为{kept.Chinese}；依事实应为{computed.Chinese}"),
            ReplayDifferenceCode.DutiesUnreadable => new($"{at}: what is kept of its duties cannot be read", $"{at}：所存的义务无法读取"),
            _ => throw new ArgumentOutOfRangeException(nameof(difference), difference, null),
        };
    }

    /// <summary>The tables are not what follows from the ledger.</summary>
    public static Text Refused { get; } = new(
        "Refused: the log is what was signed, and the tables say something else than follows from it.", "不予采信：日志与签署内容一致，但数据表与日志所得结果不符。");

    /// <summary>Nothing could be said of the duties.</summary>
    public static Text OtherLaws { get; } = new(
        "The duties are kept for other rules than the store has, or for another profile than was named: none was compared. Name the profile of the server (--profile).",
        "所存的义务依据存储中没有的规则或另一单位信息文件计算：未作比对。请指定服务器所用的单位信息文件（--profile）。");

    /// <summary>How much was looked at.</summary>
    public static Text Looked(long facts, long cases, long erased, long duties, long waiting) => new(
        $"{facts} facts of {cases} cases replayed, and {erased} more that were erased taken from the table; {duties} duties computed anew and compared; {waiting} cases wait for theirs",
        $"已重放 {cases} 个案件的 {facts} 条事实，另有 {erased} 条已擦除，以表中内容为准；重新计算并比对义务 {duties} 项；{waiting} 个案件尚待计算");

    /// <summary>Where a duty stands, and in what else it differs from another of the same rule, recipient and facts; null for none.</summary>
    internal static Text? Of(KeptDuty? duty, KeptDuty? other)
    {
        if (duty is null) return null;
        var (english, chinese) = (new List<string> { ClocksTexts.Of(duty.State).English }, new List<string> { ClocksTexts.Of(duty.State).Chinese });
        Add("since", "起算于", duty.StartedAt);
        Add("act by", "应办时刻", duty.ActBy);
        Add("other reading", "另一种解释", duty.LatestArguable);
        Add("keep until", "保存至", duty.KeepUntil);
        if (duty.SaidNotApplicable) Word("said not to apply", "有人认定不适用");
        if (duty.Carried) Word("carried by another case", "由另一案件承担");
        if (duty.Provisional) Word("provisional", "暂定");
        if (other is not null)
            foreach (var (inEnglish, inChinese, of) in Rest)
                if (of(duty) is var word && word != of(other)) Word($"{inEnglish} {word ?? Nothing.English}", $"{inChinese} {word ?? Nothing.Chinese}");
        return new(string.Join(", ", english), string.Join("，", chinese));

        void Add(string inEnglish, string inChinese, Instant? at)
        {
            if (at is { } known) Word($"{inEnglish} {Of(known)}", $"{inChinese} {Of(known)}");
        }

        void Word(string inEnglish, string inChinese)
        {
            english.Add(inEnglish);
            chinese.Add(inChinese);
        }
    }

    /// <summary>The first act-by and the last instant before the next turn.</summary>
    internal static Text Turn(Instant? actBy, Instant? holdsUntil) => new(
        $"act by {Or(actBy, "never")}, the same until {Or(holdsUntil, "for ever")}", $"应办时刻 {Or(actBy, "无")}，保持至 {Or(holdsUntil, "始终")}");

    /// <summary>Ticks of the store as an instant; as a number where they are none.</summary>
    internal static string Of(long ticks) =>
        ticks >= Instant.MinValue.ToTicks() && ticks <= Instant.MaxValue.ToTicks() ? Of(ticks.ToInstant()) : ticks.ToString(System.Globalization.CultureInfo.InvariantCulture);

    internal static string Of(Instant at) => InstantPattern.ExtendedIso.Format(at);

    private static readonly (string English, string Chinese, Func<KeptDuty, string?> Of)[] Rest =
    [
        ("version of the rule", "规则版本", duty => $"{duty.RuleVersion}"),
        ("own target", "内部目标", duty => duty.InternalTarget is { } target ? Of(target) : null),
        ("how it was met", "履行时机", duty => duty.Timing is { } timing ? Words.Of(timing) : null),
        ("why nobody can say", "无法判断的原因", duty => duty.CannotSay is { } reason ? Words.Of(reason) : null),
        ("force", "效力", duty => Words.Of(duty.Force)),
        ("whether it binds", "是否适用", duty => Words.Of(duty.Applies)),
        ("extended", "已延期", duty => duty.Extended ? "yes" : null),
        ("acknowledged", "已确认收悉", duty => duty.Acknowledged ? "yes" : null),
    ];

    private static Text Nothing { get; } = new("nothing", "无");

    private static string Or(Instant? at, string otherwise) => at is { } known ? Of(known) : otherwise;

    private static Text Member(ReplayDifference difference) => difference.Member switch
    {
        "kind" => new("what happened", "发生何事"),
        "occurred" => new("when it happened", "发生时间"),
        "recordedAt" => new("when it was recorded", "记录时间"),
        "recordedBy" => new("by whom it was recorded", "记录人"),
        "assets" => new("what it is about", "涉及资产"),
        "about" => new("its vulnerability or order", "所属漏洞或整改通知"),
        "recipient" => new("its recipient", "接收方"),
        "stage" => new("its stage", "阶段"),
        "howKnown" => new("how it is known", "获知途径"),
        "evidence" => new("its evidence", "证据"),
        "signal" => new("the signal it was confirmed from", "来源线索"),
        "supersedes" => new("the fact that it replaces", "所替代的事实"),
        "reason" => new("why it replaces that", "替代理由"),
        _ => new("something of it", "某项内容"),
    };
}
