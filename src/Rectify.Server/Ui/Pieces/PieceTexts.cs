using Rectify.Foundation;

namespace Rectify.Server.Ui.Pieces;

/// <summary>What the pieces of pages say.</summary>
internal static class PieceTexts
{
    public static Text NoNumber { get; } = new("no number in the law", "法律未定具体时限");

    public static Text LastQuarter { get; } = new("last quarter", "剩余不足四分之一");

    public static Text Acknowledged { get; } = new("acknowledged", "已回执");

    public static Text OtherReading(string when) => new($"Other reading: {when}", $"另一读法：{when}");

    public static Text ForRecipient(string when) => new($"For the recipient: {when}", $"接收方当地时间：{when}");
}
