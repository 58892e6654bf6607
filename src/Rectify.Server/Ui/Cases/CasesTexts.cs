using Rectify.Cases.Access;
using Rectify.Cases.Coordination;
using Rectify.Cases.Links;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Foundation.Texts;
using Rectify.Proof.Bundles;

namespace Rectify.Server.Ui.Cases;

/// <summary>What the pages of cases say.</summary>
internal static class CasesTexts
{
    // The list.
    public static Text Found(long count) => new(count == 1 ? "1 case" : $"{count} cases", $"{count} 个案件");

    public static Text OpenOne { get; } = new("Open a case", "新建案件");

    public static Text OpenOneWhy { get; } = new("It gets the next number. What is owed follows from the facts that you record in it.", "案件将取得下一个编号。应履行的义务由您在其中记录的事实推算得出。");

    public static Text Find { get; } = new("Find", "查找");

    public static Text FindHint { get; } = new("title, number, CVE-…", "标题、编号、CVE-……");

    public static Text Show { get; } = new("Show", "显示");

    public static Text ShowOpen { get; } = new("being handled", "处置中");

    public static Text ShowOverdue { get; } = new("act-by has passed", "已过行动期限");

    public static Text ShowWeek { get; } = new("act within 7 days", "7 天内须行动");

    public static Text ShowMine { get; } = new("with a duty of mine", "有我负责的义务");

    public static Text ShowEnded { get; } = new("handling ended", "处置已结束");

    public static Text ShowAll { get; } = new("all", "全部");

    public static Text Kind { get; } = new("Kind", "类型");

    public static Text AnyKind { get; } = new("any", "不限");

    public static Text ActBy { get; } = new("Act by", "行动期限");

    public static Text Case { get; } = new("Case", "案件");

    public static Text About { get; } = new("About", "涉及");

    public static Text OpenDuties { get; } = new("Open duties", "未结义务");

    public static Text OpenedAt { get; } = new("Opened", "立案时间");

    public static Text NothingOwed { get; } = new("nothing owed", "无应履行事项");

    public static Text Late(int count) => new($"{count} past act-by", $"{count} 项已过期限");

    public static Text WhereverFound { get; } = new("wherever it is found", "所有检出之处");

    public static Text Assets(int count) => count switch
    {
        0 => new("the organisation as a whole", "本单位整体"),
        1 => new("1 release or system", "1 个版本或系统"),
        _ => new($"{count} releases and systems", $"{count} 个版本和系统"),
    };

    public static Text Closed { get; } = new("closed", "限定知情");

    public static Text ClosedWhy { get; } = new("Only the people named on it know that it exists.", "仅列名人员知悉本案件的存在。");

    public static Text Pages { get; } = new("Pages", "分页");

    public static Text Before { get; } = new("Back", "上一页");

    public static Text Next { get; } = new("Next", "下一页");

    public static Text PageOf(long page, long pages) => new($"Page {page} of {pages}", $"第 {page} 页，共 {pages} 页");

    public static Text None { get; } = new("No case yet", "尚无案件");

    public static Text NoneWhy { get; } = new(
        "A case is one matter with clocks: a vulnerability, an incident, an order. Open one, or confirm a signal into one.", "案件是一项带有时限的事务：漏洞、事件或责令整改。可新建案件，或将信号确认为案件。");

    public static Text NoneFit { get; } = new("No case fits", "没有符合条件的案件");

    public static Text NoneFitWhy { get; } = new("Look for something else, or show all of them.", "请更换条件，或显示全部案件。");

    // One to open.
    public static Text Title { get; } = new("What is it about, in a line?", "用一句话说明案由");

    public static Text TitleHint { get; } = new("Of a closed case, mails and calendars carry the number alone.", "限定知情的案件，邮件和日历中仅出现编号。");

    public static Text VulnerabilityIds { get; } = new("Ids of vulnerabilities", "漏洞编号");

    public static Text VulnerabilityIdsHint { get; } = new("With commas between them; any id that you have, your own too.", "以逗号分隔；可填写任何已有编号，包括内部编号。");

    public static Text AboutAssets { get; } = new("Which releases and systems?", "涉及哪些版本和系统？");

    public static Text AboutAssetsHint { get; } = new("type a name", "输入名称");

