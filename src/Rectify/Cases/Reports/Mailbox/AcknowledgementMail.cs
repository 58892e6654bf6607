using NodaTime;
using Rectify.Foundation;

namespace Rectify.Cases.Reports.Mailbox;

/// <summary>
/// Tells a finder that their report came in: its number and the organisation's own targets, nothing of what it says. It is sent at least once; its id,
/// of which the Message-ID is made, is the same with each attempt. It is marked as an automatic answer (RFC 3834).
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Report">The report.</param>
/// <param name="To">The finder's address.</param>
/// <param name="InReplyTo">The Message-ID that it answers, without brackets; null when that had none.</param>
/// <param name="MadeAt">When it was decided to send it.</param>
/// <param name="Attempts">How often it was tried.</param>
public sealed record AcknowledgementMail(Id Id, InboundReport Report, string To, string? InReplyTo, Instant MadeAt, int Attempts)
{
    /// <summary>For how long it is tried.</summary>
    internal static Duration Lifetime { get; } = Duration.FromDays(3);

    /// <summary>The part of its Message-ID before the at sign.</summary>
    public string MessageIdLeft => $"rectify-{Id}";

    /// <summary>Its subject: the number alone.</summary>
    public string Subject => MailTexts.Subject(Report.Number).In(Report.Language);

    /// <summary>Its text, in the report's language.</summary>
    public string Text => string.Join("\n", Lines().Select(line => line.In(Report.Language)));

    private IEnumerable<Text> Lines()
    {
        yield return MailTexts.CameIn(Report.Number);
        if (Report.AssessBy is { } assess) yield return MailTexts.AssessedBy(MailTexts.At(assess));
        yield return MailTexts.Answer(Report.Number);
        yield return MailTexts.Automatic;
    }

    /// <summary>How long to wait after a failed attempt: a minute first, an hour at most.</summary>
    internal static Duration PauseAfter(int attempts) => Duration.FromMinutes(Math.Min(60, 1 << Math.Min(attempts, 6)));
}
