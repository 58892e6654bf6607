using Rectify.Cli.Shell;
using Rectify.Foundation;
using Rectify.Imports;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify import</c> says.</summary>
internal static class ImportingTexts
{
    public static Text Purpose { get; } = new(
        "Brings in tables (CSV, XLSX) of products, releases, systems, owners, data held, and open cases with their past facts.",
        "导入产品、发行版本、系统、负责人、持有的数据，以及未结案件及其既往事实的表格（CSV、XLSX）。");

    public static Text Apply { get; } = new("Takes them in. Without it, nothing is changed: it says what would be.", "实际导入。不加此选项则不作任何更改，只说明将发生什么。");

    public static Text Table(string tables) => new($"What the tables are of, where their names and headings do not tell: {tables}.", $"表格的内容（名称和列标题无法说明时）：{tables}。");

    public static Text Dates { get; } = new("What 03/04/2026 means; without it such dates are refused.", "03/04/2026 的含义；不指明则此类日期不予导入。");

    public static Text Encoding { get; } = new("How the text is encoded, where the content does not tell.", "文本编码（内容无法判断时）。");

    public static Text Report { get; } = new("Writes what did not map to a CSV file.", "将未能对应的内容写入 CSV 文件。");

    public static Text Template { get; } = new("Writes empty tables with their headings into a folder, and nothing else.", "仅在文件夹中生成带列标题的空白表格。");

    public static Text ExampleLook { get; } = new("Says what would be made, and what does not map; changes nothing.", "说明将新建的内容和未能对应的内容；不作任何更改。");

    public static Text ExampleApply { get; } = new("Takes open cases in with what happened in them; what did not map goes to left.csv.", "导入未结案件及其既往事实；未能对应的内容写入 left.csv。");

    public static Text ExampleTemplate { get; } = new("Writes tables/products.csv and its neighbours, to be filled.", "生成 tables/products.csv 等待填写的表格。");

    public static Text Remark { get; } = new(
        "The same file brought in twice changes nothing. Headings may be English or Chinese, in any order; dates without a time zone need --zone.",
        "同一文件重复导入不会产生变化。列标题可为英文或中文，顺序不限；不带时区的日期须以 --zone 指明。");

    public static Text FilesOrTemplate { get; } = new("Name files to bring in, or a folder with --template.", "请给出要导入的文件，或以 --template 指明文件夹。");

    public static Text Headline(ImportState state, int rows, int notes) => state switch
    {
        ImportState.Applied => new($"{Shown.Count(rows)} rows were taken in; {Shown.Count(notes)} cells or rows did not map.", $"已导入 {Shown.Count(rows)} 行；{Shown.Count(notes)} 处未能对应。"),
        ImportState.Refused => new("It could not be taken in.", "未能导入。"),
        _ => new($"{Shown.Count(rows)} rows; {Shown.Count(notes)} cells or rows do not map.", $"共 {Shown.Count(rows)} 行；{Shown.Count(notes)} 处未能对应。"),
    };

    public static Text HeadTable { get; } = new("table", "表");

    public static Text HeadRows { get; } = new("rows", "行数");

    public static Text HeadMade { get; } = new("new", "新建");

    public static Text HeadChanged { get; } = new("changed", "更改");

    public static Text HeadSame { get; } = new("same", "不变");

    public static Text HeadNotTaken { get; } = new("not taken", "未导入");

    public static Text DidNotMap { get; } = new("What did not map:", "未能对应的内容：");

    public static Text More(int notes) => new($"And {Shown.Count(notes)} more: --report FILE writes them all.", $"另有 {Shown.Count(notes)} 处：用 --report FILE 写出全部。");

    public static Text NothingChanged { get; } = new("Nothing was changed. Run it again with --apply to take them in.", "未作任何更改。加上 --apply 再次运行即可导入。");
}
