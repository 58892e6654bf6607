using Rectify.Scanning.ScannerReports;

namespace Rectify.Foundation.Texts;

/// <summary>What the reading of another scanner's report says to a person.</summary>
public static class ScannerReportsTexts
{
    /// <summary>The text of a note, without its place.</summary>
    public static Text Of(ScannerNote note)
    {
        var (a, b) = (Argument(note, 0), Argument(note, 1));
        return note.Code switch
        {
            ScannerNoteCode.Unreadable => new($"cannot be read ({Reason(a).English})", $"无法读取（{Reason(a).Chinese}）"),
            ScannerNoteCode.NotRecognised => new("is no scanner's report that can be read", "不是可读取的扫描器报告"),
            ScannerNoteCode.FormatNotRead => new($"is {a}, which is not read", $"格式为 {a}，不支持读取"),
            ScannerNoteCode.EncodingNotRead => new($"is written in {a}, an encoding that is not known", $"编码为 {a}，无法识别"),
            ScannerNoteCode.TooManyBytes => new($"more than {a} bytes; the rest was not read", $"超过 {a} 字节，其余未读取"),
            ScannerNoteCode.TooManyRows => new($"more than {a} hosts, services and results; the rest was not read", $"主机、服务和结果超过 {a} 个，其余未读取"),
            ScannerNoteCode.TooMuchText => new($"more than {a} characters of text; the rest was not read", $"文本超过 {a} 个字符，其余未读取"),
            ScannerNoteCode.XmlTooDeep => new($"elements are nested deeper than {a}; the rest was not read", $"元素嵌套超过 {a} 层，其余未读取"),
            ScannerNoteCode.XmlNodeTooLong => new($"holds a tag longer than {a} characters; the rest was not read", $"包含超过 {a} 个字符的标签，其余未读取"),
            ScannerNoteCode.XmlInvalid => new($"is not XML, or uses an entity, at line {a}, position {b}; what stands before was read", $"第 {a} 行第 {b} 个字符处不是有效的 XML 或使用了实体，此前的内容已读取"),
            ScannerNoteCode.JsonInvalid => new($"is not JSON from line {a}, byte {b} on; what stands before was read", $"自第 {a} 行第 {b} 字节起不是有效的 JSON，此前的内容已读取"),
            ScannerNoteCode.TextPassedOver => new($"holds a text longer than {a} bytes, which was passed over", $"包含超过 {a} 字节的文本，已跳过"),
            ScannerNoteCode.TrailingData => new("goes on after the end of the document; that was not read", "文档结束后仍有内容，该部分未读取"),
            ScannerNoteCode.PartWrong => new($"{a} is not {Kind(b).English}; it was passed over", $"{a} 不是{Kind(b).Chinese}，已跳过"),
            ScannerNoteCode.LineInvalid => new($"line {a} cannot be read; it was left out", $"第 {a} 行无法读取，已略去"),
            ScannerNoteCode.RowWithoutIdentity => new($"a result names no check or no place and was left out: {a}", $"有一条结果未写明检查项或位置，已略去：{a}"),
            ScannerNoteCode.ScanUnfinished when a.Length > 0 => new($"the scanner did not finish ({a}); what is missing need not be gone", $"扫描未完成（{a}）；未出现的问题不一定已消除"),
            ScannerNoteCode.ScanUnfinished => new("the scanner did not finish; what is missing need not be gone", "扫描未完成；未出现的问题不一定已消除"),
            ScannerNoteCode.NotesOmitted => new($"{a} more notes were left out", $"另有 {a} 条说明未列出"),
            ScannerNoteCode.VersionUnknown => new($"is of a version that is not known ({a}); it was read like the nearest one", $"规范版本未知（{a}），已按最接近的版本读取"),
            ScannerNoteCode.TextInvalid => new("holds characters that are no valid text; they were replaced", "含有无效字符，已替换"),
            ScannerNoteCode.ExploitsPassedOver => new($"lists {a} exploits, which are no weaknesses of their own (first: {b})", $"列出了 {a} 个利用代码，其本身不是漏洞（首个：{b}）"),
            ScannerNoteCode.PassedResults => new($"{a} results say that a check passed, does not apply, or that what it found is gone", $"{a} 条结果表示检查通过、不适用或问题已消除"),
            _ => throw new ArgumentOutOfRangeException(nameof(note), note.Code, "A note code without a text."),
        };
    }

    /// <summary>A severity in a word.</summary>
    public static Text Of(ScannerSeverity severity) => severity switch
    {
        ScannerSeverity.Unstated => new("not stated", "未说明"),
        ScannerSeverity.Info => new("information", "信息"),
        ScannerSeverity.Low => new("low", "低危"),
        ScannerSeverity.Medium => new("medium", "中危"),
        ScannerSeverity.High => new("high", "高危"),
        ScannerSeverity.Critical => new("critical", "严重"),
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    private static string Argument(ScannerNote note, int index) => index < note.Arguments.Count ? note.Arguments[index] : "";

    private static Text Reason(string code) => code switch
    {
        "denied" => new("access is denied", "拒绝访问"),
        "gone" => new("it is no longer there", "已不存在"),
        _ => new("input/output error", "输入输出错误"),
    };

    private static Text Kind(string code) => code switch
    {
        "list" => new("a list", "列表"),
        "object" => new("an object", "对象"),
        _ => new("a text", "文本"),
    };
}
