using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Submissions;

namespace Rectify.Server.Ui.Submissions;

/// <summary>What the pages say on which reports are written, approved and filed.</summary>
internal static class SubmissionsTexts
{
    public static Text Question { get; } = new("What is reported to whom?", "向谁报送了什么？");

    public static Text Row { get; } = new("Case", "案件");

    public static Text Stages { get; } = new("Reports, by act-by", "各项报送（按应行动时限）");

    public static Text NothingOwed { get; } = new("no report is owed", "无须报送");

    public static Text NoneTitle { get; } = new("No case owes a report", "没有案件须报送");

    public static Text NoneWhy { get; } = new("What a law, a contract or a promise makes you report stands here, a row a case, from the first draft to the receipt.", "法律、合同或承诺要求报送的内容按案件列于此处，从初稿到回执。");

    public static Text NotBegun { get; } = new("not begun", "未开始");

    public static Text Begin { get; } = new("Write the report", "撰写报送");

    public static Text OpenIt { get; } = new("Open the report", "打开报送");

    public static Text To(string recipient) => new($"to {recipient}", $"致 {recipient}");

    public static Text Version(int number) => new($"version {number}", $"第 {number} 版");

    public static Text Form { get; } = new("The form", "表单");

    public static Text FormAsOf(string name, string day, bool official) => official
        ? new($"{name}, the recipient's own fields as of {day}", $"{name}，接收方自有字段，截至 {day}")
        : new($"{name}: not the recipient's own list but what the law asks, as of {day}", $"{name}：并非接收方自有字段，而是依法要求的内容，截至 {day}");

    public static Text NoForm { get; } = new("The law prescribes no form; this is what a reader needs to act.", "法律未规定表单；以下为收件人采取行动所需的内容。");

    public static Text Preview { get; } = new("As the recipient gets it", "接收方所见");

    public static Text Language(Language language) => language == Foundation.Language.Chinese ? new("filed in Chinese", "以中文报送") : new("filed in English", "以英文报送");

    public static Text Need(FieldNeed need) => need switch
    {
        FieldNeed.Required => new("required", "必填"),
        FieldNeed.IfAvailable => new("if available", "如有则填"),
        FieldNeed.Carried => new("carried forward", "承前填报"),
        _ => new("optional", "选填"),
    };

    public static Text MissingHere { get; } = new("still missing", "尚缺");

    public static Text Left(int left) => new($"{left:N0} characters left", $"还可输入 {left:N0} 个字符");

    public static Text Over(int over) => new($"{over:N0} characters too many", $"超出 {over:N0} 个字符");

    public static Text Beside(Language language) => language == Foundation.Language.Chinese ? new("In Chinese, for ourselves; never filed", "中文（仅供内部，不报送）") : new("In English, for ourselves; never filed", "英文（仅供内部，不报送）");

    public static Text LeaveOut { get; } = new("Leave out for this recipient", "不向该接收方提供");

    public static Text LeftOut { get; } = new("left out", "未提供");

    public static Text Keep(int number) => new($"Keep as version {number}", $"保存为第 {number} 版");

    public static Text AskReview { get; } = new("Ask for review", "提交审核");

    public static Text Approve(int number) => new($"Approve version {number}", $"批准第 {number} 版");

    public static Text RequestChanges { get; } = new("Request changes", "要求修改");

    public static Text WhatShouldChange { get; } = new("What should change", "需要修改的内容");

    public static Text Alone { get; } = new("Approve alone…", "单人批准…");

    public static Text AloneMeans { get; } = new(
        "You approve these bytes without a second person. The managers who see the case are told at once, and somebody else reviews it afterwards.",
        "您将在没有第二人的情况下批准这些内容。可见该案件的管理人员会立即收到通知，事后由他人复核。");

    public static Text WhyAlone { get; } = new("Why it cannot wait for a second person", "为何不能等待第二人");

    public static Text ApprovedAlone(string who) => new($"{who} approved this version alone", $"{who} 单人批准了该版本");

    public static Text ReviewIt { get; } = new("Say what you found", "填写复核意见");

    public static Text Review { get; } = new("Reviewed afterwards", "事后复核");

    public static Text Stamped(string at) => new($"time stamp of an authority: {at}", $"时间戳机构签署时间：{at}");

    public static Text NotStamped(int attempts, string next, string why) => new(
        $"no time stamp yet: the authority was asked {attempts} times, and is asked again {next}; {why}", $"尚无时间戳：已请求 {attempts} 次，将于 {next} 再次请求；{why}");

    public static Text Reviewed(string who, string at) => new($"reviewed by {who}, {at}", $"{who} 于 {at} 复核");

    public static Text FileIt { get; } = new("File it", "去报送");

    public static Text Writes(string who, string since) => new($"{who} is writing this, since {since}.", $"{who} 自 {since} 起正在撰写。");

    public static Text TakeOver { get; } = new("Take over, with what they typed", "接手（含对方未保存内容）");

    public static Text WriteIt { get; } = new("Write it", "开始撰写");

    public static Text WriteAgain { get; } = new("Write another version", "撰写新版本");

    public static Text Correct { get; } = new("Correct what was filed", "更正已报送内容");

    public static Text WhatCorrects { get; } = new("What the new version corrects", "新版本更正的内容");

    public static Text Corrects(int number) => new($"corrects version {number}", $"更正第 {number} 版");

    public static Text Changed { get; } = new("Changed since the newest version", "与最新版本的差异");

