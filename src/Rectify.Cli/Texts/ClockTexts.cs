using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What <c>rectify clock</c> says, and others about clocks.</summary>
internal static class ClockTexts
{
    public static Text Purpose { get; } = new(
        "Computes what is owed to whom by when, from facts: what happened, and when.", "根据事实（发生了什么、何时发生）计算应在何时向谁履行什么义务。");

    public static Text ExampleFlags { get; } = new(
        "A manufacturer who sells in the EU and in China became aware of an exploited vulnerability. A time has its offset from UTC.",
        "在欧盟和中国销售产品的制造商知悉了一个正被利用的漏洞。时间须带 UTC 偏移。");

    public static Text ExampleProfile { get; } = new(
        "Who you are stands in a file, once; a date without a time counts from 00:00 in --zone.",
        "单位信息写在文件中，只需写一次；只有日期时，自 --zone 时区当日 0 时起算。");

    public static Text ExampleActs { get; } = new(
        "What was done is a fact too: the stage, the recipient and the time.", "已经做的也是事实：写明阶段、接收方和时间。");

    public static Text ExampleFile { get; } = new("All of it from a file, for another program (docs/schemas/clock.schema.json).",
        "全部内容来自文件，结果供其他程序使用（格式见 docs/schemas/clock.schema.json）。");

    public static Text Remark { get; } = new(
        "Each deadline is a pair: act by the first, the conservative reading, which drives every alarm; the other reading is the latest "
        + "that can be argued. Exit code 5 when a duty's act-by has passed and nothing has met it.",
        "每个期限都是一对：前者是保守读法，应据此行动，所有提醒以它为准；另一读法是可以主张的最晚时间。义务的行动期限已过而尚未履行时，以 5 退出。");

    public static Text RemarkFile { get; } = new(
        "A file of facts:  facts: [{ fact: aware, when: 2026-12-11T10:20+01:00 }]  and, as needed, profile, circumstances, assets and zone. "
        + "A profile:  roles: [provider]  markets: [EU, CN]  establishedIn: [DE].",
        "事实文件：facts: [{ fact: aware, when: 2026-12-11T10:20+01:00 }]，并可按需写 profile、circumstances、assets 和 zone。单位信息文件：roles: [provider]  markets: [EU, CN]  establishedIn: [DE]。");

    public static Text Profile { get; } = new("who you are: roles, markets, where established", "单位信息：角色、市场、设立地");

    public static Text Facts { get; } = new("a YAML file of facts", "事实文件（YAML）");

    public static Text Fact { get; } = new(
        "what happened and when: aware=2026-12-11T10:20+01:00; an act as submitted:early-warning@RECIPIENT=…",
        "发生了什么、何时发生：aware=2026-12-11T10:20+01:00；已做的事写作 submitted:early-warning@接收方=…");

    public static Text Jurisdiction { get; } = new(
        "only the laws of these; also where it is sold or operated, if neither --market nor a profile says so", "仅限这些法域的法律；未写 --market 且单位信息未注明市场时，同时视为销售或运营地");

    public static Text Exploited { get; } = new("the same as --given activelyExploited=yes", "等同于 --given activelyExploited=yes");

    public static Text Given { get; } = new(
        "a circumstance of the case, such as publiclyDisclosed=no; 'rectify rules terms' lists them", "案件情形，例如 publiclyDisclosed=no；“rectify rules terms”可列出全部");

    public static Text Role { get; } = new("what you are to the product or system, instead of a profile's roles", "您对产品或系统的角色，替代单位信息中的角色");

    public static Text Market { get; } = new("where it is sold or operated (EU, CN, …), instead of a profile's markets", "销售或运营地（EU、CN……），替代单位信息中的市场");

    public static Text Established { get; } = new("where the organisation is established", "本单位设立地");

    public static Text Sector { get; } = new("sectors of the organisation, or none; 'rectify rules terms' lists them", "本单位所属行业，没有则写 none；“rectify rules terms”可列出全部");

    public static Text Mark { get; } = new("marks of the asset, such as internet-exposed, or none", "资产的标记，例如 internet-exposed，没有则写 none");

    public static Text Zone { get; } = new("your time zone: of dates without a time, and shown beside the authority's (default: this machine's)", "您的时区：用于只有日期的时间，并与主管机关的时间并列显示（默认：本机时区）");

    public static Text At { get; } = new("the instant to ask for (default: now)", "以哪一时刻为准（默认：现在）");

    public static Text AsKnownAt { get; } = new("the law as this program's data knew it on that day, to reproduce an old answer", "以该日已录入的法律数据计算，用于重现以往的答案");

