using Rectify.Alerts.Messages;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Server.Settings;

namespace Rectify.Server.Ui.Operation;

/// <summary>What the page of settings says.</summary>
internal static class OperationTexts
{
    public static Text Question { get; } = new("How is this server set up, and does it work?", "本服务器如何设置？运行是否正常？");

    public static Text Purpose { get; } = new("For administrators and auditors. Nothing here can be changed, and no secret is shown.", "供管理员和审计人员查看。此处不可修改，也不显示任何机密。");

    public static Text Works { get; } = new("Does it work?", "是否正常？");

    public static Text Fine { get; } = new("works", "正常");

    public static Text Note { get; } = new("to know", "提示");

    public static Text Wrong { get; } = new("wrong", "错误");

    public static Text AlarmsWork { get; } = new("somebody works on alarms: this process, or another one", "警报正在处理中：由本进程或其他进程处理");

    public static Text NobodyWorks { get; } = new("nobody has worked on alarms for a minute", "一分钟以来无进程处理警报");

    public static Text MessagesGoOut { get; } = new("messages go out; none waits for its receiver", "消息均已发出，无积压");

    public static Text MessagesWait(string since) => new($"messages wait for a receiver that does not take them, since {since}", $"有消息自 {since} 起未被接收方接受");

    public static Text HowToChange { get; } = new(
        "To change one: write it into the settings file, or set its variable or flag where the server is started, and start the server again. A flag goes before a variable, and that before the file. 'rectify server check' says beforehand what is wrong.",
        "修改方法：写入设置文件，或在启动服务器处设置环境变量或命令行选项，然后重新启动服务器。命令行选项优先于环境变量，环境变量优先于文件。“rectify server check”可事先报告问题。");

    public static Text Setting { get; } = new("Setting", "设置项");

    public static Text InEffect { get; } = new("In effect", "生效值");

    public static Text SaidBy { get; } = new("From", "来源");

    public static Text WhatFor { get; } = new("What it is for", "用途");

    public static Text Otherwise(Text byDefault) => new($"Default: {byDefault.English}", $"默认：{byDefault.Chinese}");

    public static Text Of(SettingOrigin origin) => origin switch
    {
        SettingOrigin.Flag => new("flag", "命令行选项"),
        SettingOrigin.Variable => new("environment", "环境变量"),
        SettingOrigin.File => new("settings file", "设置文件"),
        SettingOrigin.Default => new("default", "默认"),
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };

    public static Text Runs { get; } = new("What runs", "运行内容");

    public static Text Program { get; } = new("Program", "程序");

    public static Text Process { get; } = new("Process", "进程");

    public static Text ThisProcess { get; } = new("this process", "本进程");

    public static Text Store { get; } = new("Store", "存储");

    public static Text SchemaIs(string schema) => new($"its tables are as of {schema}", $"表结构版本：{schema}");

    public static Text Log { get; } = new("Log", "日志");

    public static Text Entries(long count) => new($"{count} entries", $"{count} 条");

    public static Text SignedAt(string when) => new($"last signed {when}", $"最近签署：{when}");

    public static Text Rules { get; } = new("Rules", "规则");

    public static Text RulesInUse(int count) => new($"{count} in use", $"在用 {count} 条");

    public static Text TimeZones { get; } = new("Time zones (tz database)", "时区（tz 数据库）");

    public static Text Calendars { get; } = new("Holiday calendars", "节假日历");

    public static Text ImportedAt(string when) => new($"last brought in {when}", $"最近导入：{when}");

    public static Text Addresses { get; } = new("Where alarms may go", "警报接收地址");

    public static Text None { get; } = new("none", "无");

    public static Text Of(AlarmChannel channel) => channel switch
    {
        AlarmChannel.Mail => new("mail", "邮件"),
        AlarmChannel.Webhook => new("signed webhook", "签名 Webhook"),
        AlarmChannel.PagerDuty or AlarmChannel.Opsgenie => new("pager", "寻呼"),
        AlarmChannel.Chat => new("chat", "聊天"),
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };

    public static Text Keys { get; } = new("Keys", "密钥");

    public static Text KeysWhy { get; } = new(
        "Those that the store knows, by their public names. The last of each use is the present one; 'rectify server rotate-key' replaces it (docs/keys.md).",
        "存储所知的密钥，以公开名称列出。各用途的最后一个为现用密钥；“rectify server rotate-key”可更换（见 docs/keys.md）。");

    public static Text KeyFor { get; } = new("For", "用途");

    public static Text Name { get; } = new("Name", "名称");

    public static Text Since { get; } = new("Since", "始于");

    public static Text DaysOld(int days) => new(days == 1 ? "1 day old" : $"{days} days old", $"{days} 天");

    public static Text Of(StoreKeyUse use) => use switch
    {
        StoreKeyUse.Log => new("signs the log", "签署日志"),
        StoreKeyUse.Seal => new("seals secrets", "密封机密"),
        StoreKeyUse.Protection => new("protects forms", "保护表单"),
        _ => throw new ArgumentOutOfRangeException(nameof(use), use, null),
    };

    public static Text Kept { get; } = new("What is kept for how long", "保存期限");

    public static Text KeptWhy { get; } = new(
        "What is not set is kept for good. It is set over the API (PUT /retention); what would go now stands there and in rectify server retention. Holds go before it.",
        "未设置的内容长期保存。通过 API 设置（PUT /retention）；现在将被删除的内容可在该处和 rectify server retention 中查看。保全优先。");

    public static Text WhatIsKept { get; } = new("What", "内容");

    public static Text KeptFor { get; } = new("Kept for", "保存多久");

    public static Text Ground { get; } = new("Ground", "依据");

    public static Text ForGood { get; } = new("for good", "长期");

    public static Text AsPlacesSay { get; } = new("as its places say", "按其所属地设置");

    /// <summary>How long an area is kept.</summary>
    public static Text Months(int months) => new($"{months} months", $"{months} 个月");

    public static Text Leases { get; } = new("Who works on what", "工作分派");

    public static Text LeasesWhy { get; } = new(
        "What one process at a time does. When it dies, another one goes on as soon as its time is over.", "同一时间仅由一个进程执行的工作。该进程终止后，期限一到即由另一进程接续。");

    /// <summary>What somebody works on, by the name of its lease; a name that has no words yet as it is.</summary>
    public static Text LeaseOf(string name) => name switch
    {
        "sequencer" => new("numbers and signs the log", "日志编号与签署"),
        "alarms" => new("raises and sends alarms", "触发并发送警报"),
        "mailbox" => new("takes mail from the mailbox of reports", "收取漏洞报告邮箱"),
        "submission-mail" => new("brings reports that people sent to the mail server", "将人员发送的报送交给邮件服务器"),
        "report-mail" => new("acknowledges reports by mail", "以邮件确认收到报告"),
        "follow-advisories" => new("brings findings to what the advisories say", "按公告更新发现项"),
        "holder-index" => new("keeps the index of who has what", "维护持有关系索引"),
        "imports" => new("takes tables in", "导入表格"),
        "intakes" => new("reads SBOMs that were handed in", "读取提交的 SBOM"),
        "scans" => new("records scanners' reports", "记录扫描报告"),
        "statements" => new("applies what others state to many findings", "将他方声明应用于大量发现项"),
        "timestamps" => new("asks for time stamps over what was filed", "为已报送内容请求时间戳"),
        "retention" => new("erases what is due", "擦除到期内容"),
        _ => Text.Same(name),
    };

    public static Text Work { get; } = new("Work", "工作");

    public static Text Until { get; } = new("Held until", "占用至");

    public static Text Free { get; } = new("free", "空闲");
}
