using Rectify.Foundation;

namespace Rectify.Orders;

/// <summary>What can be wrong with an order or with what is asked of it; a line each.</summary>
public static class OrderProblems
{
    internal static Problem FileTooLarge(string file, int bytes) => Unreadable("RCT-ORDER-001", $"{file} is larger than {bytes:N0} bytes; an order's list is not.", $"{file} 超过 {bytes:N0} 字节，不可能是整改清单。");
    internal static Problem NotText(string file) => Unreadable("RCT-ORDER-002", $"{file} is not text in UTF-8 or GB18030.", $"{file} 不是 UTF-8 或 GB18030 编码的文本。");
    internal static Problem Empty(string file, string headings) => Unreadable("RCT-ORDER-003", $"{file} holds no items. The first line names the columns ({headings}), each further line is one item.", $"{file} 没有任何事项。首行为列名（{headings}），其后每行一项。");
    internal static Problem BrokenQuotes(string file, long line) => Unreadable("RCT-ORDER-004", $"{file}:{line}: a quotation mark does not close or stands in the middle of a field.", $"{file}:{line}：引号未闭合，或出现在字段中间。");
    internal static Problem TooManyLines(string file, int most) => Unreadable("RCT-ORDER-005", $"{file} has more than {most:N0} items.", $"{file} 的事项超过 {most:N0} 条。");
    internal static Problem UnknownColumn(string file, long line, string heading, string known) => Unreadable("RCT-ORDER-006", $"{file}:{line}: the column “{heading}” is not known. Known: {known}.", $"{file}:{line}：无法识别列“{heading}”。可用的列：{known}。");
    internal static Problem ColumnTwice(string file, long line, string heading) => Unreadable("RCT-ORDER-007", $"{file}:{line}: the column “{heading}” stands twice.", $"{file}:{line}：列“{heading}”重复。");
    internal static Problem MissingColumn(string file, long line, string heading) => Unreadable("RCT-ORDER-008", $"{file}:{line}: the column “{heading}” is missing.", $"{file}:{line}：缺少列“{heading}”。");
    internal static Problem FieldCount(string file, long line, int expected, int found) => Unreadable("RCT-ORDER-009", $"{file}:{line}: {expected} fields expected, {found} found. A field that holds the separator stands in quotation marks.", $"{file}:{line}：应有 {expected} 个字段，实有 {found} 个。含分隔符的字段须加引号。");
    internal static Problem FieldTooLong(string file, long line, string heading, int most) => Unreadable("RCT-ORDER-010", $"{file}:{line}: “{heading}” is longer than {most:N0} characters.", $"{file}:{line}：“{heading}”超过 {most:N0} 个字符。");
    internal static Problem NoDescription(string file, long line) => Unreadable("RCT-ORDER-011", $"{file}:{line}: the item has no description.", $"{file}:{line}：该事项没有描述。");
    internal static Problem NotANumber(string file, long line, string text) => Unreadable("RCT-ORDER-012", $"{file}:{line}: “{text}” is not an item number (a whole number from 1).", $"{file}:{line}：“{text}”不是事项编号（从 1 起的整数）。");
    internal static Problem NumberTwice(string file, long line, int number, long first) => Unreadable("RCT-ORDER-013", $"{file}:{line}: item {number} stands already on line {first}. Numbers are never reused.", $"{file}:{line}：事项 {number} 已见于第 {first} 行。编号不得重复使用。");
    internal static Problem NotADate(string file, long line, string text) => Unreadable("RCT-ORDER-014", $"{file}:{line}: “{text}” is not a date (2026-12-31, 2026/12/31 or 2026年12月31日).", $"{file}:{line}：“{text}”不是日期（2026-12-31、2026/12/31 或 2026年12月31日）。");

    /// <summary>There is no such order, or this viewer may not know of it.</summary>
    public static Problem NoSuchOrder { get; } = new("RCT-ORDER-020", ProblemKind.NotFound, new("There is no such order.", "没有这份整改通知。"));

    internal static Problem NoSuchItem(string order, int number) => new("RCT-ORDER-021", ProblemKind.NotFound, new($"Order {order} has no item {number}.", $"整改通知 {order} 没有第 {number} 项。"));
    internal static Problem NumberTaken(string number) => new("RCT-ORDER-022", ProblemKind.Conflict, new($"An order {number} of this issuer is registered already.", $"该机关的整改通知 {number} 已登记。"));
    internal static Problem NumberMissing { get; } = new("RCT-ORDER-023", ProblemKind.Invalid, new("An order needs its issuer's number, of at most 200 characters.", "整改通知必须有发文机关的文号，且不超过 200 个字符。"));
    internal static Problem NotAnAuthority { get; } = new("RCT-ORDER-024", ProblemKind.Invalid, new("The issuer is not registered as an authority.", "发文机关未登记为主管部门。"));
    internal static Problem NotOurs { get; } = new("RCT-ORDER-025", ProblemKind.Invalid, new("The addressee is not one of our legal entities.", "受文单位不是本方法人实体。"));
    internal static Problem DateBeforeService(string date) => new("RCT-ORDER-026", ProblemKind.Invalid, new($"The date to rectify by, {date}, is before the order was served.", $"整改期限 {date} 早于送达日期。"));
    internal static Problem LegalBasisTooLong { get; } = new("RCT-ORDER-034", ProblemKind.Invalid, new("The legal basis is longer than 2,000 characters.", "法律依据超过 2,000 个字符。"));
    internal static Problem NotFromHere(int number, ItemState state) => new("RCT-ORDER-027", ProblemKind.Refused, new($"Item {number} is in state “{OrderTexts.Of(state).English}”; this cannot be done from there.", $"第 {number} 项处于“{OrderTexts.Of(state).Chinese}”状态，不能执行此操作。"));
    internal static Problem NotByThisRole { get; } = new("RCT-ORDER-035", ProblemKind.Refused, new("Your roles do not allow this.", "您的角色无权执行此操作。"));
    internal static Problem EvidenceMissing(int number) => new("RCT-ORDER-028", ProblemKind.Invalid, new($"Item {number}: evidence is submitted by attaching a file.", $"第 {number} 项：提交证据须附文件。"));
    internal static Problem RemarkMissing(int number) => new("RCT-ORDER-029", ProblemKind.Invalid, new($"Item {number}: say which measure holds, or why you disagree.", $"第 {number} 项：请写明临时措施或异议理由。"));
    internal static Problem EvidenceName { get; } = new("RCT-ORDER-030", ProblemKind.Invalid, new("Evidence needs a file name of at most 200 characters.", "证据须有文件名，且不超过 200 个字符。"));
    internal static Problem EvidenceSize(int most) => new("RCT-ORDER-031", ProblemKind.Invalid, new($"Evidence is a file of 1 to {most:N0} bytes.", $"证据文件须为 1 至 {most:N0} 字节。"));
    internal static Problem EvidenceSaysNothing { get; } = new("RCT-ORDER-032", ProblemKind.Invalid, new("Say in a sentence, of at most 2,000 characters, what the evidence shows.", "请用一句话（不超过 2,000 个字符）说明证据证明了什么。"));
    internal static Problem EvidenceTwice(int number, string name) => new("RCT-ORDER-033", ProblemKind.Conflict, new($"Item {number} has the same file as evidence already ({name}).", $"第 {number} 项已有相同的证据文件（{name}）。"));

    private static Problem Unreadable(string code, string english, string chinese) => new(code, ProblemKind.Unreadable, new Text(english, chinese));
}
