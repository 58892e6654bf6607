using Rectify.Foundation;

namespace Rectify.Ledger;

/// <summary>What a check of the ledger says to a person.</summary>
public static class LedgerTexts
{
    /// <summary>What is wrong, and where.</summary>
    public static Text Of(LedgerFault fault) => fault.Code switch
    {
        LedgerFaultCode.PositionMissing => new($"event {fault.At} is missing", $"缺少第 {fault.At} 号事件"),
        LedgerFaultCode.EventChanged => new($"event {fault.At} is not the one that the tree holds", $"第 {fault.At} 号事件与树中记录不一致"),
        LedgerFaultCode.ColumnsDiffer => new($"the columns of event {fault.At} say something else than its bytes", $"第 {fault.At} 号事件的字段与其字节内容不一致"),
        LedgerFaultCode.PayloadChanged => new($"the payload of event {fault.At} is not the one that it commits to", $"第 {fault.At} 号事件的内容与其承诺不一致"),
        LedgerFaultCode.RootDiffers => new($"the checkpoint at {fault.At} events has another root than the events give", $"{fault.At} 个事件处检查点的根与事件计算结果不同"),
        LedgerFaultCode.SignatureWrong => new($"the checkpoint at {fault.At} events is not signed by the log's key", $"{fault.At} 个事件处的检查点并非由日志密钥签署"),
        LedgerFaultCode.EventsMissing => new($"a checkpoint speaks of {fault.At} events, and there are fewer", $"检查点称有 {fault.At} 个事件，实际较少"),
        LedgerFaultCode.SuccessionWrong => new(
            $"event {fault.At} opens a log and does not say truly where the log before it ended", $"第 {fault.At} 号事件开启新日志，但未如实说明前一日志止于何处"),
        LedgerFaultCode.HandOverWrong => new(
            $"another key signs from {fault.At} events on, and the key before it did not hand over", $"自 {fault.At} 个事件起由另一密钥签署，但前一密钥并未移交"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    /// <summary>How much was looked at.</summary>
    public static Text Looked(long events, int checkpoints, long erased, long unnumbered) => new(
        $"{events} events and {checkpoints} signed checkpoints computed anew; {erased} payloads erased; {unnumbered} events wait for their number",
        $"已重新计算 {events} 个事件和 {checkpoints} 个已签检查点；已擦除内容 {erased} 项；待编号事件 {unnumbered} 个");

    /// <summary>One log of several.</summary>
    public static Text Log(CheckedLog log, CheckedLog? before)
    {
        var first = new Text($"log {log.Origin}: {log.Events} events", $"日志 {log.Origin}：{log.Events} 个事件");
        if (before is null) return first;
        var gap = log.Reached is { } reached
            ? new Text($"{reached - before.Events} events of the log before it are lost", $"前一日志缺失 {reached - before.Events} 个事件")
            : new Text("how many events of the log before it are lost is not known", "前一日志缺失多少事件不详");
        var vouched = log.VouchedFor
            ? new Text("its key vouches for this one", "其密钥为本日志作保")
            : new Text("its key does not vouch for this one", "其密钥未为本日志作保");
        return new($"{first.English}, opened after a restore: {gap.English}; {vouched.English}", $"{first.Chinese}，恢复备份后开启：{gap.Chinese}；{vouched.Chinese}");
    }

    /// <summary>Verified.</summary>
    public static Text Verified { get; } = new(
        "Verified: every event stands in the log, signed by a key that you trust.", "核验通过：每个事件均在日志中，并由您信任的密钥签署。");

    /// <summary>Nobody vouches for the key.</summary>
    public static Text Consistent { get; } = new(
        "Consistent with itself, no more: the key is the store's own word. Name the log's key, that you got from another place.",
        "仅自身一致：密钥只有存储自己作保。请指定您从其他渠道取得的日志公钥。");

    /// <summary>It is not what was signed.</summary>
    public static Text Refused { get; } = new("Refused: the log is not what was signed.", "不予采信：日志与签署内容不符。");

    /// <summary>Another key signed it.</summary>
    public static Text OtherKey { get; } = new("Refused: the log is signed by another key than the one that you trust.", "不予采信：日志并非由您信任的密钥签署。");
}
