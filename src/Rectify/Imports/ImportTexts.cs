using Rectify.Foundation;

namespace Rectify.Imports;

/// <summary>Why something of a table does not map, and how tables are called.</summary>
public static class ImportTexts
{
    internal static Text TableNotTold { get; } = new(
        "It cannot be told what this table is of: name the sheet or file after it, or say it.", "无法判断该表的内容：请以内容命名工作表或文件，或者另行指明。");

    internal static Text ColumnUnknown { get; } = new("Nothing is known by this heading.", "无法识别该列标题。");

    internal static Text ColumnMissing(Text column) => new($"The table has no column “{column.English}”, without which no row can be taken.", $"缺少“{column.Chinese}”列，因此无法导入任何行。");

    internal static Text CellMissing { get; } = new("The row cannot be taken without this.", "缺少此项，该行无法导入。");

    internal static Text RowNotTaken { get; } = new("The row was not taken.", "该行未导入。");

    internal static Text TooLong(int limit) => new($"It is longer than {limit} characters.", $"超过 {limit} 个字符。");

    internal static Text NotAWord(string words) => new($"It is none of {words}.", $"不在以下取值之中：{words}。");

    internal static Text NotAPlace { get; } = new("Not all of it are jurisdictions: two letters each (ISO 3166-1), or EU.", "其中有无法识别的法域：应为两位字母代码（ISO 3166-1）或 EU。");

    internal static Text NotYesOrNo { get; } = new("It is neither yes nor no.", "既不是“是”也不是“否”。");

    internal static Text NotANumber(int least, int most) => new($"It is no number from {least} to {most}.", $"不是 {least} 至 {most} 的整数。");

    internal static Text NotPersons { get; } = new("It is no number of persons.", "不是人数。");

    internal static Text NotADate { get; } = new("It is no date or time that can be read.", "不是可识别的日期或时间。");

    internal static Text DateAmbiguous { get; } = new("It may be one of two days: say whether the day or the month comes first.", "可能是两个不同的日期：请指明日在前还是月在前。");

    internal static Text ZoneMissing { get; } = new("It has no time zone: add a column for it, or say one for the whole import.", "没有时区：请增加时区列，或者为整个导入指定时区。");

    internal static Text NotAZone { get; } = new("It is no time zone of the tz database.", "不是 tz 数据库中的时区。");

    internal static Text NoSuchTime(string zone) => new($"There was no such time in {zone}: clocks were put forward.", $"{zone} 不存在该时刻：当时时钟拨快。");

    internal static Text NoOwnEntity { get; } = new("No legal entity of ours is registered. Register it first.", "尚未登记本组织的法人实体。请先登记。");

    internal static Text EntityNotSaid { get; } = new("Several legal entities are ours: say which.", "本组织有多个法人实体：请指明是哪一个。");

    internal static Text OrganisationUnknown { get; } = new("No organisation of this name is registered. Register it first.", "没有登记该名称的组织。请先登记。");

    internal static Text SeveralOfThisName { get; } = new("Several have this name: say of which legal entity.", "有多个同名条目：请指明所属法人实体。");

    internal static Text ProductUnknown { get; } = new("There is no product of this name.", "没有该名称的产品。");

    internal static Text SystemUnknown { get; } = new("There is no system of this name.", "没有该名称的系统。");

    internal static Text PersonUnknown { get; } = new("Nobody of this name is registered. An administrator registers people.", "没有登记该姓名的人员。人员由管理员登记。");

    internal static Text OneThing { get; } = new("Name a product or a system, and not both.", "请填写产品或者系统，且只填其一。");

    internal static Text ProcessorUnknown(string name) => new($"No organisation “{name}” is registered.", $"没有登记组织“{name}”。");

    internal static Text NotATransfer(string entry) => new($"“{entry}” is no place with a basis: US: adequacy.", $"“{entry}”不是地点加依据的形式，例如：US: adequacy。");

    internal static Text ReleaseUnknown(string release) => new($"“{release}” is not one release: a product and a version.", $"“{release}”不能确定为某一发行版本：应为产品加版本号。");

    internal static Text SystemNotOne(string system) => new($"“{system}” is not one system.", $"“{system}”不能确定为某一系统。");

    internal static Text ActIsAPersons { get; } = new(
        "What was sent, acknowledged, published or done ends a duty: a person records it in the case.", "报送、回执、发布和完成会终结义务，须由人员在案件中记录。");

    internal static Text CaseUnknown { get; } = new("No case came in under this reference.", "没有以该编号导入的案件。");

    internal static Text ChunkGivenUp(string why) => new($"The rows of this part could not be taken: {why}", $"该部分的各行无法导入：{why}");

    internal static Text CheckedTooOften(int times) => new($"It could not be looked at in {times} attempts.", $"尝试 {times} 次仍无法检查。");

    /// <summary>What a table is of.</summary>
    public static Text Of(ImportTable table) => table switch
    {
        ImportTable.Products => new("products", "产品"),
        ImportTable.Releases => new("releases", "发行版本"),
        ImportTable.Systems => new("systems", "系统"),
        ImportTable.Owners => new("owners", "负责人"),
        ImportTable.DataHeld => new("data held", "持有的数据"),
        ImportTable.Cases => new("cases", "案件"),
        ImportTable.Facts => new("facts", "事实"),
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, null),
    };
}