    public static Text NoneIsOrganisation { get; } = new("None: it is about the organisation as a whole.", "不选择即涉及本单位整体。");

    public static Text Remove(string name) => new($"Take {name} off", $"移除 {name}");

    public static Text CloseIt { get; } = new("Close it", "限定知情");

    public static Text CloseItWhy { get; } = new("Only the people named here will know that it exists.", "仅在此列名的人员知悉其存在。");

    public static Text NamedOnIt { get; } = new("Named on it", "列名人员");

    public static Text YouAreNamed { get; } = new("You are named on it yourself.", "您本人自动列名。");

    // One case.
    public static Text KeptOut { get; } = new("You are named on this case, and kept out of it", "您已列名于本案件，但不得查看");

    public static Text EmbargoIs(Text state) => new($"Embargo: {state.English}", $"保密期：{state.Chinese}");

    public static Text OnHold { get; } = new("legal hold", "法定保全");

    public static Text Exploited { get; } = new("actively exploited: yes", "已被积极利用：是");

    public static Text NotExploited { get; } = new("actively exploited: no", "已被积极利用：否");

    public static Text CarriedBy { get; } = new("This is a duplicate. What happened here counts, and alarms ring, in", "本案件为重复案件，其事实计入下列案件，提醒亦由该案件发出：");

    public static Text EpssWhy { get; } = new("Probability of exploitation within 30 days, by FIRST", "FIRST 估计的 30 天内被利用概率");

    public static Text ListedOn(string day) => new($"CISA: exploited, listed {day}", $"CISA：{day} 列为已被利用");

    public static Text CountLate { get; } = new("past act-by", "已过行动期限");

    public static Text CountOwed { get; } = new("still to do", "待履行");

    public static Text CountMet { get; } = new("done, no receipt yet", "已履行，待回执");

    public static Text CountReceipts { get; } = new("with receipt", "已取得回执");

    public static Text NextIs { get; } = new("Next:", "下一项：");

    public static Text ComputedWith(string rules, string zones, string at) => new($"As of {at}; rules {rules}, time-zone data {zones}.", $"计算时点 {at}；规则 {rules}，时区数据 {zones}。");

    public static Text Waiting { get; } = new("Waits for a yes or a no", "待确认或否定");

    // Conflicts.
    public static Text DependsOn(Text question) => new($"Depends on: {question.English}", $"取决于：{question.Chinese}");

    public static Text Held { get; } = new("nothing is released to", "暂停向其报送：");

    public static Text Released { get; } = new("released", "恢复报送");

    public static Text StillHeld { get; } = new("still held", "仍暂停报送");

    public static Text Decide { get; } = new("Decide…", "作出决定……");

    public static Text DecideAnew { get; } = new("Decide anew…", "重新决定……");

    public static Text EndsHold { get; } = new("Does this end the hold?", "是否恢复报送？");

    public static Text EndsHoldYes { get; } = new("Yes: reports to this recipient may leave", "是：可向该接收方报送");

    public static Text EndsHoldNo { get; } = new("No: nothing leaves until it is decided otherwise", "否：另有决定前不报送");

    public static Text DecideAs(string name) => new($"Decide, as {name}", $"以 {name} 的名义决定");

    public static Text Notices { get; } = new("To be minded", "须注意的法律差异");

    // Duties.
    public static Text Follows { get; } = new("What follows", "由此产生的义务");

    public static Text NoDuties { get; } = new("Nothing is owed yet", "尚无应履行的义务");

    public static Text NoDutiesWhy { get; } = new(
        "A duty appears when a recorded fact, or a signal that waits, starts its clock: record when you became aware, or answer what is asked below.", "已记录的事实或待决信号起算期限后，义务即列于此。请记录知悉时间，或回答下方问题。");

    public static Text WhatToWhom { get; } = new("To whom, and what", "接收方与事项");

    public static Text Owner { get; } = new("Owner", "负责人");

    public static Text ActByAndState { get; } = new("Act by, state", "行动期限与状态");

    public static Text TextAndReceipt { get; } = new("Text, receipt", "报告文本与回执");

    public static Text Provisional { get; } = new("provisional", "暂定");

