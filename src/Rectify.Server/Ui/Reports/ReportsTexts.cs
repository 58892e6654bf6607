using Rectify.Cases.Reports;
using Rectify.Foundation;

namespace Rectify.Server.Ui.Reports;

/// <summary>What the pages of reports say.</summary>
internal static class ReportsTexts
{
    public static Text Found(long count) => new(count == 1 ? "1 report" : $"{count} reports", $"{count} 份报告");

    public static Text SomebodyCalls { get; } = new("Somebody calls", "接听来电");

    public static Text TakeIn { get; } = new("Take a report in", "登记报告");

    public static Text TakeInWhy { get; } = new("It gets a number and raises a signal; nothing is decided by that.", "报告将取得编号并产生一条信号，此举不作任何认定。");

    public static Text FindHint { get; } = new("subject, number", "主题、编号");

    public static Text ShowOpen { get; } = new("not closed", "未关闭");

    public static Text OurTarget { get; } = new("Our own target", "内部目标");

    public static Text Report { get; } = new("Report", "报告");

    public static Text State { get; } = new("State", "状态");

    public static Text Channel { get; } = new("How it came", "来报方式");

    public static Text ReceivedAt { get; } = new("Received", "收到时间");

    public static Text Duplicate { get; } = new("Duplicate of", "重复于");

    public static Text ToAcknowledge { get; } = new("to acknowledge", "确认收到");

    public static Text ToAssess { get; } = new("to find whether it holds", "判断是否成立");

    public static Text None { get; } = new("No report is open", "没有未关闭的报告");

    public static Text NoneFit { get; } = new("No report fits", "没有符合条件的报告");

    public static Text NoneWhy { get; } = new(
        "What people outside tell us comes in here: by mail, by a form, over the API, or by telephone, typed while they speak.", "外部人员的来报汇集于此：邮件、表单、接口，或边听边录入的电话。");

    public static Text CalledAt { get; } = new("When did they call?", "来电时间");

    public static Text ReachedAt { get; } = new("When did it reach us?", "何时收到？");

    public static Text Subject { get; } = new("In a line, what is it about?", "用一句话概括");

    public static Text AsSpoken { get; } = new("What they say, in their words", "对方原话");

    public static Text AsSpokenHint { get; } = new("Type as they speak. Do not correct, judge or promise.", "照录原话，不更正、不评判、不承诺。");

    public static Text WhatItSays { get; } = new("What it says", "报告内容");

    public static Text WhatItSaysHint { get; } = new("As it came.", "照录原文。");

    public static Text Language { get; } = new("Their language", "对方语言");

    public static Text Of(Language language) => language == Foundation.Language.Chinese ? new("Chinese", "中文") : new("English", "英文");

    public static Text NamesVulnerability { get; } = new("Does it name a vulnerability?", "是否提及漏洞编号？");

    public static Text Who { get; } = new("Who found it", "发现者");

    public static Text WhoWhy { get; } = new("Kept apart from what they say, with readers of its own; all of it may stay empty.", "与报告内容分开保存，单独授权查阅；均可留空。");

    public static Text Name { get; } = new("What they call themselves", "称呼");

    public static Text PhoneNumber { get; } = new("The number that they call from, or want to be called at", "来电或回电号码");

    public static Text Address { get; } = new("Where they are reached", "联系方式");

    public static Text Pgp { get; } = new("PGP key or fingerprint", "PGP 密钥或指纹");

    public static Text Credit { get; } = new("Do they want to be named when it is published?", "公开时是否愿意署名？");

    public static Text NotSaid { get; } = new("not said", "未说明");

    public static Text YesWord { get; } = new("yes", "是");

    public static Text NoWord { get; } = new("no", "否");

    public static Text FilesHint { get; } = new("Kept as they came, never opened.", "原样保存，从不打开。");

    public static Text ReadOut { get; } = new("Read this to them", "请向对方宣读");

    public static Text IHaveReadIt { get; } = new("I have read it to them", "已宣读");

    public static Text ByPhone { get; } = new("by telephone", "电话");

    public static Text AHandlerNotes { get; } = new("Somebody who handles reports notes that they were told.", "由报告处理人员记录已告知。");

    public static Text DoesItHold { get; } = new("Does it hold?", "是否成立？");

    public static Text MoveTo(ReportState to) => to switch
    {
        ReportState.Accepted => new("Work on it", "受理"),
        ReportState.Deferred => new("Defer it", "暂缓处理"),
        ReportState.Closed => new("Close it", "关闭"),
        _ => ReportTexts.Of(to),
    };

    public static Text ItsSignal { get; } = new("The signal that it raised", "由其产生的信号");

    public static Text Times { get; } = new("Times", "时间");

    public static Text TargetsWhy { get; } = new("These are targets of our own; no law's clock.", "以下为内部目标，并非法定期限。");

    public static Text DoneAt(string at) => new($"done, {at}", $"{at} 已完成");

    public static Text NoTarget { get; } = new("no target is set", "未设目标");

    public static Text Anchored { get; } = new("First of its duplicates", "重复报告中最早收到");

    public static Text KeptUntil { get; } = new("Kept at least until", "至少保存至");

    public static Text Erased { get; } = new("Content erased", "内容已删除");

    public static Text FinderWasTold { get; } = new("They were told that it came in", "已告知收到");

    public static Text How { get; } = new("How? Never to whom.", "以何种方式？勿写明对象。");

    public static Text SaysTheSame { get; } = new("It says what another says", "与另一报告重复");

    public static Text SameMeans { get; } = new("Both stay, each with its number and its finder; whichever came first anchors the clocks.", "两份报告均保留各自的编号和发现者；以最早收到者起算时限。");

    public static Text WhichOther { get; } = new("Which other?", "哪一份？");

    public static Text ReadingIsNoted { get; } = new("Opening it is noted in the log, once a session.", "打开内容将记入日志，每次会话一次。");

    public static Text OpenIt { get; } = new("Open what it says", "打开内容");

    public static Text AddWhatCame { get; } = new("Add what came in later", "补充后续来报");

    public static Text FinderIsNoted { get; } = new("Reading who found it is noted in the log, once a session.", "查看发现者身份将记入日志，每次会话一次。");

    public static Text OpenFinder { get; } = new("Read who found it", "查看发现者");

    public static Text LimitFinder { get; } = new("Limit who may read this", "限定可查看人员");

    public static Text LimitMeans { get; } = new("From then on only they, and you, read who found it and take its files. More can be named later; nobody is taken off.", "此后仅限所选人员及您本人查看发现者并取出文件。以后可增加，不可移除。");

    public static Text ForHandlers { get; } = new("What it says and who found it are for those who handle reports.", "报告内容和发现者信息仅供报告处理人员查阅。");
}
