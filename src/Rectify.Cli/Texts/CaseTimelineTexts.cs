using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What the commands around a case, its facts and signals say.</summary>
internal static class CaseTimelineTexts
{
    public static Text ListPurpose { get; } = new("Lists the cases with their next date.", "列出案件及其最近的期限。");

    public static Text ExampleList { get; } = new("All cases of the store.", "数据库中的所有案件。");

    public static Text NoCases { get; } = new("No cases yet. 'rectify case open TITLE' opens the first.", "还没有案件。“rectify case open 标题”可新立案件。");

    public static Text OpenPurpose { get; } = new("Opens a case. It gets the next number, for ever.", "立案。自动取得下一个编号，永不重用。");

    public static Text Vulnerability { get; } = new("the vulnerability that it is about, by any of its ids; may be repeated", "所涉漏洞的任一编号；可多次使用");

    public static Text Kind { get; } = new("what sort of matter it is: vulnerability (default), incident or order", "案件种类：vulnerability（默认）、incident 或 order");

    public static Text Opened(string number, string title) => new($"Opened {number}: {title}", $"已立案 {number}：{title}");

    public static Text OpenNext(string number) => new(
        $"Next: what happened, for example  rectify case fact {number} aware 2026-12-11T10:20+01:00", $"下一步：记录发生的事实，例如  rectify case fact {number} aware 2026-12-11T10:20+01:00");

    public static Text ShowPurpose { get; } = new("Shows a case: what happened, what follows, what is left.", "显示案件：发生了什么、由此须做什么、还剩什么。");

    public static Text ExampleShowZone { get; } = new("With your profile, times as in Berlin.", "使用单位信息文件，时间按柏林显示。");

    public static Text ExampleWhy { get; } = new("With the chain from each fact to each deadline.", "显示从事实到期限的推算过程。");

    public static Text KeptRules { get; } = new(
        "answer with rules that the store keeps, instead of those in use; an old answer names the hash of its rules", "以存储中保留的规则（而非当前采用的规则）作答；以往的答案载有其规则的散列值");

    public static Text ExampleKeptRules { get; } = new("An old answer again: the rules that it names, and its time.", "重现以往的答案：写明其所载规则和时间。");

    public static Text AnsweredWith(string version, string hash) => new($"answered with the kept rules {version} ({hash})", $"以保留的规则 {version}（{hash}）作答");

    public static Text ShowRemark { get; } = new(
        "Exit code 5 when the act-by of a duty (mandatory, programme or contractual) has passed. The JSON is described in docs/schemas/case.schema.json.",
        "义务（强制、计划或合同）的行动期限已过时以 5 退出。JSON 格式见 docs/schemas/case.schema.json。");

    public static Text FactPurpose { get; } = new("Records what happened and when. Facts are only added; a correction replaces one and says why.", "记录发生了什么、何时发生。事实只增不改；更正须注明所替代的事实和理由。");

    public static Text ExampleAware { get; } = new("We became aware, and how we know.", "我们知悉的时间和信息来源。");

    public static Text ExampleDate { get; } = new("Only the day is known: the earliest reading counts from its first second.", "只知道日期：保守读法自当日零时起算。");

    public static Text ExampleCorrect { get; } = new("It was earlier than recorded. The old fact stays, struck through.", "实际时间早于记录。原事实保留并标为已更正。");

    public static Text FactRemark(string kinds) => new($"Kinds of facts: {kinds}.", $"事实种类：{kinds}。");

    public static Text Recipient { get; } = new("for an act: the recipient's id, as the duties name it", "对于已做的行为：义务中所列接收方的编号");

    public static Text Stage { get; } = new("for an act: the stage of the rule, for example early-warning", "对于已做的行为：规则的阶段，例如 early-warning");

    public static Text How { get; } = new("how it is known", "信息来源");

    public static Text Corrects { get; } = new("the fact that this one replaces, by the beginning of its id", "本事实所替代的事实，写其编号开头即可");

    public static Text Reason { get; } = new("why", "理由");

