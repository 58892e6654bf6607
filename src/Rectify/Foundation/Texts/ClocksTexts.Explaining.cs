using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Foundation.Texts;

public static partial class ClocksTexts
{
    /// <summary>One step of the chain from a fact to a deadline, as a sentence without its full stop.</summary>
    public static Text Of(Step step)
    {
        var (a, b, c, d) = (Argument(step, 0), Argument(step, 1), Argument(step, 2), Argument(step, 3));
        return step.Code switch
        {
            StepCode.StartedBy => new($"Started by: {Word<FactKind>(a).English} ({b}), {c}", $"起算事实：{Word<FactKind>(a).Chinese}（{b}），{c}"),
            StepCode.TimeUncertain => new($"The time is known only within bounds: {a} to {b}; act-by counts from the first, the other reading from the second", $"时间仅知其范围：{a} 至 {b}；行动期限自前者起算，另一读法自后者起算"),
            StepCode.DateWithoutTime => new($"Only the date is known: {a} from 00:00 ({b})", $"仅知日期：{a}，自0时起（{b}）"),
            StepCode.Provisional => new("Provisional: it rests on a signal that nobody has confirmed", "暂定：依据的线索尚未经人确认"),
            StepCode.NotBefore => new($"Not before: {Word<FactKind>(a).English} ({b}), {c}", $"不早于：{Word<FactKind>(a).Chinese}（{b}），{c}"),
            StepCode.Article => new($"Duty: {b}; {a} (rule {c}, version {d})", $"义务依据：{b}；{a}（规则 {c}，版本 {d}）"),
            StepCode.InForce when c.Length > 0 => new($"Law of {a}: in force from {b} to {c}", $"{a} 时的法律：自 {b} 至 {c} 施行"),
            StepCode.InForce => new($"Law of {a}: in force from {b}", $"{a} 时的法律：自 {b} 起施行"),
            StepCode.CountedBy => new($"{a} {Unit(b).English}, counted by {c}: {Word<CountingCode>(c).English}", $"{a}{Unit(b).Chinese}，按 {c} 计算：{Word<CountingCode>(c).Chinese}"),
            StepCode.NoNumber => new("Immediately: the law gives no number, and none is invented", "立即（及时）：法律未规定具体时限，程序不自行设定"),
            StepCode.NoTimeNamed => new("The law names no time", "法律未规定时间"),
            StepCode.InternalTarget => new($"The organisation's own target: {a} hours, {b}; it is not a legal number", $"本单位内部目标：{a} 小时，{b}；并非法定时限"),
            StepCode.NamedDate => new($"The date named: {Word<FactKind>(a).English} ({b}), {c}", $"载明的日期：{Word<FactKind>(a).Chinese}（{b}），{c}"),
            StepCode.DateNotRecorded => new($"No date is recorded: {Word<FactKind>(a).English}", $"未记录日期：{Word<FactKind>(a).Chinese}"),
            StepCode.EarliestCounts => new("The earliest of several dates counts", "以多个日期中最早者为准"),
            StepCode.HourOfEventNotCounted => new($"Other reading: the hour of the event is not counted; the first counted hour begins at {a}", $"另一读法：不计事件发生的那一小时，首个计入的小时自 {a} 开始"),
            StepCode.DayOfEventNotCounted => new("The day of the event is not counted", "不计事件当日"),
            StepCode.DaysReadAsHours => new($"Act-by reads {a} days as {b} elapsed hours", $"行动期限将{a}日读作 {b} 小时"),
            StepCode.LastDay => new($"The last day, as it falls: {a}", $"最后一日（未顺延）：{a}"),
            StepCode.RolledToWorkingDay => new($"Other reading: {a} is a rest day, so the period ends with {b}", $"另一读法：{a} 为休息日，顺延至 {b}"),
            StepCode.TwoWorkingDays => new($"Other reading: up to {a} the period holds fewer than two working days, so it is extended", $"另一读法：截至 {a} 不足两个工作日，予以延长"),
            StepCode.CalendarNotKnown => new($"Other reading: not known, because the calendar {a} does not cover {b}", $"另一读法：未知，日历 {a} 未覆盖 {b}"),
            StepCode.CalendarUsed => new($"Calendar {a}, version {b}", $"日历 {a}，版本 {b}"),
            StepCode.ExtendedTo => new($"Extended by the authority ({a}) to {b}", $"主管机关准予延期（{a}）至 {b}"),
            StepCode.MetBy => new($"Met by: {Word<FactKind>(a).English} ({b}), {c}", $"履行：{Word<FactKind>(a).Chinese}（{b}），{c}"),
            StepCode.AcknowledgedBy => new($"Acknowledged ({a}), {b}", $"已回执（{a}），{b}"),
            StepCode.TimeZoneData => new($"Time-zone data {a}", $"时区数据 {a}"),
            StepCode.Checked => new($"Rule {Word<Confidence>(a).English}; law data checked on {b}", $"规则{Word<Confidence>(a).Chinese}；法律数据核对日期：{b}"),
            StepCode.PersonDecides => PersonDecides,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Code, null),
        };
    }

    /// <summary>Why a rule binds, does not bind, or may bind.</summary>
    public static Text Of(Applicability applicability)
    {
        var arguments = applicability.Arguments;
        var (a, b, c) = (arguments.ElementAtOrDefault(0) ?? "", arguments.ElementAtOrDefault(1) ?? "", arguments.ElementAtOrDefault(2) ?? "");
        return applicability.Reason switch
        {
            ReasonCode.AllMet => new("everything that the rule asks is met", "规则的各项条件均已满足"),
            ReasonCode.OtherRole => new($"the rule binds: {Roles(a, false)}; the role here is another", $"规则适用于：{Roles(a, true)}；此处角色不同"),
            ReasonCode.RoleNotStated => new($"the rule binds: {Roles(a, false)}; the role here is not stated", $"规则适用于：{Roles(a, true)}；此处角色未说明"),
            ReasonCode.OtherMarket => new($"not made available or operated in {a}", $"未在 {a} 提供或者运营"),
            ReasonCode.MarketNotStated => new($"whether it is made available or operated in {a} is not stated", $"是否在 {a} 提供或者运营未说明"),
            ReasonCode.EstablishedElsewhere => new($"not established in {a}", $"未设立于 {a}"),
            ReasonCode.EstablishmentNotStated => new($"whether established in {a} is not stated", $"是否设立于 {a} 未说明"),
            ReasonCode.OtherSector => new($"the rule binds the sectors {a}", $"规则适用于行业：{a}"),
            ReasonCode.SectorNotStated => new($"the rule binds the sectors {a}; the sector is not stated", $"规则适用于行业：{a}；行业未说明"),
            ReasonCode.NoSuchFlag => new($"the asset is not marked {a}", $"资产未标记为 {a}"),
            ReasonCode.FlagNotStated => new($"whether the asset is marked {a} is not stated", $"资产是否标记为 {a} 未说明"),
            ReasonCode.OtherCircumstance when b == "false" => new($"not while it is {Word<Circumstance>(a).English}", $"以“{Word<Circumstance>(a).Chinese}”不成立为条件，而其成立"),
            ReasonCode.OtherCircumstance => new($"only where it is {Word<Circumstance>(a).English}, which it is not", $"以“{Word<Circumstance>(a).Chinese}”为条件，而其不成立"),
            ReasonCode.CircumstanceNotKnown => new($"it turns on this: {Word<Circumstance>(a).English}; not known yet", $"取决于是否“{Word<Circumstance>(a).Chinese}”，目前未知"),
            ReasonCode.NotInForce when c.Length > 0 => new($"not law on {a}: in force from {b} to {c}", $"{a} 时未施行：自 {b} 至 {c} 施行"),
            ReasonCode.NotInForce => new($"not law on {a}: in force from {b}", $"{a} 时未施行：自 {b} 起施行"),
            ReasonCode.PerhapsInForce => new($"somewhere from {a} to {b} the law began or ended", $"{a} 至 {b} 之间法律开始或者停止施行"),
            _ => throw new ArgumentOutOfRangeException(nameof(applicability), applicability.Reason, null),
        };
    }

    /// <summary>The one question that decides.</summary>
    public static Text Of(Question question) => question switch
    {
        Question.WhichRole => new("What is the organisation to this asset: provider, operator, finder, or another?", "本单位对该资产是何角色：提供者、运营者、发现者，还是其他？"),
        Question.WhichMarkets => new("Where is the product made available, or the system operated?", "产品在何处提供，或者系统在何处运营？"),
        Question.WhereEstablished => new("Where is the organisation established?", "本单位设立于何处？"),
        Question.WhichSectors => new("In which sectors does the organisation work?", "本单位属于哪些行业？"),
        Question.WhichFlags => new("Does the asset carry this mark?", "该资产是否具有此标记？"),
        Question.IsActivelyExploited => new("Is there reliable evidence that a malicious actor has exploited the vulnerability?", "是否有可靠证据表明恶意行为者已利用该漏洞？"),
        Question.IsInUpstreamComponent => new("Is the vulnerability in a component that somebody else provides or maintains?", "该漏洞是否位于他人提供或者维护的组件中？"),
        Question.IsPubliclyDisclosed => new("Is the vulnerability public?", "该漏洞是否已公开？"),
        Question.WhenExactly => new("When exactly did it happen?", "具体发生于何时？"),
        _ => throw new ArgumentOutOfRangeException(nameof(question), question, null),
    };

    private static string Argument(Step step, int index) => step.Arguments.ElementAtOrDefault(index) ?? "";

    private static Text Unit(string word) => Words.TryParse<PeriodUnit>(word, out var unit) && unit == PeriodUnit.Days ? new("days", "日") : new("hours", "小时");

    private static string Roles(string list, bool chinese) =>
        string.Join(chinese ? "、" : ", ", list.Split(", ").Select(r => chinese ? Word<Role>(r).Chinese : Word<Role>(r).English));

    /// <summary>A word as the engine writes it, in both languages; itself when it is none of the list.</summary>
    private static Text Word<T>(string word) where T : struct, Enum => Words.TryParse<T>(word, out var value)
        ? value switch
        {
            FactKind kind => Of(kind),
            CountingCode code => Of(code),
            Confidence confidence => Of(confidence),
            Circumstance circumstance => Of(circumstance),
            Role role => Of(role),
            _ => Text.Same(word),
        }
        : Text.Same(word);
}
