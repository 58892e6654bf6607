using Rectify.Foundation;

namespace Rectify.Submissions;

/// <summary>What can be wrong with what is asked of a submission; a line each.</summary>
public static class SubmissionProblems
{
    /// <summary>There is no such submission, or this viewer may not know of it.</summary>
    public static Problem NoSuchSubmission { get; } = new("RCT-SUB-001", ProblemKind.NotFound, new("There is no such submission.", "没有这份报送。"));

    internal static Problem NoSuchDuty(string rule, string recipient) => new("RCT-SUB-002", ProblemKind.NotFound, new($"The case has no duty under {rule} towards {recipient}.", $"该案件没有依据 {rule} 对 {recipient} 的义务。"));
    internal static Problem NoSuchField(string field, string rule) => new("RCT-SUB-003", ProblemKind.Invalid, new($"The form of {rule} has no field “{field}”.", $"{rule} 的表单没有字段“{field}”。"));
    internal static Problem FieldTooLong(string field, int most) => new("RCT-SUB-004", ProblemKind.Invalid, new($"The field “{field}” takes at most {most:N0} characters.", $"字段“{field}”最多 {most:N0} 个字符。"));
    internal static Problem NotFromHere(SubmissionState state) => new("RCT-SUB-005", ProblemKind.Refused, new($"The submission is in state “{SubmissionTexts.Of(state).English}”; this cannot be done from there.", $"报送处于“{SubmissionTexts.Of(state).Chinese}”状态，不能执行此操作。"));
    internal static Problem NotTheNewest(int asked, int newest) => new("RCT-SUB-006", ProblemKind.Conflict, new($"Version {asked} is not the newest, which is {newest}. Read that one first.", $"版本 {asked} 不是最新版本，最新为 {newest}。请先阅读最新版本。"));
    internal static Problem KeyUnknown { get; } = new("RCT-SUB-007", ProblemKind.Refused, new("The key is not enrolled for a person, or was revoked.", "该密钥未登记到个人，或已被撤销。"));
    internal static Problem SignatureWrong { get; } = new("RCT-SUB-008", ProblemKind.Refused, new("The signature does not fit this act on this version.", "签名与对该版本的此项操作不符。"));
    internal static Problem SamePerson { get; } = new("RCT-SUB-009", ProblemKind.Refused, new("Whoever wrote it cannot approve it: a second person must.", "撰写人不能自行批准，须由第二人批准。"));
    internal static Problem NotAnApprover { get; } = new("RCT-SUB-010", ProblemKind.Refused, new("The person does not have the role of an approver.", "此人没有批准人角色。"));
    internal static Problem NotByThisRole { get; } = new("RCT-SUB-017", ProblemKind.Refused, new("Your roles do not allow this.", "您的角色无权执行此操作。"));
    internal static Problem Held(string conflict) => new("RCT-SUB-011", ProblemKind.Refused, new($"Release to this recipient is held by conflict {conflict}, which a named person has not decided yet.", $"因冲突 {conflict} 尚未由指定人员决定，对该接收方的发布被暂停。"));
    internal static Problem FiledInFuture { get; } = new("RCT-SUB-012", ProblemKind.Invalid, new("The time of filing lies in the future.", "报送时间晚于当前时间。"));
    internal static Problem ChannelMissing { get; } = new("RCT-SUB-013", ProblemKind.Invalid, new("Say through which channel it was filed.", "请写明报送渠道。"));
    internal static Problem ReasonMissing { get; } = new("RCT-SUB-014", ProblemKind.Invalid, new("Say what should change.", "请写明需要修改的内容。"));
    internal static Problem ReferenceTooLong { get; } = new("RCT-SUB-016", ProblemKind.Invalid, new("The reference is longer than 500 characters.", "编号超过 500 个字符。"));
    internal static Problem ReceiptSize(int most) => new("RCT-SUB-015", ProblemKind.Invalid, new($"A receipt is 1 to {most:N0} bytes.", $"回执须为 1 至 {most:N0} 字节。"));
    internal static Problem NotSignedIn { get; } = new("RCT-SUB-018", ProblemKind.Refused, new("Only a person who is signed in to the server does this, or a key that is enrolled for them.", "须由登录服务器的人员，或以其登记的密钥执行。"));
    internal static Problem Incomplete(string fields) => new("RCT-SUB-019", ProblemKind.Refused, new($"Required fields are empty: {fields}. Say that it is filed incomplete rather than late, or fill them.", $"必填字段为空：{fields}。请声明“宁可不完整，不可逾期”，或补全字段。"));
    internal static Problem CorrectionMissing { get; } = new("RCT-SUB-021", ProblemKind.Invalid, new("It was filed already. Say what the new version corrects.", "该报送已提交。请说明新版本更正的内容。"));
    internal static Problem SomebodyWrites { get; } = new("RCT-SUB-022", ProblemKind.Conflict, new("Somebody else is writing this report. Take it over first.", "他人正在撰写该报送，请先接手。"));
    internal static Problem NotAlone { get; } = new("RCT-SUB-023", ProblemKind.Refused, new("This version was not approved alone, or was reviewed already.", "该版本并非单人批准，或已完成事后复核。"));
    internal static Problem OwnReview { get; } = new("RCT-SUB-024", ProblemKind.Refused, new("Whoever wrote it or approved it alone cannot review it afterwards: another person must.", "撰写人和单人批准者不能自行复核，须由他人复核。"));
    internal static Problem ReasonTooShort(int least) => new("RCT-SUB-025", ProblemKind.Invalid, new($"Say in at least {least} characters why it cannot wait for a second person.", $"请以至少 {least} 个字符说明为何不能等待第二人。"));
    internal static Problem HappenedMissing { get; } = new("RCT-SUB-026", ProblemKind.Invalid, new("Say what was tried and what came back.", "请说明尝试的内容和结果。"));
    internal static Problem NoMailAddress { get; } = new("RCT-SUB-027", ProblemKind.Refused, new("What is said of the recipient names no mail address to which it could be sent.", "接收方信息中没有可发送的邮件地址。"));
    internal static Problem OtherProtection { get; } = new("RCT-SUB-028", ProblemKind.Conflict, new("How the mail would be signed and encrypted has changed meanwhile. Look at it again.", "邮件的签名与加密方式已变更，请重新查看。"));
    /// <summary>The recipient's key is none that may be encrypted with.</summary>
    public static Problem KeyNotUsable { get; } = new("RCT-SUB-029", ProblemKind.Refused, new("The recipient's key cannot be encrypted with: it is not readable, has run out or was revoked. Correct it, or say that the mail goes unencrypted.", "接收方密钥无法用于加密：不可读、已过期或已撤销。请更正，或声明以不加密方式发送。"));
    internal static Problem HasBegun { get; } = new("RCT-SUB-030", ProblemKind.Conflict, new("It is being sent already.", "已开始发送。"));
    internal static Problem SentWhenMissing { get; } = new("RCT-SUB-031", ProblemKind.Invalid, new("Say when it left.", "请写明发出时间。"));
    internal static Problem NoAnswer { get; } = new("RCT-SUB-032", ProblemKind.NotFound, new("There is no such answer, or it is a receipt already.", "没有该回复，或已登记为回执。"));
    internal static Problem MailTooLarge(int most) => new("RCT-SUB-033", ProblemKind.Invalid, new($"The mail is larger than {most:N0} bytes.", $"邮件超过 {most:N0} 字节。"));
    internal static Text FileName { get; } = new("name of the file", "文件名");
}
