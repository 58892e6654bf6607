using Rectify.Foundation;

namespace Rectify.Parties;

/// <summary>The words for the fields of parties.</summary>
internal static class PartyTexts
{
    public static Text Name { get; } = new("name", "名称");

    public static Text TokenLabel { get; } = new("label of the token", "令牌标签");

    public static Text KeyLabel { get; } = new("label of the key", "密钥标签");
}
