using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify demo</c> tells.</summary>
internal static class DemoTexts
{
    public static Text Purpose { get; } = new(
        "Tells two stories on a database of its own: a vulnerability from the scan to the proof, and an order from the list to the reply.",
        "在独立的数据库上演示两个案例：一个漏洞从发现到证明的全过程，一份整改通知从清单到答复的全过程。");

    public static Text Example { get; } = new("Both stories; the files are left in ./rectify-demo.", "演示两个案例，文件留在 ./rectify-demo 中。");

    public static Text Out { get; } = new("where to leave the files (default: rectify-demo); what is there of an earlier run is replaced", "文件存放位置（默认 rectify-demo）；上次运行的内容会被替换");

    public static Text NotOurs(string folder) => new(
        $"{folder} holds files that are not the demo's; name an empty folder with --out", $"{folder} 中有不属于演示的文件；请用 --out 指定空文件夹");

    public static Text Title { get; } = new("rectify demo", "rectify 演示");

    public static Text Invented { get; } = new(
        "Everything here is self-written: company, people, gateway and order are invented, the advisory records hold facts only. The clock is the story's own. Nothing leaves this machine.",
        "内容均为自行编写：公司、人物、网关和整改通知均属虚构，漏洞公告仅含事实。时钟为案例自带。任何内容都不会离开本机。");

    public static Text GatewayTitle { get; } = new("The gateway", "案例一：网关");

    public static Text GatewaySetting { get; } = new(
        "Nanhai Devices of Shenzhen sells a gateway in China and in the EU, and operates an order system. Friday, 11 December 2026, 10:20 in Berlin.",
        "深圳的南海设备公司在中国和欧盟销售一款网关，并自行运行订单系统。柏林时间2026年12月11日（星期五）10:20。");

    public static Text Detect { get; } = new("Detect", "发现");

    public static Text Detected(int components, int findings) => new(
        $"The gateway's SBOM holds {components} components. Inside its fat JAR sits log4j-core 2.14.1. {findings} findings:",
        $"网关的 SBOM 含 {components} 个组件，其 fat JAR 内含 log4j-core 2.14.1。共 {findings} 个发现项：");

    public static Text Confirm { get; } = new("Confirm", "确认");

    public static Text Confirmed(string signal) => new(
        $"A feed says: “{signal}” That is a signal, not a fact. J. Ortiz looks at it and confirms it, once for the product and the system: CASE-0001 opens.",
        $"数据源称：“{signal}”这是信号，不是事实。J. Ortiz 核实后予以确认，对产品和系统一次生效：CASE-0001 立案。");

    public static Text Clock { get; } = new("Clock", "计时");

    public static Text FirstAnswer { get; } = new(
        "From the facts and the rules, what is owed to whom. Where a rule turns on something nobody has said yet, it asks the one question that decides, and alarms as if the answer were yes:",
        "由事实与规则算出对谁负有何种义务。规则所依赖而尚无人说明之处，会提出起决定作用的那一个问题，并按“是”发出警示：");

    public static Text Answered { get; } = new(
        "A person answers: public since 2021; attacks were seen; the component is Apache's; national security is not in danger. With that the conflicts and the questions are settled. 11:55:",
        "由人作答：2021年起已公开；已观察到攻击；组件由 Apache 维护；不危害国家安全。冲突与疑问随之消除。11:55：");

    public static Text Report { get; } = new("Report", "报送");

    public static Text Reported(string author, string approver) => new(
        $"Two texts are drafted from what the case knows and what {author} adds. {author} signs, {approver} approves: the signatures cover the hash of the exact bytes. For the ministry:",
        $"根据案件已知内容与 {author} 的补充起草两份文本。{author} 签名提交，{approver} 批准：签名针对确切字节的哈希值。报工业和信息化部的文本：");

    public static Text Filed(string approver) => new(
        $"Rectify sends nothing. {approver} files the ministry's report by hand and records it, then the receipt; only the receipt turns the row green. The EU's text is approved and waits for a person:",
        $"Rectify 不自动发送。{approver} 人工报送并登记，随后登记回执；只有回执才使该行变绿。欧盟的文本已获批准，等待人工报送：");

    public static Text Prove { get; } = new("Prove", "证明");

