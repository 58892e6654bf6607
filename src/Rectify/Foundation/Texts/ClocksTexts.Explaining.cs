using NodaTime;
using NodaTime.Text;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Foundation.Texts;

public static partial class ClocksTexts
{
    /// <summary>One step of the chain from a fact to a deadline, as a sentence without its full stop.</summary>
    public static Text Of(Step step) => Of(step, InstantPattern.ExtendedIso.Format);

    /// <summary>The same, with its instants as the reader's page shows them.</summary>
    public static Text Of(Step step, Func<Instant, string> shown)
    {
        var (a, b, c, d) = (Argument(step, 0, shown), Argument(step, 1, shown), Argument(step, 2, shown), Argument(step, 3, shown));
        return step.Code switch
        {
            StepCode.StartedBy => new($"Started by: {Word<FactKind>(a).English} ({b}), {c}", $"起算事实：{Word<FactKind>(a).Chinese}（{b}），{c}"),
            StepCode.TimeUncertain => new($"The time is known only within bounds: {a} to {b}; act-by counts from the first, the other reading from the second", $"仅知时间范围：{a} 至 {b}；行动期限自前者起算，另一读法自后者起算"),
            StepCode.DateWithoutTime => new($"Only the date is known: {a} ({b}); act-by counts from its 00:00, the other reading from its end", $"仅知日期：{a}（{b} 时区）；行动期限自当日0时起算，另一读法自当日结束时起算"),
            StepCode.Provisional => new("Provisional: it rests on a signal that nobody has confirmed", "暂定：依据的线索尚未经人确认"),
            StepCode.NotBefore => new($"Not before: {Word<FactKind>(a).English} ({b}), {c}", $"不早于：{Word<FactKind>(a).Chinese}（{b}），{c}"),
            StepCode.Article => new($"Duty: {b}; {a} (rule {c}, version {d})", $"义务依据：{b}；{a}（规则 {c}，版本 {d}）"),
            StepCode.InForce when c.Length > 0 => new($"Law of {a}: in force from {b} to {c}", $"适用 {a} 时施行的法律：自 {b} 至 {c} 施行"),
            StepCode.InForce => new($"Law of {a}: in force from {b}", $"适用 {a} 时施行的法律：自 {b} 起施行"),
            StepCode.CountedBy => new($"{a} {Unit(b).English}, counted by {c}: {Word<CountingCode>(c).English}", $"{a}{Unit(b).Chinese}，按 {c} 计算：{Word<CountingCode>(c).Chinese}"),
            StepCode.NoNumber => new("Immediately: the law gives no number, and none is invented", "立即（及时）：法律未规定具体时限，程序不自行设定"),
            StepCode.NoTimeNamed => new("The law names no time", "法律未规定时间"),
            StepCode.InternalTarget => new($"The organisation's own target: {a} hours, {b}; it is not a legal number", $"本单位内部目标：{a} 小时，{b}；并非法定时限"),
            StepCode.NamedDate => new($"The date named: {Word<FactKind>(a).English} ({b}), {c}", $"载明的日期：{Word<FactKind>(a).Chinese}（{b}），{c}"),
            StepCode.DateNotRecorded => new($"No date is recorded: {Word<FactKind>(a).English}", $"未记录日期：{Word<FactKind>(a).Chinese}"),
            StepCode.EarliestCounts => new("The earliest of several dates counts", "以多个日期中最早者为准"),
            StepCode.HourOfEventNotCounted => new($"Other reading: the hour of the event is not counted; the first counted hour begins at {a}", $"另一读法：不计事件发生的那一小时，首个计入的小时自 {a} 开始"),
            StepCode.DayOfEventNotCounted => new("The day of the event is not counted", "不计事件当日"),
            StepCode.DaysReadAsHours => new($"Act-by reads {a} days as {b} elapsed hours", $"行动期限按 {b} 小时计算：将“{a}日”理解为连续计时的 {b} 小时"),
            StepCode.LastDay => new($"The last day, as it falls: {a}", $"期间的最后一日（未顺延）：{a}"),
            StepCode.RolledToWorkingDay => new($"Other reading: {a} is a rest day, so the period ends with {b}", $"另一读法：{a} 为休息日，顺延至 {b}"),
            StepCode.TwoWorkingDays => new($"Other reading: up to {a} the period holds fewer than two working days, so it is extended", $"另一读法：截至 {a}，期间内不足两个工作日，故予延长"),
            StepCode.CalendarNotKnown => new($"Other reading: not known, because the calendar {a} does not cover {b}", $"另一读法：未知，日历 {a} 未覆盖 {b}"),
            StepCode.CalendarUsed => new($"Calendar {a}, version {b}", $"日历 {a}，版本 {b}"),
            StepCode.ExtendedTo => new($"Extended by the authority ({a}) to {b}", $"主管机关准予延期（{a}）至 {b}"),
            StepCode.DelayedUntil => new($"Delayed at an authority's request ({a}) until {b}", $"应主管机关要求（{a}）推迟至 {b}"),
            StepCode.CountedFrom => new($"Counted from: {Word<FactKind>(a).English} ({b}), {c}", $"计算起点：{Word<FactKind>(a).Chinese}（{b}），{c}"),
            StepCode.BeforeNamed => new($"Before: {Word<FactKind>(a).English} ({b}), {c}", $"早于：{Word<FactKind>(a).Chinese}（{b}），{c}"),
            StepCode.LeastTime => new($"Other reading: the law leaves at least until {a}", $"另一读法：法律至少给予至 {a} 的时间"),
            StepCode.BetweenCounts => new("The law gives two times: act by the first; the other reading ends with the second", "法律规定了两个时限：行动期限以前者为准，另一读法以后者为准"),
            StepCode.KeptUntil => new("To be kept at least until the end", "至少保存至期满"),
            StepCode.TableRow when b.Length > 0 => new($"Row {a} of the rule's table: {b}", $"判定表第 {a} 行：{c}"),
            StepCode.TableRow => new($"Row {a} of the rule's table", $"判定表第 {a} 行"),
            StepCode.StrictestRow => new("Not everything that the table asks is known: act by the strictest row that may hold", "判定表所列条件尚有未知：在可能成立的各行中，以最严格者为行动期限"),
            StepCode.NoRowHolds => new("No row of the rule's table holds", "判定表中没有符合的行"),
            StepCode.LastWorkingDay => new($"The last working day: {a}", $"最后一个工作日：{a}"),
            StepCode.ClosingTime => new($"The recipient closes at {a}", $"接收方的办公时间至 {a} 为止"),
            StepCode.NoonOfNextWorkingDay => new($"Other reading: the end falls on a rest day, so noon of the next working day, {a}", $"另一读法：期满日为休息日，以下一个工作日正午为准，即 {a}"),
            StepCode.MetBy => new($"Met by: {Word<FactKind>(a).English} ({b}), {c}", $"履行行为：{Word<FactKind>(a).Chinese}（{b}），{c}"),
            StepCode.AcknowledgedBy => new($"Acknowledged ({a}), {b}", $"已取得回执（{a}），{b}"),
            StepCode.TimeZoneData => new($"Time-zone data {a}", $"时区数据 {a}"),
            StepCode.Checked => new($"Rule {Word<Confidence>(a).English}; law data checked on {b}", $"规则{Word<Confidence>(a).Chinese}；法律数据核对日期：{b}"),
            StepCode.PersonDecides => PersonDecides,
            _ => throw new ArgumentOutOfRangeException(nameof(step), step.Code, null),
        };
    }

