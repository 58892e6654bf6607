using Rectify.Foundation;

namespace Rectify.Server.Ui.Signals;

/// <summary>What the pages of signals say.</summary>
internal static class SignalsTexts
{
    public static Text WaitingFor(long signals, long questions) => new(
        $"{signals} wait for a yes or a no, in {questions} {(questions == 1 ? "question" : "questions")}", $"{signals} 条待确认或否定，共 {questions} 个问题");

    public static Text FindHint { get; } = new("what it says, CVE-…, a source", "内容、CVE-……、来源");

    public static Text AreWeAware { get; } = new("Are we aware?", "我方是否已知悉？");

    public static Text NewEvidence { get; } = new("It was rejected. Is there new evidence?", "该信号已驳回。是否有新证据？");

    public static Text Yes { get; } = new("Yes, since…", "是，自……");

    public static Text No { get; } = new("No, because…", "否，因为……");

    public static Text Ask { get; } = new("Ask…", "询问……");

    public static Text AskWhom { get; } = new("Who may know?", "谁可能知情？");

    public static Text AskMeans(string number) => new($"They get it as a task in {number}, and are told.", $"对方将在 {number} 中收到任务并获通知。");

    public static Text AskThem { get; } = new("Ask them", "询问");

    public static Text Asked(string name) => new($"{name} is asked.", $"已询问 {name}。");

    public static Text Question(string what) => new($"Are we aware of {what}? Say yes or no", $"我方是否已知悉 {what}？请确认或否定");

    public static Text Came(string at) => new($"came {at}", $"{at} 收到");

    public static Text Touches(long count, string names) => new(
        count == 1 ? $"Touches {names}" : $"Touches {count} releases and systems: {names}{(count > 8 ? " …" : "")}", $"涉及 {count} 个版本和系统：{names}{(count > 8 ? "……" : "")}");

    public static Text TouchesNothing { get; } = new("Nobody has said which releases and systems it touches.", "尚未说明涉及哪些版本和系统。");

    public static Text SaidBy(int count) => new($"{count} signals say so", $"{count} 条信号内容相同");

    public static Text Since { get; } = new("Since when are we aware?", "何时知悉？");

    public static Text InCase { get; } = new("In which case?", "计入哪个案件？");

    public static Text NewCase { get; } = new("in a new one", "新建案件");

    public static Text WouldStart(int count) => new(
        count == 1 ? "A yes starts 1 clock, or moves it forward" : $"A yes starts {count} clocks, or moves them forward", $"确认后将起算或提前 {count} 项时限");

    public static Text StartsNothing { get; } = new("Nothing would be owed that is not owed already.", "不会新增应履行的义务。");

    public static Text More(int count) => new($"and {count} more", $"另有 {count} 项");

    public static Text LookAgain { get; } = new("What would that start?", "将起算哪些时限？");

    public static Text ConfirmAs(string name) => new($"Yes, we are aware: say so as {name}", $"以 {name} 的名义确认知悉");

    public static Text RejectMeans { get; } = new("The signal is rejected, with your reason; clocks that it started provisionally end.", "该信号将被驳回并记录您的理由；由其暂定起算的时限终止。");

    public static Text Because { get; } = new("Why not?", "为何否定？");

    public static Text RejectAs(string name) => new($"No: say so as {name}", $"以 {name} 的名义否定");

    public static Text Answered { get; } = new("Answered.", "已答复。");

    public static Text None { get; } = new("Nothing waits", "没有待决信号");

    public static Text NoneFit { get; } = new("No signal fits", "没有符合条件的信号");

    public static Text NoneWhy { get; } = new(
        "Scanners, feeds, finders and newspapers speak here. A person says whether we are aware of it; until then its clocks are provisional.", "扫描器、情报源、发现者和媒体的信息汇集于此。由人确认我方是否知悉；此前相关时限均为暂定。");

    public static Text AllWaiting { get; } = new("All that wait", "全部待决信号");

    public static Text WhatItSays { get; } = new("What it says", "信号内容");

    public static Text Source { get; } = new("Who says so", "来源");

    public static Text HappenedAt { get; } = new("Happened", "发生时间");

    public static Text ReachedUs { get; } = new("Reached us", "收到时间");

    public static Text Vulnerability { get; } = new("Vulnerability", "漏洞");

    public static Text WouldBecome { get; } = new("Becomes, when confirmed", "确认后记为");

    public static Text TouchesTitle { get; } = new("Touches", "涉及");

    public static Text RejectedBecause { get; } = new("Rejected, because", "驳回理由");
}
