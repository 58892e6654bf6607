using Rectify.Foundation;

namespace Rectify.Cases.Retention;

/// <summary>Words about keeping.</summary>
public static class RetentionTexts
{
    /// <summary>On what ground something is erased.</summary>
    public static Text Ground { get; } = new("ground", "依据");

    /// <summary>Why something must not be erased.</summary>
    public static Text Reason { get; } = new("reason", "理由");

    /// <summary>What an area is.</summary>
    public static Text Of(RetentionArea area) => area switch
    {
        RetentionArea.Reports => new("reports from outside", "外部报告"),
        RetentionArea.Alarms => new("alarms", "警报"),
        RetentionArea.ScanFiles => new("files of scans", "扫描文件"),
        RetentionArea.ImportRows => new("rows of imports", "导入的数据行"),
        RetentionArea.CaseFiles => new("files of cases that have ended", "已结束案件的文件"),
        RetentionArea.CaseNotes => new("comments and notes of cases that have ended", "已结束案件的评论和笔记"),
        _ => throw new ArgumentOutOfRangeException(nameof(area), area, null),
    };

    /// <summary>One line of what is due.</summary>
    public static Text Due(RetentionArea area, string number, string since, string why, bool held)
    {
        var of = Of(area);
        return held
            ? new($"{of.English}, {number}: its time was over on {since} ({why}); HELD", $"{of.Chinese}，{number}：已于 {since} 到期（{why}）；保全中")
            : new($"{of.English}, {number}: its time was over on {since} ({why})", $"{of.Chinese}，{number}：已于 {since} 到期（{why}）");
    }

    /// <summary>Nothing is due.</summary>
    public static Text NothingDue { get; } = new("Nothing is due.", "没有到期内容。");
}