    /// <summary>Why a rule binds, does not bind, or may bind.</summary>
    public static Text Of(Applicability applicability)
    {
        var (arguments, names) = (applicability.Arguments, applicability.Names);
        var (name, asked) = (NameAt(names, 0), NameAt(names, 1));
        var (a, b, c) = (arguments.ElementAtOrDefault(0) ?? "", arguments.ElementAtOrDefault(1) ?? "", arguments.ElementAtOrDefault(2) ?? "");
        return applicability.Reason switch
        {
            ReasonCode.AllMet => new("everything that the rule asks is met", "规则的各项条件均已满足"),
            ReasonCode.OtherRole => new($"the rule binds: {Roles(a, false)}; the role here is another", $"规则适用于：{Roles(a, true)}；本案中的角色不同"),
            ReasonCode.RoleNotStated => new($"the rule binds: {Roles(a, false)}; the role here is not stated", $"规则适用于：{Roles(a, true)}；未说明本案中的角色"),
            ReasonCode.OtherMarket => new($"not made available or operated in {a}", $"未在 {a} 提供或者运营"),
            ReasonCode.MarketNotStated => new($"whether it is made available or operated in {a} is not stated", $"未说明是否在 {a} 提供或者运营"),
            ReasonCode.EstablishedElsewhere => new($"not established in {a}", $"未设立于 {a}"),
            ReasonCode.EstablishmentNotStated => new($"whether established in {a} is not stated", $"未说明是否设立于 {a}"),
            ReasonCode.OtherSector => new($"the rule binds {NamesOr(a, names).English}", $"规则适用于：{NamesOr(a, names).Chinese}"),
            ReasonCode.SectorNotStated => new($"the rule binds {NamesOr(a, names).English}; the sector is not stated", $"规则适用于：{NamesOr(a, names).Chinese}；未说明所属行业"),
            ReasonCode.NoSuchFlag => new($"the asset is not marked {NamesOr(a, names).English}", $"资产未标记为：{NamesOr(a, names).Chinese}"),
            ReasonCode.FlagNotStated => new($"whether the asset is marked {NamesOr(a, names).English} is not stated", $"未说明资产是否标记为“{NamesOr(a, names).Chinese}”"),
            ReasonCode.OtherCircumstance when b == Circumstances.No => new($"not while it is so: {name.English}", $"有下列情形的不适用：{name.Chinese}；本案有此情形"),
            ReasonCode.OtherCircumstance when b == Circumstances.Yes => new($"only where it is so: {name.English}; here it is not", $"仅在有下列情形时适用：{name.Chinese}；本案无此情形"),
            ReasonCode.OtherCircumstance => new($"only where {name.English} is {asked.English}, which it is not", $"仅在“{name.Chinese}”为“{asked.Chinese}”时适用；本案并非如此"),
            ReasonCode.CircumstanceNotKnown => new($"it turns on this: {name.English}; not known yet", $"取决于“{name.Chinese}”，目前未知"),
            ReasonCode.Excepted => new($"the law leaves out {NamesOr(a, names).English}", $"法律不适用于：{NamesOr(a, names).Chinese}"),
            ReasonCode.ExceptionNotStated => new($"the law leaves out {NamesOr(a, names).English}; whether that is so here is not stated", $"法律不适用于：{NamesOr(a, names).Chinese}；未说明本案是否如此"),
            ReasonCode.NotInForce when c.Length > 0 => new($"not law on {a}: in force from {b} to {c}", $"该法律在 {a} 时未施行：自 {b} 至 {c} 施行"),
            ReasonCode.NotInForce => new($"not law on {a}: in force from {b}", $"该法律在 {a} 时尚未施行：自 {b} 起施行"),
            ReasonCode.PerhapsInForce => new($"somewhere from {a} to {b} the law began or ended", $"在 {a} 至 {b} 之间，该法律开始或者停止施行"),
            _ => throw new ArgumentOutOfRangeException(nameof(applicability), applicability.Reason, null),
        };
    }