    public static Text OurTarget { get; } = new("our own target", "内部目标");

    public static Text BindsUnknown { get; } = new("not known whether it binds", "是否适用尚不明确");

    public static Text SaidNotApplicable { get; } = new("said not to apply", "已说明不适用");

    public static Text MoreDuties(int count) => new($"{count} more to them", $"对其另有 {count} 项");

    public static Text TextReady { get; } = new("ready", "已就绪");

    public static Text MissingFields(int count) => new(count == 1 ? "1 field missing" : $"{count} fields missing", $"缺 {count} 个字段");

    public static Text OwesNothing { get; } = new("Nothing is owed under this rule here.", "依据该规则，本案件无应履行事项。");

    public static Text OtherReading { get; } = new("Other reading", "另一读法");

    public static Text NotKnown { get; } = new("not known", "未知");

    public static Text TheSame { get; } = new("ends at the same instant", "期限相同");

    public static Text Binds { get; } = new("Binds", "是否适用");

    public static Text Decides { get; } = new("What decides", "关键问题");

    public static Text Lateness { get; } = new("Timely", "是否按时");

    public static Text CannotSay(Text why) => new($"cannot say: {why.English}", $"无法判断：{why.Chinese}");

    public static Text Law { get; } = new("Law", "法律依据");

    public static Text Contact { get; } = new("Contact", "联系方式");

    public static Text SharedWith { get; } = new("Goes on to", "后续共享");

    public static Text StillMissing { get; } = new("Still missing", "尚缺");

    public static Text Penalty { get; } = new("A breach may lead to", "违反后果");

    public static Text Forbidden { get; } = new("Forbidden meanwhile", "期间禁止");

    public static Text Remark { get; } = new("Remark", "备注");

    public static Text Comma { get; } = new(", ", "、");

    public static Text Until(string when) => new($"until {when}", $"至 {when}");

    public static Text TakenBack(string because) => new($"taken back: {because}", $"已撤回：{because}");

    public static Text TakeBack { get; } = new("Take back", "撤回");

    public static Text TakeIt { get; } = new("I see to it", "由我负责");

    public static Text SayOwner { get; } = new("Say who…", "指派……");

    public static Text SayNotApplicable { get; } = new("Does not apply…", "说明不适用……");

    public static Text Nobody { get; } = new("nobody", "无人");

    public static Text NotApplicableMeans { get; } = new(
        "You say, by your name, that this rule does not bind here. What was computed stays; its alarms rest.", "您以本人名义说明该规则在此不适用。推算结果保留，相应提醒停止。");

    public static Text WhyNotApplicable { get; } = new("Why does it not apply?", "为何不适用？");

    public static Text UntilDay { get; } = new("Until the end of (empty: without an end)", "有效至当日结束（留空即无期限）");

    public static Text SayAs(string name) => new($"Say so, as {name}", $"以 {name} 的名义说明");

    // Questions.
    public static Text QuestionsTitle { get; } = new("Questions that decide", "决定性问题");

    public static Text NothingAsked { get; } = new("Nothing that is open turns on an answer.", "未结事项均不取决于尚待回答的问题。");

    public static Text OnThisTurn(int count) => new(count == 1 ? "1 duty turns on this" : $"{count} duties turn on this", $"{count} 项义务取决于此");

    public static Text AnswerIt { get; } = new("Answer", "回答");

    public static Text AnswerInFacts { get; } = new("Correct the fact: say its time more exactly.", "请更正事实，写明更准确的时间。");

    public static Text AnswerInInventory { get; } = new("The inventory, or the organisation's profile, answers it.", "由资产清单或单位概况回答。");

    public static Text KnownTitle { get; } = new("What is known", "已知情形");

    public static Text SayOtherwise { get; } = new("Say otherwise", "更改回答");

    public static Text OtherCircumstances(int count) => new($"Other questions on which rules can turn: {count}", $"规则可能取决于的其他问题：{count}");

    public static Text FromKind { get; } = new("from the kind of case", "由案件类型得出");

    public static Text FromData(string systems) => new($"from the data that is held in {systems}", $"由 {systems} 所存数据得出");

    public static Text HowKnown { get; } = new("How is it known?", "从何得知？");

    // The timeline.
    public static Text Happened { get; } = new("What happened", "已发生的事实");

