using Rectify.Foundation;

namespace Rectify.Inventory.Data;

/// <summary>The words of data held as people read them.</summary>
public static class DataTexts
{
    internal static Text Purpose { get; } = new("purpose", "用途");

    internal static Text Retention { get; } = new("retention", "保存期限");

    /// <summary>A category.</summary>
    public static Text Of(DataCategory category) => category switch
    {
        DataCategory.OtherPersonal => new("other personal data", "其他个人信息"),
        DataCategory.Contact => new("contact data", "联系信息"),
        DataCategory.Credentials => new("credentials", "账号凭证"),
        DataCategory.Identity => new("identity documents", "身份证件信息"),
        DataCategory.Financial => new("financial data", "金融信息"),
        DataCategory.Location => new("location data", "行踪轨迹"),
        DataCategory.Communications => new("communications", "通信内容"),
        DataCategory.Usage => new("usage data", "使用记录"),
        DataCategory.Employment => new("employment data", "雇佣信息"),
        DataCategory.Health => new("health data", "医疗健康信息"),
        DataCategory.Biometric => new("biometric data", "生物识别信息"),
        DataCategory.Genetic => new("genetic data", "基因信息"),
        DataCategory.OriginOrBelief => new("origin or belief", "种族、政治或者宗教信仰信息"),
        DataCategory.SexualLife => new("sexual life", "性生活信息"),
        DataCategory.Criminal => new("criminal convictions", "犯罪记录"),
        DataCategory.Children => new("data of children", "未成年人信息"),
        DataCategory.Important => new("important data", "重要数据"),
        DataCategory.Confidential => new("confidential data", "商业秘密"),
        DataCategory.NotPersonal => new("no personal data", "非个人信息"),
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, null),
    };

    /// <summary>A number of persons.</summary>
    public static Text Of(PersonsBand band) => band switch
    {
        PersonsBand.Unknown => new("not known how many persons", "人数不明"),
        PersonsBand.None => new("of nobody", "不涉及个人"),
        PersonsBand.From1 => new("1 to 499 persons", "1 至 499 人"),
        PersonsBand.From500 => new("500 to 999 persons", "500 至 999 人"),
        PersonsBand.From1000 => new("1,000 to 9,999 persons", "1000 人以上不满 1 万人"),
        PersonsBand.From10000 => new("10,000 to 99,999 persons", "1 万人以上不满 10 万人"),
        PersonsBand.From100000 => new("100,000 to 999,999 persons", "10 万人以上不满 100 万人"),
        PersonsBand.From1000000 => new("1 to under 10 million persons", "100 万人以上不满 1000 万人"),
        PersonsBand.From10000000 => new("10 to under 100 million persons", "1000 万人以上不满 1 亿人"),
        PersonsBand.From100000000 => new("100 million persons or more", "1 亿人以上"),
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, null),
    };

    /// <summary>From whom it was collected.</summary>
    public static Text Of(DataSource source) => source switch
    {
        DataSource.Unknown => new("not known from whom", "来源不明"),
        DataSource.Persons => new("the persons themselves", "个人本人"),
        DataSource.Organisations => new("other organisations", "其他组织"),
        DataSource.PublicSources => new("public sources", "公开来源"),
        DataSource.Observed => new("observed or computed", "系统生成"),
        _ => throw new ArgumentOutOfRangeException(nameof(source), source, null),
    };

    /// <summary>A basis of collecting.</summary>
    public static Text Of(CollectionBasis basis) => basis switch
    {
        CollectionBasis.Consent => new("consent", "同意"),
        CollectionBasis.Contract => new("contract", "合同"),
        CollectionBasis.HumanResources => new("human resources", "人力资源管理"),
        CollectionBasis.LegalObligation => new("legal obligation", "法定义务"),
        CollectionBasis.VitalInterests => new("vital interests", "紧急保护生命健康"),
        CollectionBasis.PublicTask => new("public task", "法定职责"),
        CollectionBasis.LegitimateInterests => new("legitimate interests", "正当利益"),
        CollectionBasis.PublicReporting => new("reporting in the public interest", "公共利益新闻报道"),
        CollectionBasis.MadePublic => new("made public", "已公开信息"),
        CollectionBasis.Other => new("another basis", "其他依据"),
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, null),
    };

    /// <summary>A basis of sending abroad.</summary>
    public static Text Of(TransferBasis basis) => basis switch
    {
        TransferBasis.Unknown => new("not known on what basis", "依据不明"),
        TransferBasis.Adequacy => new("adequacy decision", "充分性认定"),
        TransferBasis.StandardClauses => new("standard contractual clauses", "标准合同"),
        TransferBasis.CorporateRules => new("binding corporate rules", "约束性企业规则"),
        TransferBasis.Certification => new("certification", "个人信息保护认证"),
        TransferBasis.SecurityAssessment => new("security assessment", "数据出境安全评估"),
        TransferBasis.Consent => new("explicit consent", "单独同意"),
        TransferBasis.Exemption => new("exemption", "豁免情形"),
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, null),
    };
}
