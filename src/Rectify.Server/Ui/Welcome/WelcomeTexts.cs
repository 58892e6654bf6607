using Rectify.Foundation;

namespace Rectify.Server.Ui.Welcome;

/// <summary>What the first questions say.</summary>
internal static class WelcomeTexts
{
    public static Text Title { get; } = new("Who we are", "单位情况");

    public static Text Purpose { get; } = new("Laws bind by what an organisation is, and where. What is not said here, rules ask for.", "法规依单位性质与所在地适用。此处未说明的，规则会逐一询问。");

    public static Text Steps { get; } = new("Steps", "步骤");

    public static Text Entities { get; } = new("Legal entities", "法律实体");

    public static Text EntitiesWhy { get; } = new(
        "The companies and bodies in whose name you act. Their countries say where you are established.", "以其名义行事的公司或机构。其所在国家或地区即为设立地。");

    public static Text NoCountry { get; } = new("no country", "未填国家或地区");

    public static Text Name { get; } = new("Name", "名称");

    public static Text Country { get; } = new("Country", "国家或地区");

    public static Text Add { get; } = new("Add", "添加");

    public static Text Next { get; } = new("Next", "下一步");

    public static Text SaveAndNext { get; } = new("Save and go on", "保存并继续");

    public static Text Places { get; } = new("Places", "地点");

    public static Text PlacesWhy { get; } = new(
        "What single products and systems are stands in the inventory; this holds for whatever says nothing itself.", "单个产品和系统的情况在资产清单中填写；此处适用于未另作说明者。");

    public static Text Markets { get; } = new("Our products are sold, or our systems operated, in", "产品提供地或者系统运营地");

    public static Text PlacesHint { get; } = new("Two letters each, with commas: CN, EU, US. Empty says nothing.", "两位字母，以逗号分隔：CN, EU, US。留空表示未说明。");

    public static Text Established { get; } = new("We are established in", "设立地");

    public static Text EstablishedHint { get; } = new("Empty: the countries of the legal entities.", "留空则以法律实体的国家或地区为准。");

    public static Text Roles { get; } = new("Roles and sectors", "角色与行业");

    public static Text RolesWhy { get; } = new(
        "What you usually are to a product or a system. Laws bind a provider otherwise than an operator.", "通常情况下与产品或系统的关系。法规对提供者和运营者的要求不同。");

    public static Text Sectors { get; } = new("Sectors", "行业");

    public static Text NoSector { get; } = new("None of these", "均不属于");

    public static Text TheLaws { get; } = new("The laws", "适用的法规");

    public static Text ToInventory { get; } = new("Register products and systems", "登记产品和系统");

    public static Text ToPeople { get; } = new("Invite people", "邀请人员");
}
