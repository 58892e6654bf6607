using Rectify.Foundation;

namespace Rectify.Server.Ui.Shell;

/// <summary>What stands around every page.</summary>
internal static class ShellTexts
{
    public static Text Skip { get; } = new("To the content", "跳至内容");

    public static Text Menu { get; } = new("Menu", "菜单");

    public static Text Places { get; } = new("Places", "导航");

    public static Text Today { get; } = new("Today", "今日");

    public static Text Signals { get; } = new("Signals", "信号");

    public static Text Reports { get; } = new("Reports", "来报");

    public static Text Submissions { get; } = new("Filings", "报送");

    public static Text Recipients { get; } = new("Recipients", "接收方");

    public static Text Cases { get; } = new("Cases", "案件");

    public static Text Inventory { get; } = new("Inventory", "资产");

    public static Text Findings { get; } = new("Findings", "发现");

    public static Text Advisories { get; } = new("Advisories", "公告");

    public static Text Laws { get; } = new("Laws", "法规");

    public static Text People { get; } = new("People", "人员");

    public static Text Rota { get; } = new("Rota", "值班");

    public static Text Audit { get; } = new("Audit", "审计");

    public static Text Settings { get; } = new("Settings", "设置");

    public static Text SwitchTheme { get; } = new("Light or dark", "浅色或深色");

    public static Text NotFound { get; } = new("There is nothing here", "此处无内容");

    public static Text NotFoundWhy { get; } = new(
        "The address leads nowhere, or to something that you are not named on. Ask whoever sent it to you.", "该地址不存在，或指向未列明您的内容。请询问发送者。");

    public static Text ToToday { get; } = new("To what is due today", "前往今日事项");

    public static Text Failed { get; } = new("This page failed", "本页出错");

    public static Text FailedWhy { get; } = new(
        "What you had saved is saved. The server's log says what happened; try again, or go on elsewhere.", "已保存的内容均已保存。服务器日志记录了原因；请重试，或前往其他页面。");

    public static Text Again { get; } = new("Try again", "重试");

    public static Text Reconnecting { get; } = new("The connection is lost. What you typed is kept; Rectify connects again by itself…", "连接已断开。您输入的内容已保留，正在重新连接……");

    /// <summary>The script puts the time for the braces.</summary>
    public static Text PutBack { get; } = new("Your text of {0} was put back; it is not saved yet.", "已恢复您在 {0} 输入的文字，尚未保存。");

    /// <summary>The same where something stood in the field, which the script puts for the second braces: nobody overwrites unseen what somebody else said.</summary>
    public static Text PutBackOver { get; } = new("Your text of {0} was put back in place of “{1}”; it is not saved yet.", "已恢复您在 {0} 输入的文字，取代“{1}”，尚未保存。");

    public static Text Discard { get; } = new("Discard it", "舍弃");

    public static Text NotKept { get; } = new("This text is too long to be kept before it is saved.", "文字过长，保存之前无法保留。");
}
