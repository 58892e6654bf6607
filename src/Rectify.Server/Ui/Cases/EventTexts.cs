using Rectify.Foundation;

namespace Rectify.Server.Ui.Cases;

/// <summary>What happened, in a few words: the types of events that stand in the record of a case.</summary>
internal static class EventTexts
{
    private static readonly Dictionary<string, Text> Known = new(StringComparer.Ordinal)
    {
        ["case.opened"] = new("opened", "立案"),
        ["case.reached"] = new("found in more or fewer places", "涉及范围有变化"),
        ["case.answered"] = new("what is owed was computed for the record", "计算并记录应履行义务"),
        ["case.circumstanceSaid"] = new("a question was answered", "回答情形问题"),
        ["case.conflictDecided"] = new("a conflict was decided", "对冲突作出决定"),
        ["case.disclosed"] = new("opened to everybody", "向全体人员公开"),
        ["case.glassBroken"] = new("opened by somebody not named on it", "由未列名人员紧急打开"),
        ["case.limited"] = new("kept to some entities or places", "限定可见的单位或地区"),
        ["case.marked"] = new("marked with TLP", "标注 TLP"),
        ["case.partyNamed"] = new("a party was named", "指明相关方"),
        ["case.personNamed"] = new("a person was named on it", "列入知情人员"),
        ["case.personUnnamed"] = new("a person was taken off it", "移出知情人员"),
        ["case.read"] = new("read", "被查阅"),
        ["caseFile.attached"] = new("a file was added", "添加文件"),
        ["caseFile.erased"] = new("a file was erased", "删除文件内容"),
        ["caseFile.granted"] = new("a file was granted", "授予文件权限"),
        ["caseFile.taken"] = new("a file was taken", "取出文件"),
        ["duty.assigned"] = new("a duty was assigned", "指派义务负责人"),
        ["duty.released"] = new("a duty has no owner any more", "取消义务负责人"),
        ["duty.notApplicableSaid"] = new("said not to apply", "说明不适用"),
        ["duty.notApplicableWithdrawn"] = new("that was taken back", "撤回不适用说明"),
        ["embargo.consentNoted"] = new("a consent was noted", "记录对保密期的意见"),
        ["embargo.moved"] = new("the embargo moved on", "保密期状态变更"),
        ["participant.added"] = new("a participant was named", "指明参与方"),
        ["participant.revised"] = new("a participant was described anew", "变更参与方信息"),
        ["fact.recorded"] = new("a fact was recorded", "记录事实"),
        ["fact.retracted"] = new("a fact was withdrawn", "撤回事实"),
        ["hold.placed"] = new("put under a preservation hold", "采取保全"),
        ["hold.lifted"] = new("the preservation hold was lifted", "解除保全"),
        ["retention.erased"] = new("erased, its time being over", "保存期满删除"),
        ["submission.written"] = new("a report was written", "撰写报告"),
        ["submission.signed"] = new("a report was signed", "签署报告"),
        ["submission.filed"] = new("a report was filed", "报送报告"),
        ["submission.acknowledged"] = new("a receipt came back", "取得回执"),
    };

    /// <summary>Whether a type has words.</summary>
    public static bool IsKnown(string type) => Known.ContainsKey(type);

    /// <summary>The words of a type; the type itself when it has none.</summary>
    public static Text Of(string type) => Known.TryGetValue(type, out var words) ? words : Text.Same(type);
}
