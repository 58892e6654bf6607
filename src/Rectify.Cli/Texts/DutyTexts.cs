using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What the duties table says.</summary>
internal static class DutyTexts
{
    public static Text Recipient { get; } = new("recipient", "接收方");

    public static Text Duty { get; } = new("next duty", "下一项义务");

    public static Text ActBy(string zone) => new($"act by ({zone})", $"应于此前完成（{zone}）");

    public static Text Left { get; } = new("left", "剩余");

    public static Text State { get; } = new("state", "状态");

    public static Text Text { get; } = new("text", "文本");

    public static Text Ready { get; } = new("approved", "已批准");

    public static Text NotReady { get; } = new("none", "无");

    public static Text WithReceipt(Text state) => new($"{state.English}, receipt", $"{state.Chinese}，有回执");

    public static Text Provisional(Text state) => new($"{state.English}, provisional", $"{state.Chinese}，待确认");

    public static Text Held(string conflicts) => new(
        $"release held by conflict {conflicts}: a named person decides; the clock goes on",
        $"因冲突 {conflicts} 暂停发布：由指定人员决定，期限继续计算");
}
