using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Feeds.Osv;
using Rectify.Advisories.Matching;
using Rectify.Advisories.Matching.Corrections;
using Rectify.Advisories.Scoring;

namespace Rectify.Foundation.Texts;

/// <summary>What the advisory engine's codes say to a person.</summary>
public static class AdvisoriesTexts
{
    /// <summary>Why an advisory database cannot be used, or was not changed.</summary>
    public static Text Of(DatabaseProblem problem) => problem.Code switch
    {
        DatabaseProblemCode.Missing => new($"There is no advisory database at {problem.Path}; make one with: rectify db update --from FOLDER", $"{problem.Path} 处没有漏洞公告库；请先运行：rectify db update --from 文件夹"),
        DatabaseProblemCode.Unreadable => new($"The advisory database {problem.Path} cannot be read", $"无法读取漏洞公告库 {problem.Path}"),
        DatabaseProblemCode.NotAnAdvisoryDatabase => new($"{problem.Path} is not an advisory database", $"{problem.Path} 不是漏洞公告库"),
        DatabaseProblemCode.OtherVersion => new($"The advisory database {problem.Path} has version {problem.Arguments[0]}, this program needs {problem.Arguments[1]}; rebuild it with: rectify db update --from FOLDER", $"漏洞公告库 {problem.Path} 的版本为 {problem.Arguments[0]}，本程序需要版本 {problem.Arguments[1]}；请重建：rectify db update --from 文件夹"),
        DatabaseProblemCode.Busy => new($"Another import is writing to {problem.Path}", $"另一个导入正在写入 {problem.Path}"),
        DatabaseProblemCode.Unwritable => new($"{problem.Path} cannot be written: no permission, or the disk is full", $"无法写入 {problem.Path}：没有权限或磁盘已满"),
        DatabaseProblemCode.NothingToImport => new("None of the sources holds a feed; the database is unchanged", "来源中没有可识别的数据；公告库未作改动"),
        _ => throw new ArgumentOutOfRangeException(nameof(problem), problem.Code, null),
    };

    /// <summary>What an import left out or did differently.</summary>
    public static Text Of(ImportNote note) => note.Code switch
    {
        ImportNoteCode.Unreadable => new("cannot be read", "无法读取"),
        ImportNoteCode.NotAFeed => new("is no OSV, KEV or EPSS data; passed over", "不是 OSV、KEV 或 EPSS 数据，已跳过"),
        ImportNoteCode.FileTooLarge => new($"is larger than {note.Arguments[0]} bytes; not read", $"超过 {note.Arguments[0]} 字节，未读取"),
        ImportNoteCode.ArchiveBroken => new("is damaged; imported in part or not at all", "已损坏；仅部分导入或未导入"),
        ImportNoteCode.TooManyEntries => new($"has {note.Arguments[0]} entries, more than {note.Arguments[1]}; not read", $"含 {note.Arguments[0]} 个条目，超过 {note.Arguments[1]}，未读取"),
        ImportNoteCode.InflatesTooMuch => new($"inflates to more than {note.Arguments[0]} bytes; the rest was not read", $"解压后超过 {note.Arguments[0]} 字节，其余部分未读取"),
        ImportNoteCode.RecordTooLarge => new($"one record is larger than {note.Arguments[0]} bytes; left out", $"有一条记录超过 {note.Arguments[0]} 字节，已略去"),
        ImportNoteCode.RecordBroken when note.Arguments[0].Length > 0 => new($"the record's field {note.Arguments[0]} is missing or not of the expected form; left out", $"记录的字段 {note.Arguments[0]} 缺失或格式不符，已略去"),
        ImportNoteCode.RecordBroken => new($"the record cannot be read (at byte {OrUnknown(note.Arguments[1])}); left out", $"记录无法读取（位于第 {OrUnknown(note.Arguments[1])} 字节），已略去"),
        ImportNoteCode.NothingAffected => new($"names {note.Arguments[0]} without ranges or versions, so it matches no version of it", $"列出了 {note.Arguments[0]}，但没有版本范围或版本，因此不匹配任何版本"),
        ImportNoteCode.LastKnownNotUnderstood => new($"the last known affected version \"{note.Arguments[0]}\" was not understood; the range is taken as unbounded", $"无法理解最后已知受影响版本“{note.Arguments[0]}”；该范围按无上限处理"),
        ImportNoteCode.OlderEdition => new($"edition {note.Arguments[0]} is older than {note.Arguments[1]}; passed over", $"版本 {note.Arguments[0]} 早于 {note.Arguments[1]}，已跳过"),
        ImportNoteCode.RowBroken => new($"row {note.Arguments[0]} cannot be read; left out", $"第 {note.Arguments[0]} 行无法读取，已略去"),
        ImportNoteCode.NotFetched => new($"could not be fetched: {note.Arguments[0]}", $"无法获取：{note.Arguments[0]}"),
        ImportNoteCode.RedirectRefused => new($"redirects to {note.Arguments[0]}, which is refused", $"重定向到 {note.Arguments[0]}，已拒绝"),
        ImportNoteCode.Fetched => new($"fetched from {note.Arguments[0]}, {note.Arguments[1]} bytes", $"已从 {note.Arguments[0]} 获取，{note.Arguments[1]} 字节"),
        _ => throw new ArgumentOutOfRangeException(nameof(note), note.Code, null),
    };

