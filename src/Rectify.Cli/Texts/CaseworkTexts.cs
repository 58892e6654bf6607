using Rectify.Foundation;

namespace Rectify.Cli.Texts;

/// <summary>What all <c>rectify case</c> commands say.</summary>
internal static class CaseworkTexts
{
    public static Text Purpose { get; } = new(
        "Keeps cases in a file of your own: what happened, what follows, who drafted, approved and filed what, and the proof of it.",
        "把案件保存在您自己的文件中：发生了什么、由此须做什么，谁起草、批准、报送了什么，并可导出证明。");

    public static Text Remark { get; } = new(
        "You act as the account of the operating system, and every event says so. Approving and filing are signed with a key that is enrolled "
        + "for a person. Nothing is ever sent: people file by hand and record it.",
        "您以操作系统账户的身份操作，每条记录都会注明。批准与报送须用登记到个人的密钥签名。程序不发送任何内容：由人自行报送并记录。");

    public static Text Store { get; } = new("the store (default: rectify.db in the data folder)", "数据库文件（默认：数据目录下的 rectify.db）");

    public static Text Profile { get; } = new(
        "who you are: roles, markets (default: profile.yaml beside the store, when it is there)", "单位信息：角色、市场（默认：数据库文件旁的 profile.yaml，如果存在）");

    public static Text Zone { get; } = new(
        "time zone of dates without a time, and of times shown (default: UTC)", "只有日期时所用、以及显示时间所用的时区（默认：UTC）");

    public static Text StoreMade(string path) => new(
        $"made the store {path} (mode 0600). Who can read this file can read every case in it.", $"已建立数据库文件 {path}（权限 0600）。能读取该文件的人就能读取其中的所有案件。");

    public static Text Refused(Text message, string code) => new($"{message.English} [{code}]", $"{message.Chinese} [{code}]");

    public static Text ExampleOpen { get; } = new("A case about a vulnerability; it gets the next number.", "就一个漏洞立案；自动取得下一个编号。");

    public static Text ExampleFact { get; } = new("What happened starts the clocks.", "发生的事实启动计时。");

    public static Text ExampleShow { get; } = new("What happened, what is owed to whom by when, what is left.", "发生了什么、应在何时向谁履行什么、还剩什么。");

    public static Text ExampleDraft { get; } = new("The text of a report, from what the case knows and what you say.", "根据案件已知内容和您所写内容生成报送文本。");

    public static Text ExampleApprove { get; } = new("A second person approves the exact bytes with a key of their own.", "由第二人用自己的密钥批准确切的文本。");

    public static Text ExampleProof { get; } = new("All of it in one file that anybody can check offline.", "全部写入一个任何人都能离线核验的文件。");

    /// <summary>One line after each change: what to do next.</summary>
    public static Text Next(string number, int open, string actBy, Text left, Text recipient) => new(
        $"{number}: {open} {(open == 1 ? "duty runs" : "duties run")}; act by {actBy}, {left.English}, towards {recipient.English}.",
        $"{number}：{open} 项义务进行中；最早应于 {actBy}（{left.Chinese}）前向{recipient.Chinese}履行。");

    public static Text NextWithoutNumber(string number, int open) => new(
        $"{number}: {open} {(open == 1 ? "duty runs" : "duties run")}, without a date in numbers.", $"{number}：{open} 项义务进行中，均无具体期限。");

    public static Text NothingRuns(string number) => new($"{number}: no clock runs.", $"{number}：没有计时在运行。");

    public static Text Out(string path) => new($"Written to {path}.", $"已写入 {path}。");
}