    public static Text FactRecorded(string number, Text kind, string when) => new($"Recorded in {number}: {kind.English}, {when}.", $"已记入 {number}：{kind.Chinese}，{when}。");

    public static Text WithdrawPurpose { get; } = new("Withdraws a fact that never happened. It stays, struck through.", "撤回未曾发生的事实。该事实保留并标为已撤回。");

    public static Text ExampleWithdraw { get; } = new("It was a test system.", "那是测试系统。");

    public static Text Withdrawn(string id) => new($"Withdrew the fact {id}.", $"已撤回事实 {id}。");

    public static Text SayPurpose { get; } = new("Answers a question on which rules turn. The last word counts; the earlier ones stay in the log.", "回答规则所取决的问题。以最后的回答为准，之前的回答保留在日志中。");

    public static Text ExampleSay { get; } = new("It is exploited in our product; that starts the European early warning.", "漏洞在我们的产品中被利用；由此启动欧盟的早期预警期限。");

    public static Text SayRemark { get; } = new("'rectify rules terms' lists the circumstances and their answers.", "“rectify rules terms”可列出全部情形及其取值。");

    public static Text Said(string number, Text circumstance, Text answer) => new(
        $"{number}: {circumstance.English}: {answer.English}.", $"{number}：{circumstance.Chinese}——{answer.Chinese}。");

    public static Text SignalsPurpose { get; } = new("Lists what machines and strangers say that nobody has decided on.", "列出机器和外人的说法中尚待人决定的部分。");

    public static Text NoSignals { get; } = new("No signal waits for a decision.", "没有待决定的信号。");

    public static Text SignalPurpose { get; } = new("Notes what a stranger or a machine says. It decides nothing; its clocks are provisional.", "登记外人或机器的说法。不作任何决定；由此产生的计时是暂定的。");

    public static Text ExampleSignal { get; } = new("A finder's message; a person will confirm or reject it.", "漏洞发现者的来信；由人确认或驳回。");

    public static Text From { get; } = new("who says it: finder, press, a feed's name; never a person's name", "来源：finder、press、数据源名称；不写个人姓名");

    public static Text FactKinds { get; } = new("the fact that it becomes when it is confirmed; may be repeated", "确认后成为的事实；可多次使用");

    public static Text SignalAt { get; } = new("when it happened (default: now)", "发生时间（默认：现在）");

    public static Text SignalCase { get; } = new("the case that it belongs to", "所属案件");

    public static Text SignalNoted(string id) => new($"Noted the signal {id}. A person decides: rectify case confirm, or rectify case reject.", $"已登记信号 {id}。由人决定：rectify case confirm 或 rectify case reject。");

    public static Text ConfirmPurpose { get; } = new("Turns a signal into facts of a case.", "把信号确认为案件的事实。");

    public static Text ExampleConfirm { get; } = new("It is so; the clocks that it starts are provisional no more.", "情况属实；由此启动的计时不再是暂定的。");

    public static Text Confirmed(int facts, string number) => new($"Confirmed: {facts} {(facts == 1 ? "fact" : "facts")} in {number}.", $"已确认：{number} 新增 {facts} 项事实。");

    public static Text RejectPurpose { get; } = new("Rejects a signal, with a reason. Its provisional clocks end.", "驳回信号并说明理由。其暂定计时终止。");

    public static Text ExampleReject { get; } = new("It is about a version that we never shipped.", "所说的版本我们从未交付。");

    public static Text Rejected(string id) => new($"Rejected the signal {id}.", $"已驳回信号 {id}。");

    public static Text HeadCase { get; } = new("case", "案件");

    public static Text HeadKind { get; } = new("kind", "种类");

    public static Text HeadTitle { get; } = new("title", "标题");

    public static Text HeadOpen { get; } = new("duties", "义务");

    public static Text HeadSignal { get; } = new("signal", "信号");

    public static Text HeadSource { get; } = new("source", "来源");

    public static Text HeadSays { get; } = new("what it says", "说法");

    public static Text HeadWhen { get; } = new("when", "时间");
}
