using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;

namespace Rectify.Foundation.Texts;

/// <summary>How a rule reads: whom it binds, what starts it, the time that it gives, and what happened to it.</summary>
public static class RuleTexts
{
    public static Text Of(LawChangeKind kind) => kind switch
    {
        LawChangeKind.Begins => new("begins", "施行"),
        LawChangeKind.Changes => new("changes", "变更"),
        LawChangeKind.Ends => new("ends", "终止"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static Text TimeOf(Period period) => period switch
    {
        Period.Elapsed elapsed => Of(elapsed.Unit, elapsed.Count),
        Period.Immediately => Immediately,
        Period.DateIn date => DateIn(ClocksTexts.Of(date.Fact)),
        Period.Before named => Before(ClocksTexts.Of(named.Fact)),
        Period.Between between => Between(TimeOf(between.First), TimeOf(between.Second)),
        Period.Recurring recurring => Every(TimeOf(recurring.Every)),
        Period.Keep keep => Keep(TimeOf(keep.For)),
        Period.EarliestOf several => EarliestOf(List(several.Parts.Select(TimeOf))),
        Period.Table table => Table(table.Rows.Count),
        _ => NotStated,
    };

    public static Text List(IEnumerable<Text> texts)
    {
        var list = texts.ToList();
        return new(string.Join(", ", list.Select(text => text.English)), string.Join("、", list.Select(text => text.Chinese)));
    }

    public static Text TimeHead { get; } = new("time", "时限");

    public static Text NotVerified { get; } = new("not verified against the text of the law", "未对照条文原文核实");

    public static Text RecipientHead { get; } = new("recipient", "接收方");

    public static Text ForceHead { get; } = new("force", "效力");

    public static Text ConfidenceHead { get; } = new("confidence", "可信程度");

    public static Text Law { get; } = new("law", "法律");

    public static Text Source { get; } = new("source", "出处");

    public static Text InForce { get; } = new("in force", "施行");

    public static Text Binds { get; } = new("binds", "约束对象");

    public static Text Starts { get; } = new("starts with", "起算");

    public static Text Counting { get; } = new("counting", "计算方法");

    public static Text MetBy { get; } = new("met by", "履行方式");

    public static Text SharedWith { get; } = new("seen next by", "后续知悉方");

    public static Text Contact { get; } = new("contact", "联系方式");

    public static Text Fields { get; } = new("fields", "填报项目");

    public static Text Note { get; } = new("note", "说明");

    public static Text Penalty { get; } = new("penalty", "处罚");

    public static Text Retention { get; } = new("keep", "留存");

    public static Text Forbids { get; } = new("forbids", "禁止");

    public static Text Markets(string list) => new($"in {list}", $"在 {list}");

    public static Text EstablishedIn(string list) => new($"established in {list}", $"设立于 {list}");

    /// <summary>Any one of these.</summary>
    public static Text Any(IEnumerable<Text> texts)
    {
        var list = texts.ToList();
        return new(string.Join(" or ", list.Select(text => text.English)), string.Join("或者", list.Select(text => text.Chinese)));
    }

    /// <summary>All of these.</summary>
    public static Text All(IReadOnlyList<Text> texts) => new(string.Join("; ", texts.Select(text => text.English)), string.Join("；", texts.Select(text => text.Chinese)));

    /// <summary>A row of a decision table.</summary>
    public static Text Row(Text when, Text then, Text? note) => new(
        $"{when.English} → {then.English}{(note is null ? "" : $" ({note.Value.English})")}", $"{when.Chinese} → {then.Chinese}{(note is null ? "" : $"（{note.Value.Chinese}）")}");

    public static Text Otherwise { get; } = new("in every other case", "其他情形");

    public static Text Rows { get; } = new("table", "判定表");

    public static Text Unless(Text name, Text answer) => new($"while not known, {name.English}: {answer.English}", $"未知时，{name.Chinese}视为{answer.Chinese}");

    public static Text Languages { get; } = new("language", "语言");

    public static Text From(string from, string? to) => to is null
        ? new($"from {from}", $"自 {from} 起")
        : new($"from {from} to {to}", $"自 {from} 至 {to}");

    public static Text Of(MetBy act) => act switch
    {
        Clocks.Rules.MetBy.Sent => new("sending it (an acknowledgement is still wanted)", "报送（仍需取得回执）"),
        Clocks.Rules.MetBy.Received => new("its being received", "被接收"),
        Clocks.Rules.MetBy.Published => new("publishing it", "发布"),
        Clocks.Rules.MetBy.Done => new("doing it", "完成"),
        Clocks.Rules.MetBy.Kept => new("keeping it until the end", "保存至期满"),
        _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
    };

    public static Text Of(PeriodUnit unit, int count) => unit switch
    {
        PeriodUnit.Minutes => new($"{count} min", $"{count} 分钟"),
        PeriodUnit.Hours => new($"{count} h", $"{count} 小时"),
        PeriodUnit.Days => new($"{count} {(count == 1 ? "day" : "days")}", $"{count} 日"),
        PeriodUnit.WorkingDays => new($"{count} {(count == 1 ? "working day" : "working days")}", $"{count} 个工作日"),
        PeriodUnit.Months => new($"{count} {(count == 1 ? "month" : "months")}", $"{count} 个月"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, null),
    };

    public static Text Before(Text fact) => new($"before: {fact.English}", $"早于：{fact.Chinese}");

    public static Text Between(Text first, Text second) => new($"{first.English} to {second.English}", $"{first.Chinese}至{second.Chinese}");

    public static Text Every(Text time) => new($"every {time.English}", $"每 {time.Chinese}");

    public static Text Keep(Text time) => new($"kept for at least {time.English}", $"至少保存 {time.Chinese}");

    public static Text Table(int rows) => new($"by a table of {rows} rows", $"按 {rows} 行的表确定");

    public static Text Except(Text list) => new($"except {list.English}", $"除外：{list.Chinese}");

    public static Text Immediately { get; } = new("immediately (no number)", "立即（及时），无具体时限");

    public static Text NotStated { get; } = new("no time stated", "未规定时间");

    public static Text DateIn(Text fact) => new($"the date named: {fact.English}", $"载明的日期：{fact.Chinese}");

    public static Text EarliestOf(Text list) => new($"the earliest of: {list.English}", $"以最早者为准：{list.Chinese}");
}
