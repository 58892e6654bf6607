using Rectify.Advisories.Vex;

namespace Rectify.Foundation.Texts;

/// <summary>What the reading of VEX statements says to a person.</summary>
public static class VexTexts
{
    /// <summary>The text of a note, without its place.</summary>
    public static Text Of(VexNote note)
    {
        var (a, b) = (Argument(note, 0), Argument(note, 1));
        return note.Code switch
        {
            VexNoteCode.Unreadable => new("cannot be read", "无法读取"),
            VexNoteCode.NotRecognised => new("is no VEX document that can be read", "不是可读取的 VEX 文档"),
            VexNoteCode.FormatNotRead => new($"is {a}, which is not read", $"格式为 {a}，不支持读取"),
            VexNoteCode.TooLarge => new($"is larger than {a} bytes; nothing of it was read", $"超过 {a} 字节，未读取任何内容"),
            VexNoteCode.JsonInvalid when a.Length > 0 => new($"is not unambiguous JSON (line {a}, byte {b}); nothing of it was read, a later part could revoke an earlier one", $"不是无歧义的有效 JSON（第 {a} 行第 {b} 字节）；未读取任何内容，因为后文可能撤销前文"),
            VexNoteCode.JsonInvalid => new("is not unambiguous JSON; nothing of it was read, a later part could revoke an earlier one", "不是无歧义的有效 JSON；未读取任何内容，因为后文可能撤销前文"),
            VexNoteCode.TooManyParts => new($"holds more than {a} statements and products; nothing of it was read", $"声明和产品超过 {a} 个，未读取任何内容"),
            VexNoteCode.PartWrong => new($"{a} is not {Kind(b).English}; it was passed over", $"{a} 不是{Kind(b).Chinese}，已跳过"),
            VexNoteCode.StatusUnknown => new($"states the status \"{a}\", which VEX does not have; the statement was left out", $"状态“{a}”不属于 VEX，该声明已略去"),
            VexNoteCode.StatusMissing => new("states no status; the statement was left out", "未写明状态，该声明已略去"),
            VexNoteCode.VulnerabilityMissing => new("names no vulnerability; the statement was left out", "未写明漏洞，该声明已略去"),
            VexNoteCode.ProductUnknown => new($"names the product {a}, which the document does not hold; it was left out", $"所指的产品 {a} 不在文档中，已略去"),
            VexNoteCode.VersionExcepted => new($"calls version {a} \"{b}\", so the statement is not about it", $"将版本 {a} 标为“{b}”，该声明不适用于此版本"),
            VexNoteCode.NotesOmitted => new($"{a} more notes were left out", $"另有 {a} 条说明未列出"),
            VexNoteCode.JustificationMissing => new($"says that products are not affected by {a} and gives no justification", $"称产品不受 {a} 影响，但未给出理由代码"),
            VexNoteCode.JustificationNotMapped => new($"gives the justification \"{a}\", which none of the five of VEX says; the word is kept", $"理由“{a}”与 VEX 的五种理由均不对应，已保留原词"),
            VexNoteCode.ProductsMissing => new($"names no product for {a}; the statement applies to nothing", $"关于 {a} 的声明未写明产品，不适用于任何对象"),
            VexNoteCode.ProductNotIdentified => new($"names {a} without package URL, CPE or hash; a person must say what it is", $"{a} 没有 purl、CPE 或哈希，需由人员确认其所指"),
            VexNoteCode.ProductRepeated => new($"holds two products with the id {a}; the first counts", $"有两个产品的标识均为 {a}，以第一个为准"),
            VexNoteCode.ProductsCircular => new($"puts product {a} together from itself, or from too many levels; it was left out", $"产品 {a} 的组成循环引用或层级过多，已略去"),
            VexNoteCode.PurlInvalid => new($"holds an invalid package URL, which was passed over: {a}", $"含有无效的 purl，已跳过：{a}"),
            VexNoteCode.TimeInvalid => new($"holds a time that cannot be read, which was passed over: {a}", $"含有无法读取的时间，已跳过：{a}"),
            VexNoteCode.TextInvalid => new($"{a} holds characters that are no valid text; it was passed over", $"{a} 含有无效字符，已跳过"),
            VexNoteCode.NotAnalysed => new($"lists {a} vulnerabilities without saying how they concern its products", $"列出了 {a} 个漏洞，但未说明其对产品的影响"),
            VexNoteCode.VersionUnknown => new($"is of a version that is not known ({a}); it was read like the nearest one", $"规范版本未知（{a}），已按最接近的版本读取"),
            _ => throw new ArgumentOutOfRangeException(nameof(note), note.Code, "A note code without a text."),
        };
    }

    /// <summary>A status in a word.</summary>
    public static Text Of(StatedStatus status) => status switch
    {
        StatedStatus.UnderInvestigation => new("under investigation", "调查中"),
        StatedStatus.Affected => new("affected", "受影响"),
        StatedStatus.NotAffected => new("not affected", "不受影响"),
        StatedStatus.Fixed => new("fixed", "已修复"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };

    /// <summary>A justification in words.</summary>
    public static Text Of(StatedJustification justification) => justification switch
    {
        StatedJustification.ComponentNotPresent => new("the component is not in the product", "产品中不含该组件"),
        StatedJustification.VulnerableCodeNotPresent => new("the vulnerable code is not in the product", "产品中不含有漏洞的代码"),
        StatedJustification.VulnerableCodeNotInExecutePath => new("the vulnerable code is never executed", "有漏洞的代码不会被执行"),
        StatedJustification.VulnerableCodeCannotBeControlledByAdversary => new("an attacker cannot control the vulnerable code", "攻击者无法控制有漏洞的代码"),
        StatedJustification.InlineMitigationsAlreadyExist => new("mitigations that are built in prevent it", "已有内置的缓解措施"),
        _ => throw new ArgumentOutOfRangeException(nameof(justification), justification, null),
    };

    /// <summary>Whether a statement applies, in words.</summary>
    public static Text Of(Applicability applicability) => applicability switch
    {
        Applicability.No => new("is about something else", "与此无关"),
        Applicability.CannotSay => new("may be about this; what it names cannot be compared", "可能与此有关；其所指无法比较"),
        Applicability.Yes => new("is about this", "适用于此"),
        _ => throw new ArgumentOutOfRangeException(nameof(applicability), applicability, null),
    };

    private static string Argument(VexNote note, int index) => index < note.Arguments.Count ? note.Arguments[index] : "";

    private static Text Kind(string code) => code switch
    {
        "list" => new("a list", "列表"),
        "object" => new("an object", "对象"),
        _ => new("a text", "文本"),
    };
}