    public static Text All { get; } = new("list what has not started and what does not apply, with reasons", "一并列出未起算和不适用的规则及理由");

    public static Text Why { get; } = new("show the chain from the fact to each deadline", "显示从事实到期限的推算过程");

    public static Text NoFacts { get; } = new("no facts: name one with --fact, or a file with --facts", "没有事实：请用 --fact 写明，或用 --facts 指定文件");

    public static Text NotAFact(string text, string? nearest) => new(
        $"--fact '{text}' is not KIND=WHEN{Meant(nearest).English} 'rectify rules terms' lists the kinds", $"--fact“{text}”不符合 种类=时间{Meant(nearest).Chinese}“rectify rules terms”可列出全部种类");

    public static Text NotADate(string text) => new($"'{text}' is no date: write 2026-11-23", $"“{text}”不是日期：请写作 2026-11-23");

    public static Text NotDeclared(string flag, string text, string? nearest) => new(
        $"{flag} '{text}' is not known{Meant(nearest).English} 'rectify rules terms' lists them", $"{flag}“{text}”未知{Meant(nearest).Chinese}“rectify rules terms”可列出全部");

    private static Text Meant(string? nearest) => nearest is null ? new(";", "；") : new($"; did you mean '{nearest}'?", $"；是否应为“{nearest}”？");

    public static Text NotATime(string text) => new(
        $"'{text}' is no time: write 2026-12-11T10:20+01:00 (with its offset), 2026-12-11, or two instants with a slash between them",
        $"“{text}”不是时间：请写作 2026-12-11T10:20+01:00（带偏移）、2026-12-11，或以斜线分隔的两个时刻");

    public static Text NoOffset(string text, string meant) => new(
        $"'{text}' has no offset from UTC, and none is guessed: write {meant}, or Z for UTC", $"“{text}”没有 UTC 偏移，程序不作推测：请写作 {meant}，UTC 时间则以 Z 结尾");

    public static Text NoTime(string kind) => new(
        $"--fact '{kind}' does not say when: write {kind}=2026-12-11T10:20+01:00", $"--fact“{kind}”未写明时间：请写作 {kind}=2026-12-11T10:20+01:00");

    public static Text NotAZone(string text, string? nearest) => new(
        $"'{text}' is no time zone of the tz database, such as Europe/Berlin{(nearest is null ? "" : $"; did you mean '{nearest}'?")}",
        $"“{text}”不是 tz 数据库中的时区，例如 Asia/Shanghai{(nearest is null ? "" : $"；是否应为“{nearest}”？")}");

    public static Text AnsweredTwice(string circumstance, string first, string second) => new(
        $"'{circumstance}' is answered twice: {first} and {second}", $"情形“{circumstance}”有两个取值：{first} 和 {second}");

    public static Text NoRulesOf(string place) => new(
        $"the rules hold no law of {place}: that nothing is listed for it says nothing about what is owed there", $"规则中没有 {place} 的法律：未列出并不表示在该法域没有义务");

    public static Text KnownThen(string day, int rules, int all) => new(
        $"as known on {day}: {rules} of {all} rules", $"以 {day} 已录入的数据为准：{all} 条规则中的 {rules} 条");

    public static Text NotACircumstance(string text, string? nearest) => new(
        $"--given '{text}' is not CIRCUMSTANCE=ANSWER{Meant(nearest).English} 'rectify rules terms' lists them", $"--given“{text}”不符合 情形=取值{Meant(nearest).Chinese}“rectify rules terms”可列出全部");

    public static Text NotAnAnswer(string text, Text answers) => new(
        $"--given '{text}': the answer is {answers.English}", $"--given“{text}”：取值应为{answers.Chinese}");

    public static Text NotARole(string text, string words) => new($"--role takes one of {words}, not '{text}'", $"--role 只能取 {words} 之一，不能是“{text}”");

    public static Text NotAMarket(string text) => new(
        $"'{text}' is no jurisdiction: two capital letters, such as {(text.Length == 2 ? text.ToUpperInvariant() : "EU or CN")}",
        $"“{text}”不是法域代码：应为两个大写字母，例如 {(text.Length == 2 ? text.ToUpperInvariant() : "EU 或 CN")}");

    public static Text Runs(int open) => new($"{open} {(open == 1 ? "duty runs" : "duties run")}", $"{open} 项义务进行中");

    public static Text MoreMayRun(int count) => new($"{count} more may", $"另有 {count} 项可能适用");

    public static Text Hold(int conflicts) => new($"{conflicts} {(conflicts == 1 ? "conflict holds" : "conflicts hold")} a release back", $"{conflicts} 项冲突使报送暂缓");

