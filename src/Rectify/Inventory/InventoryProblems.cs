using Rectify.Foundation;

namespace Rectify.Inventory;

/// <summary>Expected failures of the inventory.</summary>
internal static class InventoryProblems
{
    public static Problem NameMissing { get; } = new("RCT-INV-001", ProblemKind.Invalid, new("A name is needed.", "必须填写名称。"));

    public static Problem NameTooLong(int limit) => new("RCT-INV-002", ProblemKind.Invalid, new($"The name is longer than {limit} characters.", $"名称超过 {limit} 个字符。"));

    public static Problem MarketUnknown(string market) => new("RCT-INV-003", ProblemKind.Invalid, new($"“{Shown(market)}” is not a jurisdiction: two capital letters (ISO 3166-1), or EU.", $"“{Shown(market)}”不是法域代码：应为两位大写字母（ISO 3166-1）或 EU。"));

    public static Problem MarketsTooMany(int limit) => new("RCT-INV-004", ProblemKind.Invalid, new($"More than {limit} jurisdictions are listed.", $"列出的法域超过 {limit} 个。"));

    public static Problem OrganisationUnknown { get; } = new("RCT-INV-005", ProblemKind.NotFound, new("There is no such organisation. Register it first.", "没有该组织。请先登记。"));

    public static Problem ProductUnknown { get; } = new("RCT-INV-006", ProblemKind.NotFound, new("There is no such product.", "没有该产品。"));

    public static Problem AssetUnknown { get; } = new("RCT-INV-007", ProblemKind.NotFound, new("There is no such release or system.", "没有该版本或系统。"));

    public static Problem NameTaken(string name) => new("RCT-INV-008", ProblemKind.Conflict, new($"This organisation has one named “{name}” already.", $"该组织已有名为“{name}”的条目。"));

    public static Problem VersionTaken(string version) => new("RCT-INV-009", ProblemKind.Conflict, new($"This product has a release {version} already.", $"该产品已有版本 {version}。"));

    public static Problem ProtectionLevelUnknown { get; } = new("RCT-INV-010", ProblemKind.Invalid, new("The protection level is a number from 1 to 5.", "等级保护级别应为 1 至 5。"));

    public static Problem RoleFollows { get; } = new("RCT-INV-011", ProblemKind.Invalid, new("Provider and operator follow from the product and the system; they are not assigned.", "提供者和运营者由产品和系统决定，不能另行指定。"));

    public static Problem PurlUnfit(string purl) => new("RCT-INV-012", ProblemKind.Invalid, new($"“{Shown(purl)}” is not the package URL of a product: pkg:type/name, without a version.", $"“{Shown(purl)}”不是产品的包 URL：应为 pkg:type/name，不含版本。"));

    public static Problem SystemUnknown { get; } = new("RCT-INV-013", ProblemKind.NotFound, new("There is no such system.", "没有该系统。"));

    public static Problem DataUnknown { get; } = new("RCT-INV-014", ProblemKind.NotFound, new("There is no such record of data held.", "没有该数据持有记录。"));

    public static Problem DataTwice { get; } = new("RCT-INV-015", ProblemKind.Conflict, new("The system has data of this category for this purpose already. Change that record.", "该系统已有同一类别、同一用途的数据记录。请修改该记录。"));

    public static Problem DataIsWithdrawn { get; } = new("RCT-INV-016", ProblemKind.Conflict, new("The record was withdrawn already.", "该记录已被撤回。"));

    public static Problem ReasonMissing { get; } = new("RCT-INV-017", ProblemKind.Invalid, new("A reason is needed.", "必须说明理由。"));

    public static Problem ReasonTooLong(int limit) => new("RCT-INV-018", ProblemKind.Invalid, new($"The reason is longer than {limit} characters.", $"理由超过 {limit} 个字符。"));

    public static Problem ProcessorsTooMany(int limit) => new("RCT-INV-019", ProblemKind.Invalid, new($"More than {limit} processors are named.", $"列出的受托处理者超过 {limit} 个。"));

    public static Problem PersonUnknown { get; } = new("RCT-INV-020", ProblemKind.NotFound, new("There is no such person.", "没有此人。"));

    public static Problem NotAnOwner { get; } = new("RCT-INV-021", ProblemKind.NotFound, new("This person does not answer for it in this.", "此人并非该职责的负责人。"));

    public static Problem ReleaseUnknown { get; } = new("RCT-INV-022", ProblemKind.NotFound, new("There is no such release.", "没有该发行版本。"));

    private static string Shown(string text) => text.Length <= 20 ? text : $"{text[..20]}…";
}