    public static Text RecordFact { get; } = new("Record a fact", "记录事实");

    public static Text NoFacts { get; } = new("Nothing is recorded yet. What is owed follows from facts.", "尚未记录事实。应履行的义务由事实推算得出。");

    public static Text FactNumber(int number) => new($"fact {number}", $"事实 {number}");

    public static Text ASignal { get; } = new("a signal", "信号");

    public static Text Corrected(string reason) => new($"Corrected: {reason}", $"已更正：{reason}");

    public static Text Withdrawn(string reason, string who, string at) => new($"Withdrawn by {who}, {at}: {reason}", $"{who} 于 {at} 撤回：{reason}");

    public static Text RecordedBy(string who, string at) => new($"recorded by {who}, {at}", $"{who} 于 {at} 记录");

    public static Text FromSignal { get; } = new("from a signal", "源自信号");

    public static Text Correct { get; } = new("Correct", "更正");

    public static Text Withdraw { get; } = new("Withdraw", "撤回");

    public static Text WithdrawMeans { get; } = new("It never happened. It stays here, struck through, with your reason; the clocks that it started end.", "该事实并未发生。记录保留并划去，附您的理由；由其起算的期限终止。");

    public static Text WasOpened { get; } = new("The case was opened", "立案");

    public static Text WhatHappened { get; } = new("What happened?", "发生了什么？");

    public static Text OfWhichDuty { get; } = new("Of which duty, towards whom?", "属于哪项义务、面向何方？");

    public static Text OfNone { get; } = new("of none", "不属于任何义务");

    public static Text Towards(Text what, Text whom) => new($"{what.English} → {whom.English}", $"{what.Chinese} → {whom.Chinese}");

    public static Text OfWhichVulnerability { get; } = new("About which vulnerability?", "涉及哪个漏洞？");

    public static Text OfAll { get; } = new("all", "全部");

    public static Text OfWhichAssets { get; } = new("About which releases and systems?", "涉及哪些版本和系统？");

    public static Text NoneIsAll { get; } = new("None: about all of them.", "不选择即涉及全部。");

    public static Text Evidence { get; } = new("What proves it", "证据");

    public static Text EvidenceHint { get; } = new("One a line: a reference, a hash, the name of a file.", "每行一项：文号、哈希值或文件名。");

    public static Text WhyCorrected { get; } = new("Why is it corrected?", "为何更正？");

    public static Text WeFound { get; } = new("What we found out", "我方查明");

    public static Text TheWorld { get; } = new("What happened outside", "外部发生");

    public static Text TheFix { get; } = new("The remedy", "处置");

    public static Text WeTold { get; } = new("What we told or did", "我方报送与履行");

    public static Text OthersAsk { get; } = new("What others want, and by when", "他方要求与期限");

    // Findings.
    public static Text Where { get; } = new("Where it is", "涉及对象");

    public static Text FoundIn(string name, long count) => new($"{name} is found in {count} releases and systems now; the case is about all of them.", $"{name} 目前在 {count} 个版本和系统中检出，本案件涉及全部。");

    public static Text WholeOrganisation { get; } = new("The organisation as a whole: no release or system is named.", "涉及本单位整体，未指明版本或系统。");

    public static Text Gone { get; } = new("gone since", "已不再检出");

    public static Text FixedIn(string versions) => new($"fixed in {versions}", $"修复版本：{versions}");

    public static Text Holds(Text what, Text persons) => new($"Holds {what.English}, {persons.English}", $"存有{what.Chinese}，{persons.Chinese}");

    public static Text MoreAssets(long count) => new($"and {count} more", $"另有 {count} 个");

    // Embargo.
    public static Text PeopleAndEmbargo { get; } = new("Participants and embargo", "参与方与保密期");

    public static Text NoDutyWaits { get; } = new("No law's duty waits for it.", "任何法定义务均不因此顺延。");

    public static Text EmbargoUntil { get; } = new("Nobody publishes until", "在此之前各方不公开：");

    public static Text ProposedUntil(string who) => new($"Proposed by {who}, until", $"{who} 提议至：");

    public static Text AgreeOn { get; } = new("It is agreed on", "已达成一致");