    public static Text MayRun { get; } = new("Whether the duties with ? bind turns on what is not said yet. Until then they count like the others. Say:", "标有“?”的义务是否适用，取决于以下尚未说明的事项；说明之前与其他义务同样对待。请补充：");

    public static Text Decides(int duties) => new($"({duties} {(duties == 1 ? "duty" : "duties")})", $"（{duties} 项义务）");

    public static Text WithoutTime(int duties) => new($"{duties} more without a number: at once, without delay, or when a date is named", $"另有 {duties} 项无具体时限：应立即（及时）履行，或者以载明的日期为准");

    public static Text AlsoMind { get; } = new("Mind also:", "另请注意：");

    public static Text AlsoMindBriefly { get; } = new("Mind also (--why says more):", "另请注意（--why 可显示说明）：");

    public static Text TableRow(Text step, Text row) => new($"{step.English}: {row.English}", $"{step.Chinese}：{row.Chinese}");

    public static Text EndsActBy(string at, string utc) => new($"Act by {at} ({utc})", $"行动期限：{at}（{utc}）");

    public static Text EndsOther(string at, string utc) => new($"The other reading ends {at} ({utc})", $"另一读法的期限：{at}（{utc}）");

    public static Text EndsOtherSame { get; } = new("The other reading ends at the same instant", "另一读法的期限与此相同");

    public static Text EndsOtherUnknown { get; } = new("The end of the other reading is not known", "另一读法的期限未知");

    public static Text NoTimeStated { get; } = new("no time stated by the law", "法律未规定时间");

    public static Text StartsWith(Text facts) => new($"starts with: {facts.English}", $"起算事实：{facts.Chinese}");

    public static Text Contact(string contact) => new($"to: {contact}", $"报送渠道：{contact}");

    public static Text SendFirst(string fields) => new($"send first: {fields}", $"首先报送：{fields}");

    public static Text InFieldsOf(string form) => new($"fields of: {form}", $"项目依据：{form}");

    public static Text AsOf(string at) => new($"as of {at}", $"截至 {at}");

    public static Text ActBy { get; } = new("act by", "行动期限");

    public static Text OtherReading(string at) => new($"other reading {at}", $"另一读法 {at}");

    public static Text OtherUnknown { get; } = new("other reading not known", "另一读法未知");

    public static Text NoNumber { get; } = new("immediately (no number)", "立即（及时），无具体时限");

    public static Text Target(string at) => new($"own target {at}", $"内部目标 {at}");

    public static Text ExplainPurpose { get; } = new(
        "Explains the duties of one rule: from which fact, by which article, how the time was counted, and what the other reading would give.",
        "解释一条规则下的义务：依据哪一事实、哪一条款、如何计算时限，以及另一读法的结果。");

    public static Text ExampleExplain { get; } = new("The whole chain of one duty.", "一项义务的完整推算过程。");

    public static Text Binds(Text answer, Text reason) => new($"Binds: {answer.English}; {reason.English}", $"是否适用：{answer.Chinese}；{reason.Chinese}");

    public static Text NothingStarted { get; } = new("nothing has started it", "尚无事实使其起算");

    public static Text CalendarName { get; } = new("Rectify: act by", "Rectify：行动期限");

    public static Text EventTitle(Text duty, Text recipient) => new($"Act by: {duty.English} → {recipient.English}", $"行动期限：{duty.Chinese} → {recipient.Chinese}");

    public static Text NoDate { get; } = new("no date recorded", "未记录日期");

    public static Text If(Text question) => new($"depends on: {question.English}", $"取决于：{question.Chinese}");

    public static Text Provisional { get; } = new("provisional: nobody has confirmed it", "暂定：尚未经人确认");

    public static Text NotStarted(int count) => new($"{count} not started", $"{count} 项未起算");

    public static Text NotApplicable(int count) => new($"{count} do not apply", $"{count} 项不适用");

    public static Text More { get; } = new("(--all lists them)", "（--all 可列出）");

    public static Text Holds(string recipients) => new($"holds back the release to {recipients}", $"暂缓向 {recipients} 报送");

    public static Text HoldsIf(string recipients, Text question) => new(
        $"holds back the release to {recipients} until this is answered: {question.English}", $"在回答以下问题之前暂缓向 {recipients} 报送：{question.Chinese}");

    public static Text Choose { get; } = new("a named person decides between:", "由指定人员在以下方案中决定：");

    public static Text Basis(string hash, string zones) => new($"rules {hash}, time-zone data {zones}", $"规则 {hash}，时区数据 {zones}");
}
