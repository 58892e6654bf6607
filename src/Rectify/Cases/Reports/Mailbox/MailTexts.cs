using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;

namespace Rectify.Cases.Reports.Mailbox;

/// <summary>What the acknowledgement says.</summary>
internal static class MailTexts
{
    private static readonly InstantPattern Minutes = InstantPattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm 'UTC'");

    public static string At(Instant instant) => Minutes.Format(instant);

    public static Text Subject(string number) => new($"[{number}] We received your report", $"[{number}] 已收到您的报告");

    public static Text CameIn(string number) => new($"We received your report. Its number is {number}.", $"我们已收到您的报告，编号为 {number}。");

    public static Text AssessedBy(string at) => new($"We aim to tell you by {at} whether we can confirm it.", $"我们力争在 {at} 前告知您能否确认。");

    public static Text Answer(string number) => new($"Please keep {number} in the subject when you write again.", $"再次来信时，请在主题中保留 {number}。");

    public static Text Automatic { get; } = new("This message was sent automatically; a person will read your report.", "本邮件为自动发送；将有人员阅读您的报告。");
}
