using Rectify.Foundation;

namespace Rectify.Imports.Mapping;

/// <summary>The columns of each table, as people of several trades and two languages call them.</summary>
internal static class ImportColumns
{
    public const string
        Name = "name", Provider = "provider", Markets = "markets", Class = "class", SupportEndsOn = "supportEndsOn", Purl = "purl", Product = "product", Version = "version",
        ReleasedOn = "releasedOn", Operator = "operator", OperatedIn = "operatedIn", Exposure = "exposure", ProtectionLevel = "protectionLevel",
        CriticalInfrastructure = "criticalInfrastructure", System = "system", Organisation = "organisation", Responsibility = "responsibility", Person = "person",
        Category = "category", Purpose = "purpose", Persons = "persons", Source = "source", CollectedFrom = "collectedFrom", Basis = "basis", StoredIn = "storedIn",
        Retention = "retention", Processors = "processors", Transfers = "transfers", Reference = "reference", Title = "title", Kind = "kind", Releases = "releases",
        Systems = "systems", Vulnerabilities = "vulnerabilities", ClosedTo = "closedTo", Case = "case", Fact = "fact", When = "when", Zone = "zone",
        HowKnown = "howKnown", By = "by", Evidence = "evidence", Recipient = "recipient", Stage = "stage", About = "about";

    private static readonly ImportColumn ProviderColumn = new(Provider, new("provider", "提供者"), false, "vendor", "manufacturer", "legal entity", "company", "厂商", "生产者", "公司", "法人实体");

    private static readonly ImportColumn OperatorColumn = new(Operator, new("operator", "运营者"), false, "legal entity", "company", "运营单位", "公司", "法人实体");

