using Rectify.Publications.Checking;
using Rectify.Publications.Writing;

namespace Rectify.Foundation.Texts;

/// <summary>What the writing of advisories says to a person.</summary>
public static class PublicationTexts
{
    /// <summary>The text of a note, without its place.</summary>
    public static Text Of(PublicationNote note)
    {
        var (a, b, c) = (Argument(note, 0), Argument(note, 1), Argument(note, 2));
        return note.Code switch
        {
            PublicationNoteCode.Missing => new("is empty, and must say something", "不能为空"),
            PublicationNoteCode.NotAnIdentifier => new($"is no identifier: {a}", $"不是有效的标识：{a}"),
            PublicationNoteCode.NotAnAddress => new($"is no absolute address: {a}", $"不是有效的绝对地址：{a}"),
            PublicationNoteCode.NotACve => new($"is no CVE id: {a}", $"不是有效的 CVE 编号：{a}"),
            PublicationNoteCode.NotAVector => new($"is no CVSS vector: {a}", $"不是有效的 CVSS 向量：{a}"),
            PublicationNoteCode.NotAWeakness => new($"CWE has no number {a}", $"CWE 中没有编号 {a}"),
            PublicationNoteCode.NotAHash => new($"is no hash in hexadecimal, or {a} is no algorithm's name", $"不是十六进制哈希值，或 {a} 不是算法名称"),
            PublicationNoteCode.NotACpe => new($"is no CPE 2.3 name: {a}", $"不是有效的 CPE 2.3 名称：{a}"),
            PublicationNoteCode.NotAVersion => new($"is neither a whole number nor a semantic version: {a}", $"既不是整数也不是语义化版本号：{a}"),
            PublicationNoteCode.ProductRepeated => new($"two products have the id {a}", $"有两个产品的标识均为 {a}"),
            PublicationNoteCode.ProductUnknown => new($"names the product {a}, which the advisory does not hold", $"所指的产品 {a} 不在公告中"),
            PublicationNoteCode.TooMany => new($"holds {a} parts; at most {b} can be written", $"共有 {a} 项，最多可写 {b} 项"),
            PublicationNoteCode.TooLarge => new($"would have {a} bytes; readers need not take more than {b}", $"将有 {a} 字节，读取方无须接受超过 {b} 字节的文档"),
            PublicationNoteCode.Expired => new($"has expired on {a}", $"已于 {a} 到期"),
            PublicationNoteCode.FormatNeeds => new($"{a} demands this, and the advisory does not say it", $"{a} 要求写明此项，而公告未写明"),
            PublicationNoteCode.NotSaid => new($"{a} has no place for this; it was left out", $"{a} 中没有对应的位置，已略去"),
            PublicationNoteCode.SaidOtherwise => new($"{a} does not know \"{b}\"; \"{c}\" was written", $"{a} 中没有“{b}”，已写作“{c}”"),
            PublicationNoteCode.CharactersReplaced => new($"{a} characters that no document may hold were replaced", $"有 {a} 个文档中不允许的字符，已替换"),
            PublicationNoteCode.TextCut => new($"has {a} characters; it was cut after {b}", $"共有 {a} 个字符，已截至 {b} 个"),
            PublicationNoteCode.NotOffered => new($"is no document of CSAF 2.0 that can be offered: {a}", $"不是可提供的 CSAF 2.0 文档：{a}"),
            PublicationNoteCode.NameTaken => new($"{a} would have the file name of another document; it was left out", $"{a} 的文件名与另一文档相同，已略去"),
            _ => throw new ArgumentOutOfRangeException(nameof(note), note.Code, "A note code without a text."),
        };
    }

    /// <summary>Why a document could not be checked; null when it could.</summary>
    public static Text? Of(CsafReadingOutcome outcome) => outcome switch
    {
        CsafReadingOutcome.Read => null,
        CsafReadingOutcome.TooLarge => new("is larger than 15 MB, which readers need not take", "超过 15 MB，读取方无须接受"),
        CsafReadingOutcome.TooManyProducts => new("has groups that name too many products in too many places to be checked", "产品组在过多位置指向过多产品，无法检查"),
        CsafReadingOutcome.NotJson => new("is not unambiguous JSON", "不是无歧义的有效 JSON"),
        CsafReadingOutcome.NotCsaf => new("does not say that it is CSAF 2.0 or 2.1", "未声明为 CSAF 2.0 或 2.1"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>How much a finding weighs, in a word.</summary>
    public static Text Of(CsafGroup group) => group switch
    {
        CsafGroup.Mandatory => new("mandatory", "必须"),
        CsafGroup.Recommended => new("recommended", "建议"),
        CsafGroup.Informative => new("for information", "提示"),
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, null),
    };

    private static string Argument(PublicationNote note, int place) => place < note.Arguments.Count ? note.Arguments[place] : "";
}