    /// <summary>A verdict in a word.</summary>
    public static Text Of(Verdict verdict) => verdict switch
    {
        Verdict.Affected => new("affected", "受影响"),
        Verdict.CannotCompare => new("cannot compare", "无法比较"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, null),
    };

    /// <summary>Why a verdict was given.</summary>
    /// <param name="reason">The reason.</param>
    /// <param name="argument">What it names.</param>
    public static Text Of(VerdictReason reason, string argument) => reason switch
    {
        VerdictReason.InRange => new("the version lies in an affected range", "版本处于受影响范围内"),
        VerdictReason.Listed => new("the version is listed as affected", "版本被列为受影响"),
        VerdictReason.VersionUnknown => new("the component's version is unknown", "组件版本未知"),
        VerdictReason.VersionNotComparable => new($"the version \"{argument}\" cannot be compared", $"版本“{argument}”无法比较"),
        VerdictReason.BoundNotComparable => new($"the advisory's bound \"{argument}\" cannot be compared", $"公告中的版本界限“{argument}”无法比较"),
        VerdictReason.NoVersionOrder => new($"Rectify does not order versions of {argument} yet", $"Rectify 尚不支持比较 {argument} 的版本"),
        VerdictReason.RangeInverted => new($"the advisory's range ends before it begins ({argument})", $"公告中的范围终点早于起点（{argument}）"),
        VerdictReason.CommitsOnly => new("the advisory names commits only", "公告仅列出代码提交"),
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    /// <summary>How we know that a record was withdrawn.</summary>
    public static Text Of(Withdrawal withdrawal) => withdrawal switch
    {
        Withdrawal.None => new("stands", "有效"),
        Withdrawal.Field => new("withdrawn", "已撤回"),
        Withdrawal.Title => new("withdrawn, by its title", "已撤回（据标题）"),
        Withdrawal.Duplicate => new("a duplicate, by its title", "重复（据标题）"),
        Withdrawal.Text => new("withdrawn, by its text", "已撤回（据正文）"),
        _ => throw new ArgumentOutOfRangeException(nameof(withdrawal), withdrawal, null),
    };

    /// <summary>A severity in a word.</summary>
    public static Text Of(Severity severity) => severity switch
    {
        Severity.None => new("none", "无"),
        Severity.Low => new("low", "低危"),
        Severity.Medium => new("medium", "中危"),
        Severity.High => new("high", "高危"),
        Severity.Critical => new("critical", "严重"),
        _ => throw new ArgumentOutOfRangeException(nameof(severity), severity, null),
    };

    /// <summary>What an import is doing.</summary>
    public static Text Of(ImportStep step) => step switch
    {
        ImportStep.Reading => new("reading feeds", "正在读取数据"),
        ImportStep.Indexing => new("merging aliases and indexing packages", "正在合并别名并建立软件包索引"),
        ImportStep.Saving => new("saving", "正在保存"),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };

    /// <summary>What a correction says against an advisory.</summary>
    public static Text Of(Correction correction) => new(
        $"Disputed: {correction.English} ({correction.StatedBy}, {correction.Source}, recorded {correction.RecordedOn:yyyy-MM-dd})",
        $"有争议：{correction.Chinese}（{correction.StatedBy}，{correction.Source}，记录于 {correction.RecordedOn:yyyy-MM-dd}）");

    private static string OrUnknown(string offset) => offset.Length > 0 ? offset : "?";
}
