using Rectify.Foundation;

namespace Rectify.Imports;

/// <summary>Expected failures of imports.</summary>
internal static class ImportProblems
{
    public static Problem TooLarge(string file, int megabytes) => new("RCT-IMP-001", ProblemKind.Unreadable, new($"{file} is larger than {megabytes} MiB, or becomes so when it is unpacked.", $"{file} 超过 {megabytes} MiB，或者解压后超过该大小。"));

    public static Problem NotText(string file) => new("RCT-IMP-002", ProblemKind.Unreadable, new($"{file} is no table whose encoding can be told: say it (utf8, utf16, gb18030, windows1252).", $"{file} 不是可判断编码的表格：请指明编码（utf8、utf16、gb18030、windows1252）。"));

    public static Problem QuoteOpen(string file, int line) => new("RCT-IMP-003", ProblemKind.Unreadable, new($"{file}, line {line}: a quotation mark is opened and never closed.", $"{file} 第 {line} 行：引号未闭合。"));

    public static Problem CellTooLong(string file, int row, int limit) => new("RCT-IMP-004", ProblemKind.Unreadable, new($"{file}, row {row}: a cell is longer than {limit} characters.", $"{file} 第 {row} 行：单元格超过 {limit} 个字符。"));

    public static Problem TooManyColumns(string file, int row, int limit) => new("RCT-IMP-005", ProblemKind.Unreadable, new($"{file}, row {row}: more than {limit} columns.", $"{file} 第 {row} 行：超过 {limit} 列。"));

    public static Problem TooManyRows(string file, int limit) => new("RCT-IMP-006", ProblemKind.Unreadable, new($"{file} has more than {limit} rows. Bring it in in parts.", $"{file} 超过 {limit} 行，请分批导入。"));

    public static Problem TooManySheets(string file, int limit) => new("RCT-IMP-007", ProblemKind.Unreadable, new($"{file} has more than {limit} sheets.", $"{file} 超过 {limit} 个工作表。"));

    public static Problem WorkbookBroken(string file) => new("RCT-IMP-008", ProblemKind.Unreadable, new($"{file} is no XLSX workbook that can be read.", $"{file} 不是可读取的 XLSX 工作簿。"));

    public static Problem Nothing { get; } = new("RCT-IMP-009", ProblemKind.Unreadable, new("There is no row in it.", "其中没有任何数据行。"));

    public static Problem Unknown { get; } = new("RCT-IMP-010", ProblemKind.NotFound, new("There is no such import, or it is somebody else's.", "没有该导入，或者该导入属于他人。"));

    public static Problem Erased { get; } = new("RCT-IMP-012", ProblemKind.Conflict, new("Its rows were erased: their time was over. Bring them in again.", "其数据行已在保存期满后删除，请重新导入。"));

    public static Problem NotChecked { get; } = new("RCT-IMP-011", ProblemKind.Conflict, new("It is not looked at yet, or was refused.", "该导入尚未检查，或者已被拒绝。"));
}
