using Rectify.Foundation;

namespace Rectify.Inventory.Owners;

/// <summary>The words of responsibilities as people read them.</summary>
public static class OwnerTexts
{
    /// <summary>In what somebody answers.</summary>
    public static Text Of(Responsibility responsibility) => responsibility switch
    {
        Responsibility.ProductOwner => new("product owner", "产品负责人"),
        Responsibility.ProductSecurity => new("product security", "产品安全负责人"),
        Responsibility.SystemOwner => new("system owner", "系统负责人"),
        Responsibility.Operations => new("operations", "运维负责人"),
        Responsibility.SystemSecurity => new("system security", "系统安全负责人"),
        Responsibility.DataProtection => new("data protection", "个人信息保护负责人"),
        Responsibility.Compliance => new("compliance", "合规负责人"),
        _ => throw new ArgumentOutOfRangeException(nameof(responsibility), responsibility, null),
    };
}