    public static Text DoNotAgree { get; } = new("It is not agreed on", "未达成一致");

    public static Text NoteAsked { get; } = new("They were asked", "已征询");

    public static Text TheyAccept { get; } = new("They accept", "对方同意");

    public static Text TheyDecline { get; } = new("They decline", "对方拒绝");

    public static Text NameParticipant { get; } = new("Name a participant", "指明参与方");

    public static Text ProposeEmbargo { get; } = new("Propose an embargo", "提议保密期");

    public static Text EndEmbargo { get; } = new("End the embargo", "结束保密期");

    public static Text EndIsForEver { get; } = new("An embargo that is over is over for ever.", "保密期一经结束，不得恢复。");

    public static Text WhyItEnds { get; } = new("Why does it end?", "为何结束？");

    public static Text Organisation { get; } = new("Organisation", "单位");

    public static Text TheyAre { get; } = new("They are", "其角色");

    public static Text ProposedBy { get; } = new("Who proposes it?", "提议方");

    public static Text We { get; } = new("we", "我方");

    public static Text Of(EmbargoEnd end) => end switch
    {
        EmbargoEnd.TimeCame => new("its end came", "期满"),
        EmbargoEnd.PublicAware => new("the vulnerability is public", "漏洞已公开"),
        EmbargoEnd.ExploitPublic => new("an exploit is public", "利用代码已公开"),
        EmbargoEnd.AttacksObserved => new("attacks were observed", "观察到攻击"),
        EmbargoEnd.Ready => new("those who take part are ready to publish", "各方已准备好公开"),
        EmbargoEnd.Other => new("another reason", "其他原因"),
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
    };