    private static readonly Dictionary<ImportTable, ImportColumn[]> Columns = new()
    {
        [ImportTable.Products] =
        [
            new(Name, new("product", "产品名称"), true, "name", "product name", "产品", "名称"),
            ProviderColumn,
            new(Markets, new("markets", "销售地区"), false, "market", "jurisdictions", "countries", "sold in", "available in", "市场", "法域", "国家", "国家或地区"),
            new(Class, new("class", "类别"), false, "CRA class", "product class", "等级", "产品类别"),
            new(SupportEndsOn, new("support ends on", "支持终止日期"), false, "end of support", "support until", "EOS", "EOL", "support end", "停止支持日期", "支持截止日期"),
            new(Purl, new("package URL", "包 URL"), false, "purl", "package"),
        ],
        [ImportTable.Releases] =
        [
            new(Product, new("product", "产品名称"), true, "product name", "产品"),
            ProviderColumn,
            new(Version, new("version", "版本"), true, "release", "release version", "version no", "version number", "版本号", "发行版本"),
            new(ReleasedOn, new("released on", "发布日期"), false, "release date", "date", "released", "发行日期"),
        ],
        [ImportTable.Systems] =
        [
            new(Name, new("system", "系统名称"), true, "name", "system name", "application", "系统", "名称", "信息系统"),
            OperatorColumn,
            new(OperatedIn, new("operated in", "运营地区"), false, "location", "country", "countries", "jurisdictions", "运营地", "国家", "法域", "国家或地区"),
            new(Exposure, new("exposure", "暴露范围"), false, "reachable from", "network exposure", "访问范围", "暴露面"),
            new(ProtectionLevel, new("protection level", "等级保护级别"), false, "MLPS", "MLPS level", "等保级别", "等保等级", "保护等级"),
            new(CriticalInfrastructure, new("critical infrastructure", "关键信息基础设施"), false, "CII", "KRITIS", "是否关基", "关基"),
        ],
        [ImportTable.Owners] =
        [
            new(Product, new("product", "产品名称"), false, "product name", "产品"),
            new(System, new("system", "系统名称"), false, "system name", "系统"),
            new(Organisation, new("organisation", "组织"), false, "legal entity", "company", "provider", "operator", "公司", "法人实体"),
            new(Responsibility, new("responsibility", "职责"), true, "role", "function", "角色", "岗位"),
            new(Person, new("person", "负责人"), true, "owner", "responsible", "name", "姓名", "人员"),
        ],
        [ImportTable.DataHeld] =
        [
            new(System, new("system", "系统名称"), true, "system name", "系统"),
            OperatorColumn,
            new(Category, new("category", "数据类别"), true, "data category", "kind of data", "类别", "数据类型"),
            new(Purpose, new("purpose", "用途"), true, "processing purpose", "处理目的", "目的"),
            new(Persons, new("persons", "涉及人数"), false, "number of persons", "data subjects", "records", "人数", "个人数量"),
            new(Source, new("source", "数据来源"), false, "collected by", "来源"),
            new(CollectedFrom, new("collected from", "个人所在地"), false, "origin", "persons in", "countries of persons", "收集地", "来源地"),
            new(Basis, new("basis", "处理依据"), false, "legal basis", "lawful basis", "合法性基础", "依据"),
            new(StoredIn, new("stored in", "存储地"), false, "storage location", "hosted in", "存储地点", "存储位置"),
            new(Retention, new("retention", "保存期限"), false, "retention period", "kept for", "留存期限", "存储期限"),
            new(Processors, new("processors", "受托处理者"), false, "processor", "sub-processors", "受托方", "委托处理"),
            new(Transfers, new("transfers", "出境情况"), false, "transfers abroad", "third countries", "跨境传输", "数据出境"),
        ],
        [ImportTable.Cases] =
        [
            new(Reference, new("reference", "编号"), true, "ticket", "case", "case number", "key", "ID", "工单号", "案件编号"),
            new(Title, new("title", "标题"), true, "summary", "subject", "主题", "摘要"),
            new(Kind, new("kind", "种类"), false, "type", "case type", "类型"),
            new(Releases, new("releases", "涉及版本"), false, "affected releases", "release", "受影响版本"),
            new(Systems, new("systems", "涉及系统"), false, "affected systems", "system", "受影响系统"),
            new(Vulnerabilities, new("vulnerabilities", "漏洞编号"), false, "CVE", "CVEs", "vulnerability", "漏洞"),
            new(ClosedTo, new("closed to", "仅限人员"), false, "restricted to", "confidential to", "知情人员"),
        ],
        [ImportTable.Facts] =
        [
            new(Case, new("case", "案件编号"), true, "reference", "ticket", "case reference", "工单号", "编号"),
            new(Fact, new("fact", "事实"), true, "event", "what", "what happened", "事件", "事实种类"),
            new(When, new("when", "发生时间"), true, "date", "time", "occurred", "occurred on", "occurred at", "日期", "时间"),
            new(Zone, new("time zone", "时区"), false, "zone", "timezone", "tz"),
            new(HowKnown, new("how known", "信息来源"), false, "how it is known", "source", "note", "comment", "说明", "来源"),
            new(By, new("according to", "陈述人"), false, "by", "reported by", "by whom", "记录人", "报告人"),
            new(Evidence, new("evidence", "证据"), false, "proof", "attachment", "附件"),
            new(Recipient, new("recipient", "接收方"), false, "sent to", "authority", "报送对象"),
            new(Stage, new("stage", "阶段"), false, "report stage", "报送阶段"),
            new(About, new("about", "所涉漏洞"), false, "vulnerability", "CVE"),
        ],
    };

    /// <summary>The columns of a table, in the order of its template.</summary>
    public static IReadOnlyList<ImportColumn> Of(ImportTable table) => Columns[table];

    /// <summary>How a table is called: in names of sheets and files, and where it is said.</summary>
    public static IReadOnlyList<string> NamesOf(ImportTable table) => table switch
    {
        ImportTable.Products => ["products", "product", "产品", "产品清单"],
        ImportTable.Releases => ["releases", "release", "versions", "版本", "发行版本", "版本清单"],
        ImportTable.Systems => ["systems", "system", "applications", "系统", "系统清单", "信息系统"],
        ImportTable.Owners => ["owners", "owner", "responsibilities", "负责人", "责任人"],
        ImportTable.DataHeld => ["dataHeld", "data-held", "data", "processing activities", "数据", "数据清单", "个人信息"],
        ImportTable.Cases => ["cases", "case", "tickets", "案件", "工单"],
        ImportTable.Facts => ["facts", "fact", "events", "timeline", "事实", "事件", "时间线"],
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, null),
    };
}