    public static Text Unchanged { get; } = new("Nothing is changed since the newest version.", "与最新版本相比没有变化。");

    public static Text Versions { get; } = new("Versions and who did what", "版本与操作记录");

    public static Text Act(SubmissionAction action) => action switch
    {
        SubmissionAction.RequestReview => new("asked for review", "提交审核"),
        SubmissionAction.Approve => new("approved", "批准"),
        SubmissionAction.ApproveAlone => new("approved alone", "单人批准"),
        SubmissionAction.RecordFiling => new("filed", "报送"),
        SubmissionAction.RequestChanges => new("requested changes", "要求修改"),
        SubmissionAction.RecordAcknowledgement => new("recorded the receipt", "登记回执"),
        SubmissionAction.RecordRefusal => new("recorded a refusal", "登记退回"),
        SubmissionAction.Send => new("sent by email", "以邮件发送"),
        SubmissionAction.SaySent => new("found out that it was sent", "查证已发出"),
        SubmissionAction.SayNotSent => new("found out that it was not sent", "查证未发出"),
        SubmissionAction.TakeBack => new("took it back before it left", "发出前撤回"),
        _ => new("wrote", "撰写"),
    };

    public static Text ByKey { get; } = new("signed with a key", "以密钥签名");

    public static Text BySession { get; } = new("signed in", "登录操作");

    public static Text SeesNext { get; } = new("Who sees it next", "后续知悉方");

    public static Text SeesNextUnknown { get; } = new("No text that we hold says to whom this recipient passes it on. That does not mean to nobody.", "现有文本未说明接收方会转交何方；这不表示不会转交。");

    public static Text Held(string conflict) => new($"Conflict {conflict} holds the release to this recipient until a named person decides.", $"冲突 {conflict} 暂停向该接收方发布，直至指定人员作出决定。");

    public static Text Decide { get; } = new("Decide it on the case", "在案件中决定");

    public static Text GuideQuestion { get; } = new("File it by hand", "人工报送");

    public static Text GuideWhy { get; } = new("Rectify sends nothing by itself. Copy field by field into the recipient's form, in its order; then say here that you sent it.", "Rectify 不会自行发送。请按接收方表单顺序逐项复制，然后在此登记已报送。");

    public static Text Where { get; } = new("Where", "报送渠道");

    public static Text Copy { get; } = new("Copy", "复制");

    public static Text CopyAll { get; } = new("Copy the whole text", "复制全文");

    public static Text SaveText { get; } = new("Save as a file", "保存为文件");

    public static Text AsLetter { get; } = new("As a letter:", "公函：");

    public static Text Empty { get; } = new("nothing to fill in", "无须填写");

    public static Text NotReady(string state) => new($"Only an approved version is filed; this one is: {state}.", $"仅可报送已批准的版本；当前状态：{state}。");

    public static Text Sent { get; } = new("I have sent it", "我已报送");

    public static Text SentWhen { get; } = new("When you sent it", "报送时间");

    public static Text Channel { get; } = new("Through which channel", "报送渠道");

    public static Text Reference { get; } = new("The number that the recipient gave, if any", "接收方给出的编号（如有）");

    public static Text Incomplete { get; } = new("I file it incomplete rather than late.", "宁可不完整，不可逾期。");

    public static Text IncompleteMeans(string fields) => new($"Required fields are empty: {fields}. The recipient may ask for them or refuse it; the clock does not wait for them.", $"必填字段为空：{fields}。接收方可能要求补充或退回；计时不会因此停止。");

    public static Text Receipt { get; } = new("The receipt", "回执");

    public static Text ReceiptWhy { get; } = new("Only with what the recipient gave back does the row turn green: its page saved, a picture of it, its mail.", "只有登记接收方的回复（网页、截图或邮件）后，该行才会变绿。");

    public static Text ReceiptFile { get; } = new("Receipt as a file: picture, PDF, mail", "回执文件：截图、PDF、邮件");

    public static Text ReceiptText { get; } = new("Or its text, pasted", "或粘贴回执文字");

    public static Text ReceivedWhen { get; } = new("When it came", "收到时间");

    public static Text KeepReceipt { get; } = new("Keep the receipt", "登记回执");

    public static Text Failed { get; } = new("It did not work", "报送未成功");

    public static Text FailedMeans { get; } = new("The portal was down, nobody answered: that you tried is evidence, and no filing. The clock goes on.", "平台故障或无人应答：尝试可作为证据，但不构成报送，计时继续。");

    public static Text Happened { get; } = new("What was tried and what came back", "尝试的内容与结果");

    public static Text Shows { get; } = new("A picture that shows it", "可作证明的截图");

    public static Text Note { get; } = new("Note it", "登记");

    public static Text Attempts { get; } = new("Attempts that led nowhere", "未成功的尝试");

    public static Text Refused { get; } = new("The recipient refused it…", "接收方已退回…");

    public static Text WhyRefused { get; } = new("What the recipient said", "接收方的说明");

    public static Text Receipts { get; } = new("Receipts", "回执");

    public static Text NoNumber { get; } = new("no number", "无编号");

    public static Text TakeFile { get; } = new("Take the file", "取出文件");

    public static Text NotADuty { get; } = new("The duty that this report served is none any more under the facts of the case. What was written and filed stays on record.", "根据案件事实，该报送所对应的义务已不存在。已撰写和报送的内容仍予保留。");
}
