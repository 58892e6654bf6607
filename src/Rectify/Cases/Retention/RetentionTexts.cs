using Rectify.Foundation;

namespace Rectify.Cases.Retention;

/// <summary>Words about keeping.</summary>
public static class RetentionTexts
{
    /// <summary>On what ground something is erased.</summary>
    public static Text Ground { get; } = new("ground", "依据");

    /// <summary>Why something must not be erased.</summary>
    public static Text Reason { get; } = new("reason", "理由");

    /// <summary>One line of what is due.</summary>
    public static Text Due(string number, string since, string why, bool held) => held
        ? new($"{number}: its time was over on {since} ({why}); HELD", $"{number}：已于 {since} 到期（{why}）；保全中")
        : new($"{number}: its time was over on {since} ({why})", $"{number}：已于 {since} 到期（{why}）");

    /// <summary>Nothing is due.</summary>
    public static Text NothingDue { get; } = new("Nothing is due.", "没有到期内容。");
}
