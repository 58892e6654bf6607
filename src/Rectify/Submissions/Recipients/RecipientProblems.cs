using Rectify.Foundation;

namespace Rectify.Submissions.Recipients;

/// <summary>What can be wrong with what is said of a recipient.</summary>
internal static class RecipientProblems
{
    public static Problem TooLong(int most) => new("RCT-RCPT-001", ProblemKind.Invalid, new($"A text has more than {most:N0} characters.", $"有文字超过 {most:N0} 个字符。"));

    public static Problem NoSuchPerson { get; } = new("RCT-RCPT-002", ProblemKind.Invalid, new("One of the account holders is nobody who is registered.", "账户持有人中有未登记的人员。"));

    public static Problem Changed { get; } = new("RCT-RCPT-003", ProblemKind.Conflict, new("Somebody changed it meanwhile. Read it anew.", "内容已被他人更改，请重新读取。"));
}
