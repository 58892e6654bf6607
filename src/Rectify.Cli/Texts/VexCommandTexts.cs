using Rectify.Cli.Shell;
using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify vex</c> says.</summary>
internal static class VexCommandTexts
{
    public static Text Purpose { get; } = new("What others state about vulnerabilities in their products, in a store of your own.", "他方就其产品漏洞所作的声明，保存于本地存储。");

    public static Text Remark { get; } = new("A person's word holds against every statement; each suppression has an author and a reason.", "人员的认定优先于任何声明；每项抑制均注明作者与理由。");

    public static Text ImportPurpose { get; } = new("Brings in a document of VEX statements and tells what became of each.", "导入 VEX 声明文档，并逐条说明处理结果。");

    public static Text Until { get; } = new("From then on the document counts no more: 2027-06-30T00:00:00Z.", "自该时刻起文档不再有效：2027-06-30T00:00:00Z。");

    public static Text ExampleImport { get; } = new("OpenVEX, CycloneDX or CSAF, told by its content.", "OpenVEX、CycloneDX 或 CSAF，按内容识别。");

    public static Text ExampleUntil { get; } = new("It counts until the end of June.", "有效期至六月底。");

    public static Text NotATime(string text) => new($"this is no time with its zone: {text}", $"这不是带时区的时间：{text}");

    public static Text Kept(string name, string author, long statements) => new(
        $"Kept: {Shown(name, "a document without an id")} of {Shown(author, "nobody named")}, {statements} {(statements == 1 ? "statement" : "statements")}.",
        $"已保存：{Shown(name, "无标识的文档")}，声明者 {Shown(author, "未写明")}，声明 {statements} 条。");

    public static Text GoesOn(long findings) => new(
        $"It concerns {findings} findings and is applied part by part. Stopped, the next rectify vex import or a server goes on with it.",
        $"涉及 {findings} 个发现项，分批处理。若中断，将由下一次 rectify vex import 或服务器继续。");

    public static Text ElsewhereOn(long done, long findings) => new(
        $"Another process goes on with it: {done} of {findings} findings are done. What follows is as it is when all are.",
        $"另一进程正在继续处理：已完成 {done} / {findings} 个发现项。以下为全部完成后的结果。");

    public static Text Became(long number, string vulnerability, Text outcome, int findings) => new(
        $"{number}. {vulnerability}: {outcome.English} ({findings} {(findings == 1 ? "finding" : "findings")}).", $"{number}. {vulnerability}：{outcome.Chinese}（发现项 {findings} 个）。");

    private static string Shown(string text, string otherwise) => text.Length > 0 ? Cells.Printable(text) : otherwise;
}