    public static Text Proven(int passed, int failed, int open) => new(
        $"Every event above is a leaf of a signed Merkle tree. The bundle case-0001.proof.zip verifies offline: {passed} checks passed, {failed} failed, {open} say what no bundle can show.",
        $"以上每个事件都是已签名 Merkle 树的叶子。证明包 case-0001.proof.zip 可离线核验：{passed} 项通过，{failed} 项失败，{open} 项说明证明包无法证明的内容。");

    public static Text OrderTitle { get; } = new("The order", "案例二：整改通知");

    public static Text OrderSetting { get; } = new(
        "Monday, 14 December 2026. After an inspection the company is served with an order to rectify 19 items by the end of the year.",
        "2026年12月14日（星期一）。检查之后，公司收到责令限期整改通知，须在年底前完成19项整改。");

    public static Text Receive { get; } = new("Receive", "接收");

    public static Text Received(int items) => new(
        $"The authority's list comes in as CSV: {items} items, under the authority's own numbers for life. CASE-0002 opens.",
        $"主管部门的清单以 CSV 导入：共 {items} 项，终身沿用主管部门的编号。CASE-0002 立案。");

    public static Text OrderClocks { get; } = new(
        "The only number is the date that the order itself names:", "唯一的期限是通知书自身载明的日期：");

    public static Text Rectify { get; } = new("Rectify", "整改");

    public static Text Rectified(int evidenced, int items) => new(
        $"{evidenced} of {items} items have evidence; nobody has verified it yet, and an item is closed only by the authority:",
        $"{items} 项中 {evidenced} 项已有证据；尚无人核验，事项只能由主管部门销号：");

    public static Text EvidenceConsole { get; } = new("The console answers to the operations network only", "管理后台仅对运维网络开放");

    public static Text EvidenceAccount { get; } = new("The default account is disabled", "默认账户已停用");

    public static Text EvidenceCookie { get; } = new("The session cookie carries Secure and HttpOnly", "会话 Cookie 已带 Secure 与 HttpOnly 属性");

    public static Text Measure { get; } = new("Outbound LDAP and RMI are blocked; update planned for 18 December", "已阻断对外 LDAP 与 RMI；计划12月18日更新");

    public static Text Reply { get; } = new("Reply", "答复");

    public static Text Replied { get; } = new(
        "The skeleton of the reply stands, in Chinese and English. It invents nothing and marks what a person still has to write:",
        "答复框架已生成（中、英文）。不虚构任何内容，并标出仍须由人填写之处：");

    public static Text Files { get; } = new("Files", "文件");

    public static Text FileStore { get; } = new("the store: cases, facts, ledger (whoever can read the file can read every case in it)", "数据库：案件、事实、账本（能读取该文件者即可读取其中全部案件）");

    public static Text FileReport { get; } = new("the ready-to-file report", "可直接报送的文本");

    public static Text FileProof { get; } = new("the proof of the first story", "案例一的证明包");

    public static Text FileOrderProof { get; } = new("the proof of the second", "案例二的证明包");

    public static Text FileReply { get; } = new("the reply's skeleton", "答复框架");

    public static Text FilePortfolio { get; } = new("what the stories were told from", "案例所用的素材");

    public static Text Next { get; } = new("Now you:", "接下来可以试试：");

    /// <summary>The values that the author adds to the ministry's report, by field.</summary>
    public static IReadOnlyDictionary<string, string> MinistryFields { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["product_model"] = "GW-4",
        ["technical_characteristics"] = "日志组件对消息中的查找表达式进行 JNDI 解析（CVE-2021-44228），组件位于控制台程序 gateway-console.jar 内",
        ["harm"] = "可导致远程代码执行；CVSS 3.1 评分 10.0",
        ["scope_of_impact"] = "网关 4.2 版全部设备；已在一家客户的日志中观察到攻击请求",
    };

    /// <summary>The values that the author adds to the early warning, by field.</summary>
    public static IReadOnlyDictionary<string, string> PlatformFields { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["summary"] = "log4j-core 2.14.1 inside the console of Gateway 4.2 resolves JNDI lookups in log messages. Attack requests were seen at one customer.",
        ["member_states_available"] = "DE, FR, NL",
    };
}
