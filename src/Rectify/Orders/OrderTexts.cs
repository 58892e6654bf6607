using Rectify.Foundation;

namespace Rectify.Orders;

/// <summary>What people read about orders.</summary>
public static class OrderTexts
{
    /// <summary>A state in a word or two.</summary>
    public static Text Of(ItemState state) => state switch
    {
        ItemState.Open => new("open", "未开始"),
        ItemState.InRemediation => new("in remediation", "整改中"),
        ItemState.Mitigated => new("mitigated for now", "已采取临时措施"),
        ItemState.Disputed => new("disputed", "有异议"),
        ItemState.EvidenceSubmitted => new("evidence submitted, not verified", "已提交证据，待核验"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    internal static Text ReplyTitle(string number) => new($"Report on rectification: order {number}", $"关于 {number} 整改通知的整改情况报告");
    internal static Text Draft { get; } = new("Skeleton. What is in angle brackets ⟨…⟩ is still missing; a person completes, checks and signs it.", "本文为报告框架。尖括号 ⟨…⟩ 中的内容尚缺，须由负责人补充、核对并签章。");
    internal static Text To { get; } = new("To", "致");
    internal static Text From { get; } = new("From", "报告单位");
    internal static Text Served { get; } = new("Order served", "送达时间");
    internal static Text RectifyBy { get; } = new("To be rectified by", "整改期限");
    internal static Text LegalBasis { get; } = new("Legal basis stated in the order", "通知所载法律依据");
    internal static Text Summary(int total, int evidenced, int disputed, int mitigated, int open) => new(
        $"{total} items: {evidenced} with evidence, {mitigated} with an interim measure, {disputed} disputed, {open} without evidence.",
        $"共 {total} 项：已提交证据 {evidenced} 项，已采取临时措施 {mitigated} 项，有异议 {disputed} 项，尚无证据 {open} 项。");
    internal static Text Item(int number) => new($"Item {number}", $"第 {number} 项");
    internal static Text Description { get; } = new("Description", "问题描述");
    internal static Text Clause { get; } = new("Clause", "违反条款");
    internal static Text Requirement { get; } = new("Requirement", "整改要求");
    internal static Text System { get; } = new("System", "涉及系统");
    internal static Text State { get; } = new("State", "完成情况");
    internal static Text CauseAndMeasures { get; } = new("Cause and measures", "原因分析及整改措施");
    internal static Text CompletedOn { get; } = new("Completed on", "完成日期");
    internal static Text Attachments { get; } = new("Attachments", "附件");
    internal static Text Remark { get; } = new("Remark", "说明");
    internal static Text CauseMissing { get; } = new("⟨cause, measures taken⟩", "⟨原因分析、已采取的措施⟩");
    internal static Text DateMissing { get; } = new("⟨date⟩", "⟨日期⟩");
    internal static Text EvidenceMissing { get; } = new("⟨no evidence yet⟩", "⟨尚无证据⟩");
    internal static Text Signature { get; } = new("Head of the organisation: ⟨name, signature, seal⟩", "单位负责人：⟨姓名、签字、盖章⟩");
    internal static Text WrittenAt { get; } = new("Skeleton written at", "框架生成时间");
}
