using Rectify.Scanning;
using Rectify.Scanning.Packages;

namespace Rectify.Foundation.Texts;

/// <summary>What the notes of a scan say to a person.</summary>
public static class ScanningTexts
{
    /// <summary>The text of a note, without its place.</summary>
    public static Text Of(Note note)
    {
        var (a, b, c) = (Argument(note, 0), Argument(note, 1), Argument(note, 2));
        return note.Code switch
        {
            NoteCode.NotFound => new("there is no such file or folder", "文件或文件夹不存在"),
            NoteCode.Unreadable => new($"cannot be read ({Reason(a).English})", $"无法读取（{Reason(a).Chinese}）"),
            NoteCode.NotRecognised => new("is neither an SBOM nor an archive that can be read", "既不是可读取的 SBOM，也不是可读取的归档文件"),
            NoteCode.SpecialFile => new("is a device, pipe or socket; it was not opened", "是设备、管道或套接字，未打开"),
            NoteCode.LinkNotFollowed => new($"is a symbolic link that leads outside; it was not followed ({a})", $"是指向扫描范围之外的符号链接，未跟随（{a}）"),
            NoteCode.TooManyEntries => new($"more than {a} files and entries; the rest was not looked at", $"文件和条目超过 {a} 个，其余未检查"),
            NoteCode.TooManyBytes => new($"more than {a} bytes; the rest was not read", $"超过 {a} 字节，其余未读取"),
            NoteCode.TooManyComponents => new($"holds more than {a} components; the rest was not read", $"组件超过 {a} 个，其余未读取"),
            NoteCode.EntryTooDeep => new($"is nested deeper than {a} archives; it was not opened", $"嵌套超过 {a} 层归档，未打开"),
            NoteCode.EntryTooLarge => new($"unpacks to more than {a} bytes; the rest was not read", $"解压后超过 {a} 字节，其余未读取"),
            NoteCode.RatioTooHigh => new($"unpacks to more than {a} times its size, as a decompression bomb does; the rest was not read", $"解压后超过其大小的 {a} 倍，疑似压缩炸弹，其余未读取"),
            NoteCode.SpoolFull => new($"would need more than {a} bytes of space to unpack; it was not opened", $"解压所需空间超过 {a} 字节，未打开"),
            NoteCode.ArchiveTruncated => new($"ends before its directory; {a} entries before the break were read", $"归档在目录之前中断，已读取中断前的 {a} 个条目"),
            NoteCode.ArchiveBroken => new($"is a broken {a} archive ({Structure(b).English})", $"{a} 归档已损坏（{Structure(b).Chinese}）"),
            NoteCode.EntriesOverlap => new($"{a} entries share the same bytes, as a decompression bomb's do; their content was not read", $"{a} 个条目共用相同的字节，疑似压缩炸弹，其内容未读取"),
            NoteCode.Encrypted => new($"{a} entries are encrypted; their content was not read (first: {b})", $"{a} 个条目已加密，其内容未读取（首个：{b}）"),
            NoteCode.CompressionNotRead => new($"{b} entries are compressed by method {a}, which is not read yet (first: {c})", $"{b} 个条目使用尚不支持的压缩方法 {a}（首个：{c}）"),
            NoteCode.FormatNotRead => new($"is {a}, which is not read yet", $"格式为 {a}，尚不支持读取"),
            NoteCode.ChecksumWrong => new("does not have the checksum that its archive states", "与归档中记录的校验和不符"),
            NoteCode.JsonInvalid => new($"is not JSON from line {a}, byte {b} on; what stands before was read", $"自第 {a} 行第 {b} 字节起不是有效的 JSON，此前的内容已读取"),
            NoteCode.TrailingData => new("goes on after the end of the document; that was not read", "文档结束后仍有内容，该部分未读取"),
            NoteCode.EncodingNotRead => new($"is written in {a}; only UTF-8 is read", $"编码为 {a}，仅支持 UTF-8"),
            NoteCode.TokenTooLong => new($"holds a text longer than {a} bytes, which was passed over", $"包含超过 {a} 字节的文本，已跳过"),
            NoteCode.SbomRootIsList => new("is a list; an SBOM is one object", "最外层是列表，而 SBOM 应为单个对象"),
            NoteCode.SbomPartWrong => new($"{a} is not {Kind(b).English}; it was passed over", $"{a} 不是{Kind(b).Chinese}，已跳过"),
            NoteCode.SbomVersionUnknown => new($"is of a version that is not known ({a}); it was read like the nearest one", $"规范版本未知（{a}），已按最接近的版本读取"),
            NoteCode.NotesOmitted => new($"{a} more notes were left out", $"另有 {a} 条说明未列出"),
            NoteCode.PurlInvalid when Enum.TryParse<PurlProblemCode>(b, out var code) && PackagesTexts.Of(new(code, a)) is var reason =>
                new($"has an invalid purl: {reason.English}", $"purl 无效：{reason.Chinese}"),
            NoteCode.PurlInvalid => new($"has an invalid purl: {a}", $"purl 无效：{a}"),
            NoteCode.PurlsIrregular => new($"{a} purls break the specification and were read all the same (first: {b})", $"{a} 个 purl 不符合规范，仍已读取（首个：{b}）"),
            NoteCode.PurlNameDiffers => new($"is named {a}, its purl names something else: {b}; the purl is matched", $"名称为 {a}，但其 purl 指向其他组件：{b}；以 purl 进行匹配"),
            NoteCode.PurlVersionDiffers => new($"is version {a}, its purl states another: {b}; the purl is matched", $"版本为 {a}，但其 purl 写明其他版本：{b}；以 purl 进行匹配"),
            NoteCode.SeveralPurls => new($"has {b} more purls; matched is the first, {a}", $"另有 {b} 个 purl；以首个 {a} 进行匹配"),
            NoteCode.ComponentWithoutName => new("has no name", "没有名称"),
            NoteCode.DuplicateKey => new($"states {a} twice; the last one holds", $"{a} 出现两次，以最后一次为准"),
            NoteCode.TextInvalid => new($"{a} holds characters that are no valid text; they were replaced", $"{a} 含有无效字符，已替换"),
            NoteCode.ReferencesDangling => new($"points at {a} things that it does not hold (first: {b})", $"引用了 {a} 个文档中不存在的对象（首个：{b}）"),
            NoteCode.ReferencesDuplicate => new($"uses {a} ids twice (first: {b})", $"{a} 个标识重复（首个：{b}）"),
            NoteCode.DuplicateEntries => new($"{a} entries have a name that another has; all were looked at (first: {b})", $"{a} 个条目重名，均已检查（首个：{b}）"),
            NoteCode.NamesUnsafe => new($"{a} entries have names that would lead out of the archive or are no text (first: {b})", $"{a} 个条目的名称会指向归档之外或不是有效文本（首个：{b}）"),
            NoteCode.FingerprintUnknown => new("holds classes of log4j-core that fit no known build; the version is not known", "包含 log4j-core 的类，但与已知构建均不符，版本未知"),
            NoteCode.FingerprintAmbiguous => new($"holds classes of log4j-core that fit several builds: {a}; the lowest is given", $"包含的 log4j-core 类符合多个构建：{a}；取最低版本"),
            NoteCode.FingerprintDiffers => new($"holds the classes of log4j-core {a} where {b} is stated; both are given", $"包含 log4j-core {a} 的类，但标明的版本为 {b}；两者均列出"),
            NoteCode.RelocatedClass => new($"holds log4j-core's JNDI lookup as {a}; the version is not known", $"包含改名或移动后的 log4j-core JNDI 查找类 {a}，版本未知"),
            NoteCode.VersionUnknown => new($"holds the classes of {a} and states no version", $"包含 {a} 的类，但未标明版本"),
            _ => throw new ArgumentOutOfRangeException(nameof(note), note.Code, "A note code without a text."),
        };
    }

    private static string Argument(Note note, int index) => index < note.Arguments.Count ? note.Arguments[index] : "";

    private static Text Reason(string code) => code switch
    {
        "denied" => new("access is denied", "拒绝访问"),
        "gone" => new("it is no longer there", "已不存在"),
        "loop" => new("its links run in a circle", "链接成环"),
        _ => new("input/output error", "输入输出错误"),
    };

    private static Text Structure(string code) => code switch
    {
        "directory" => new("its directory cannot be read", "无法读取其目录"),
        "header" => new("an entry's header is wrong", "条目头部有误"),
        "data" => new("its data cannot be unpacked", "数据无法解压"),
        "end" => new("it ends too early", "提前结束"),
        _ => Text.Same(code),
    };

    private static Text Kind(string code) => code switch
    {
        "list" => new("a list", "列表"),
        "object" => new("an object", "对象"),
        _ => new("a text", "文本"),
    };
}