    /// <summary>The one question that decides.</summary>
    public static Text Of(Question question) => question switch
    {
        { Circumstance: { } circumstance } => Of(circumstance.Asks),
        { Kind: QuestionKind.WhichRole } => new("What is the organisation to this asset: provider, operator, finder, or another?", "本单位对该资产是何角色：提供者、运营者、发现者，还是其他？"),
        { Kind: QuestionKind.WhichMarkets } => new("Where is the product made available, or the system operated?", "产品在何处提供，或者系统在何处运营？"),
        { Kind: QuestionKind.WhereEstablished } => new("Where is the organisation established?", "本单位设立于何处？"),
        { Kind: QuestionKind.WhichSectors } => new("In which sectors does the organisation work?", "本单位属于哪些行业？"),
        { Kind: QuestionKind.WhichFlags } => new("Does the asset carry this mark?", "该资产是否具有此标记？"),
        { Kind: QuestionKind.WhenExactly } => new("When exactly did it happen?", "具体发生于何时？"),
        _ => throw new ArgumentOutOfRangeException(nameof(question), question.Kind, null),
    };

    private static Text NameAt(IReadOnlyList<RuleText> names, int index) => names.Count > index ? Of(names[index]) : Text.Same("");

    /// <summary>The names of what stands in a list of ids; the list itself where a rule book gave none.</summary>
    private static Text NamesOr(string list, IReadOnlyList<RuleText> names) => names.Count == 0
        ? Text.Same(list)
        : new(string.Join(", ", names.Select(n => n.English)), string.Join("、", names.Select(n => n.Chinese)));

    private static string Argument(Step step, int index, Func<Instant, string> shown)
    {
        var written = step.Arguments.ElementAtOrDefault(index) ?? "";
        return string.Join("/", written.Split('/').Select(part => InstantPattern.ExtendedIso.Parse(part) is { Success: true } instant ? shown(instant.Value) : part));
    }

    private static Text Unit(string word) => Words.TryParse<PeriodUnit>(word, out var unit) ? Of(unit) : Text.Same(word);

    private static string Roles(string list, bool chinese) =>
        string.Join(chinese ? "、" : ", ", list.Split(", ").Select(r => chinese ? Word<Role>(r).Chinese : Word<Role>(r).English));

    /// <summary>A word as the engine writes it, in both languages; itself when it is none of the list.</summary>
    private static Text Word<T>(string word) where T : struct, Enum => Words.TryParse<T>(word, out var value)
        ? value switch
        {
            FactKind kind => Of(kind),
            CountingCode code => Of(code),
            Confidence confidence => Of(confidence),
            Role role => Of(role),
            _ => Text.Same(word),
        }
        : Text.Same(word);
}