    public static Text Of(CoordinationRole role) => role switch
    {
        CoordinationRole.Finder => new("finder", "发现者"),
        CoordinationRole.Reporter => new("reporter", "报告者"),
        CoordinationRole.Vendor => new("vendor", "厂商"),
        CoordinationRole.Coordinator => new("coordinator", "协调者"),
        CoordinationRole.Deployer => new("deployer", "部署者"),
        CoordinationRole.Other => new("other", "其他"),
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    public static Text Consents(Consent consent) => consent switch
    {
        Consent.NoConsent => new("not asked", "未征询"),
        Consent.Invited => new("asked", "已征询"),
        Consent.Signatory => new("accepted", "已同意"),
        Consent.Declined => new("declined", "已拒绝"),
        Consent.Lapsed => new("consent lapsed", "同意已失效"),
        _ => throw new ArgumentOutOfRangeException(nameof(consent), consent, null),
    };

    // Tasks.
    public static Text Tasks { get; } = new("Tasks", "任务");

    public static Text NoTasks { get; } = new("No tasks. They have times of our own, no law's.", "暂无任务。任务时间由我方自定，并非法定期限。");

    public static Text TaskDone { get; } = new("Done", "完成");

    public static Text TaskDrop { get; } = new("Drop", "放弃");

    public static Text TaskAgain { get; } = new("Open again", "重新打开");

    public static Text OpenTask { get; } = new("Add a task", "添加任务");

    public static Text TaskTitle { get; } = new("What is to be done?", "要做什么？");

    public static Text TaskWho { get; } = new("By whom?", "由谁负责？");

    public static Text TaskTimed { get; } = new("by a time", "有完成时间");

    public static Text TaskBy { get; } = new("By when?", "何时完成？");

    // Notes.
    public static Text Notes { get; } = new("Notes", "备注");

    public static Text WriteNote { get; } = new("Write a note", "写备注");

    public static Text NoteText { get; } = new("Note", "备注内容");

    public static Text MentionHint { get; } = new("@ and a name tells somebody", "@ 加姓名可提醒他人");

    public static Text Privileged { get; } = new("Privileged", "法律特权保密");

    public static Text PrivilegedWhy(string who) => new($"For the legal circle alone: {who}. It leaves the house in nothing.", $"仅限法律小组：{who}。不随任何内容外发。");

    public static Text WritePrivileged { get; } = new("Write a privileged note", "写法律特权备注");

    public static Text EditedAt(string at) => new($"changed {at}", $"{at} 修改");

    public static Text Edit { get; } = new("Change", "修改");

    public static Text Circle { get; } = new("Legal circle", "法律小组");

    public static Text NameCircle { get; } = new("Name a legal circle", "指定法律小组");

    public static Text NameMore { get; } = new("Name more people to the legal circle", "增加法律小组成员");

    public static Text CircleWhy { get; } = new("They alone will know of privileged notes. You are one of them.", "仅小组成员知悉特权备注。您本人自动加入。");

    // Files.
    public static Text Files { get; } = new("Files", "文件");

    public static Text NoFiles { get; } = new("No files. They are kept as they came, and never opened or shown here.", "暂无文件。文件原样保存，此处从不打开或预览。");

    public static Text Exploit { get; } = new("exploit material", "利用代码");

    public static Text Bytes(long bytes) => bytes switch
    {
        < 1024 => Text.Same($"{bytes} B"),
        < 1 << 20 => Text.Same($"{bytes / 1024} KiB"),
        _ => Text.Same($"{bytes >> 20} MiB"),
    };

    public static Text ErasedBecause(string why) => new($"erased: {why}", $"内容已删除：{why}");

    public static Text TakeFile { get; } = new("Save", "另存");

    public static Text Grant { get; } = new("Grant to somebody", "授予他人");

    public static Text GrantTo { get; } = new("To whom?", "授予谁？");

    public static Text WhatFor { get; } = new("What for?", "用途");

    public static Text Erase { get; } = new("Erase", "删除内容");

    public static Text EraseMeans { get; } = new("Its bytes are let go, for ever. That it was here stays, with your reason.", "内容将永久删除；曾有该文件的记录及您的理由予以保留。");

    public static Text AddFile { get; } = new("Add a file", "添加文件");

    public static Text File { get; } = new("File", "文件");

    public static Text FileHint(int mebibytes) => new($"At most {mebibytes} MiB. It is not opened.", $"至多 {mebibytes} MiB。系统不打开文件。");

    public static Text IsExploit { get; } = new("It can be used to attack: only those to whom it is granted know of it", "可用于攻击：仅被授予者知悉");

    public static Text Uploading { get; } = new("Taking it in…", "正在接收……");

    // Links.
    public static Text Links { get; } = new("Other cases", "关联案件");

    public static Text NoLinks { get; } = new("Nothing is said of this case and others.", "未说明与其他案件的关系。");

    public static Text StatedBy(string who) => new($"stated by {who}", $"{who} 认定");

    public static Text LinkIt { get; } = new("Say what it is to another", "说明与其他案件的关系");

    public static Text ThisCaseIs { get; } = new("This case…", "本案件……");

    public static Text OtherCase { get; } = new("Which other case?", "另一案件");

    public static Text WhyOrWhere { get; } = new("Why, or where is it stated?", "理由或出处");

    public static Text WhoStates { get; } = new("Who states it?", "由谁认定？");

    public static Text Of(LinkKind kind, bool isFrom) => kind switch
    {
        LinkKind.Related => new("is related to", "相关于"),
        LinkKind.DuplicateOf => isFrom ? new("is a duplicate of", "重复于") : new("has a duplicate:", "有重复案件："),
        LinkKind.CausedBy => isFrom ? new("was caused by", "起因于") : new("caused", "引起"),
        LinkKind.Unrelated => new("has nothing to do with", "无关于"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    // What a fact would change.
    public static Text ChangesNothing { get; } = new("Recording it changes no clock.", "记录后不影响任何时限。");

    public static Text WouldStart(int count) => new(
        count == 1 ? "It starts 1 clock, or moves it forward" : $"It starts {count} clocks, or moves them forward", $"将起算或提前 {count} 项时限");

    public static Text WouldBeLater(int count) => new(count == 1 ? "1 clock ends later" : $"{count} clocks end later", $"{count} 项时限延后");

    public static Text WouldEnd(int count) => new(count == 1 ? "1 duty is open no more" : $"{count} duties are open no more", $"{count} 项义务不再未结");

    public static Text AndMore(int count) => new($"and {count} more", $"另有 {count} 项");

    // Who knows.
    public static Text WhoSees { get; } = new("Who can see this", "谁可查看");

    public static Text SeenByNamed { get; } = new("Closed: only the people named on it know that it exists.", "限定知情：仅列名人员知悉其存在。");

    public static Text SeenByStaff { get; } = new("Open to all staff; guests see nothing that does not name them.", "全体员工可见；访客仅见列有其名的内容。");

    public static Text KeptTo(string whom) => new($"Kept to: {whom}", $"仅限：{whom}");

    public static Text SeeIt(int seeing, int all) => new($"{seeing} of {all} people see it", $"{all} 人中有 {seeing} 人可见");

    public static Text Of(SightReason why) => why switch
    {
        SightReason.Open => new("sees it: staff", "可见：员工"),
        SightReason.Named => new("sees it: named on it", "可见：已列名"),
        SightReason.BrokeGlass => new("sees it for a time: opened it without being named", "限时可见：未列名而紧急打开"),
        SightReason.OtherEntity => new("named, but kept out: another legal entity", "已列名但不可见：属其他法律实体"),
        SightReason.OtherPlace => new("named, but kept out: another place", "已列名但不可见：位于其他地区"),
        SightReason.StrictGuest => new("named, but kept out: a guest of a TLP:AMBER+STRICT case", "已列名但不可见：TLP:AMBER+STRICT 案件的访客"),
        SightReason.Guest => new("does not see it: a guest", "不可见：访客"),
        SightReason.CouldBreakGlass => new("does not see it; could open it for a time, of which those who answer for it are told", "不可见；可限时紧急打开，并通知负责人"),
        SightReason.AdministratorOnly => new("does not see it: administrators read nothing for that", "不可见：管理员身份不含查阅权"),
        SightReason.NotNamed => new("does not see it: not named", "不可见：未列名"),
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, null),
    };

    public static Text GlassBroken { get; } = new("opened without being named", "未列名而紧急打开");

    public static Text NamePerson { get; } = new("Name somebody on it", "增加列名人员");

    public static Text Person { get; } = new("Who?", "谁？");

    public static Text MarkIt { get; } = new("Mark it with TLP", "标注 TLP");

    public static Text NoMark { get; } = new("no mark", "无标注");

    public static Text Disclose { get; } = new("Open it to everybody", "向全体公开");

    public static Text DiscloseMeans { get; } = new("Everybody on the staff will see it, for ever.", "全体员工将永久可见。");

    public static Text WhoWasTold { get; } = new("Who outside has been told", "已告知的外部各方");

    public static Text NobodyTold { get; } = new("Nobody, as far as is recorded.", "依记录，尚未告知任何外部方。");

    public static Text ThePublic { get; } = new("the public", "公众");

    /// <summary>What somebody was told: a kind of fact, how a participant stands to the embargo, or the stage of a duty, which has its name from its rule.</summary>
    public static Text What(string told) =>
        Words.TryParse<Consent>(told, out var consent) ? CoordinationTexts.Of(consent)
        : Words.TryParse<FactKind>(told, out var kind) ? ClocksTexts.Of(kind)
        : told == "acknowledgement" ? ProofTexts.Of(BundleRole.Acknowledgement)
        : Text.Same(told);

    public static Text Of(ToldAs told) => told switch
    {
        ToldAs.Recipient => new("recipient", "接收方"),
        ToldAs.Public => new("public", "公众"),
        ToldAs.Participant => new("participant", "参与方"),
        ToldAs.Finder => new("whoever reported it", "报告者"),
        _ => throw new ArgumentOutOfRangeException(nameof(told), told, null),
    };

    // The ledger.
    public static Text Ledger { get; } = new("Ledger", "账本记录");

    public static Text LedgerWhy { get; } = new("Everything that was done here is a leaf of the signed log. The proof holds them, and anybody can check it.", "此处的每项操作都是已签名日志中的一个叶节点。证明文件包含这些记录，任何人均可核验。");

    public static Text Leaf(long position) => new($"leaf {position}", $"叶节点 {position}");

    public static Text NotNumbered { get; } = new("being numbered", "编号中");

    public static Text AllEvents(int count) => new($"Show all {count}", $"显示全部 {count} 条");

    public static Text TakeProof { get; } = new("Save the proof", "保存证明文件");

    public static Text CardToTake { get; } = new("Case card, for when nothing works:", "案件卡（供系统不可用时使用）：");
}
