using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify case order</c> says.</summary>
internal static class CaseOrderTexts
{
    public static Text Purpose { get; } = new("Works off an order to rectify: its items, their evidence, the reply.", "办理整改通知：各项内容、证据和回复。");

    public static Text ImportPurpose { get; } = new("Takes in an order that was served: opens its case, starts its clocks, keeps its items.", "登记已送达的整改通知：立案、启动计时、保存各事项。");

    public static Text ExampleImport { get; } = new("The list as the authority wrote it (CSV, UTF-8 or GB18030).", "主管部门的清单（CSV，UTF-8 或 GB18030 编码）。");

    public static Text ImportRemark(string columns) => new($"The first line names the columns: {columns}, or their Chinese names.", $"首行为列名：{columns}，或相应的中文列名。");

    public static Text Number { get; } = new("the issuer's own number", "发文机关的文号");

    public static Text Issuer { get; } = new("the authority, by name; registered when it is not yet", "发文机关名称；尚未登记的一并登记");

    public static Text Addressee { get; } = new("your legal entity, by name; registered when it is not yet", "受文的本方法人实体；尚未登记的一并登记");

    public static Text Served { get; } = new("when it was served", "送达时间");

    public static Text RectifyBy { get; } = new("the date that it names", "通知载明的整改期限");

    public static Text ReplyBy { get; } = new("the date by which it wants a written reply", "要求书面回复的期限");

    public static Text Basis { get; } = new("the law that it names, as written", "通知所载法律依据，照录原文");

    public static Text Imported(string number, string order, int items) => new(
        $"{number}: order {order} with {items} {(items == 1 ? "item" : "items")}.", $"{number}：整改通知 {order}，共 {items} 项。");

    public static Text ShowPurpose { get; } = new("Shows which items are done, by whose word, on what evidence.", "显示哪些事项已完成、依据谁的说法、有何证据。");

    public static Text ExampleShow { get; } = new("By the issuer's number, or by the case.", "按文号或案件编号。");

    public static Text EvidencePurpose { get; } = new("Puts a file behind an item: what shows that it was rectified.", "为事项附上文件，证明其已整改。");

    public static Text ExampleEvidence { get; } = new("The bytes are kept whole, their hash stands in the log.", "文件完整保存，其哈希值记入日志。");

    public static Text Says { get; } = new("what it shows, in a sentence", "用一句话说明证明了什么");

    public static Text EvidenceKept(int item, string file, string sha256) => new($"Item {item}: {file}, SHA-256 {sha256}.", $"第 {item} 项：{file}，SHA-256 {sha256}。");

    public static Text ItemPurpose { get; } = new("Says that work on an item began, that an interim measure holds, or that you disagree.", "记录事项开始整改、已采取临时措施，或提出异议。");

    public static Text ExampleItem { get; } = new("An interim measure; the item itself is not rectified.", "已采取临时措施；事项本身尚未整改。");

    public static Text Remark { get; } = new("the measure, or why you disagree", "所采取的措施，或异议理由");

    public static Text ItemMoved(int item, Text state) => new($"Item {item}: {state.English}.", $"第 {item} 项：{state.Chinese}。");

    public static Text ReplyPurpose { get; } = new("Writes the skeleton of the reply: what is known stands in it, what is missing is marked.", "生成回复的框架：写入已知内容，标出所缺内容。");

    public static Text ExampleReply { get; } = new("In the authority's language, into a file.", "以主管部门的语言写入文件。");

    public static Text Head(string number, string issuer) => new($"Order {number} from {issuer}", $"{issuer} 整改通知 {number}");

    public static Text ServedAt(string at) => new($"served {at}", $"送达 {at}");

    public static Text DueOn(string date) => new($"to be rectified by {date}", $"整改期限 {date}");

    public static Text Done(int evidenced, int total) => new($"{evidenced} of {total} items have evidence", $"{total} 项中 {evidenced} 项有证据");

    public static Text HeadItem { get; } = new("item", "序号");

    public static Text HeadWhat { get; } = new("what was found", "问题描述");

    public static Text HeadSystem { get; } = new("system", "系统");

    public static Text HeadDue { get; } = new("due", "期限");

    public static Text HeadState { get; } = new("state", "状态");

    public static Text HeadEvidence { get; } = new("evidence", "证据");
}
