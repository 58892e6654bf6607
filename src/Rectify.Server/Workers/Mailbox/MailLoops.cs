using MimeKit;

namespace Rectify.Server.Workers.Mailbox;

/// <summary>
/// Whether a program sent a message: an answering machine, a bounce, a mailing list, or ourselves. Two programs that answer each other never end, so
/// none of these is answered by itself (RFC 3834, section 2).
/// </summary>
internal static class MailLoops
{
    private static readonly string[] Marks =
        ["List-Id", "List-Post", "List-Unsubscribe", "X-Loop", "X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "Feedback-ID"];

    private static readonly string[] Programs = ["mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply", "bounce", "bounces", "abuse-noreply"];

    /// <summary>Whether it did.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">The address of its sender.</param>
    /// <param name="own">The mailbox's own account.</param>
    public static bool IsFromAProgram(MimeMessage message, string sender, string own)
    {
        var headers = message.Headers;
        if (headers["Auto-Submitted"] is { } submitted && !submitted.Trim().Equals("no", StringComparison.OrdinalIgnoreCase)) return true;
        if (headers["Precedence"]?.Trim().ToLowerInvariant() is "bulk" or "list" or "junk" or "auto_reply") return true;
        if (headers["Return-Path"] is { } path && path.Trim() is "<>" or "") return true;
        if (Marks.Any(mark => headers[mark] is not null)) return true;
        if (message.Body?.ContentType is { } type && (type.IsMimeType("multipart", "report") || type.IsMimeType("message", "delivery-status"))) return true;
        var name = sender.Split('@')[0].ToLowerInvariant();
        return Programs.Contains(name) || name.StartsWith("bounce", StringComparison.Ordinal) || sender.Equals(own, StringComparison.OrdinalIgnoreCase);
    }
}
