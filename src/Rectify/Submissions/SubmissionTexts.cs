using Rectify.Foundation;

namespace Rectify.Submissions;

/// <summary>What people read about submissions.</summary>
public static class SubmissionTexts
{
    /// <summary>A state in a word or two.</summary>
    public static Text Of(SubmissionState state) => state switch
    {
        SubmissionState.Draft => new("draft", "草稿"),
        SubmissionState.InReview => new("in review", "审核中"),
        SubmissionState.ChangesRequested => new("changes requested", "已要求修改"),
        SubmissionState.Approved => new("approved, not filed", "已批准，未报送"),
        SubmissionState.Dispatched => new("filed, no receipt", "已报送，无回执"),
        SubmissionState.Acknowledged => new("acknowledged", "已获回执"),
        SubmissionState.Refused => new("refused by the recipient", "被接收方退回"),
        SubmissionState.Dispatching => new("being sent", "发送中"),
        SubmissionState.Uncertain => new("uncertain whether it arrived", "是否送达不确定"),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    /// <summary>Whence the text of a field came, as it stands beside it.</summary>
    public static Text Of(FieldOrigin origin) => origin switch
    {
        FieldOrigin.None => new("nothing known", "尚无内容"),
        FieldOrigin.Author => new("written for this report", "为本报送撰写"),
        FieldOrigin.FormerReport => new("from the former report to this recipient", "来自此前向该接收方的报送"),
        FieldOrigin.CaseTitle => new("from the title of the case", "来自案件标题"),
        FieldOrigin.CaseKind => new("from the kind of the case", "来自案件类型"),
        FieldOrigin.CaseVulnerabilities => new("from the vulnerabilities that the case names", "来自案件所列漏洞"),
        FieldOrigin.Trigger => new("from the fact that started the clock", "来自起算事实"),
        FieldOrigin.Inventory => new("from the inventory", "来自资产清单"),
        FieldOrigin.Findings => new("from findings and advisories", "来自发现项与公告"),
        _ => throw new ArgumentOutOfRangeException(nameof(origin), origin, null),
    };
}
