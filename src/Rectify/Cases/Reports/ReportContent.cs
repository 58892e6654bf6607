using NodaTime;
using Rectify.Foundation;

namespace Rectify.Cases.Reports;

/// <summary>What a report says, and the files that came with it.</summary>
/// <param name="Messages">The report itself, then what was added to it.</param>
/// <param name="Files">What came with them, oldest first.</param>
public sealed record ReportContent(IReadOnlyList<ReportMessage> Messages, IReadOnlyList<ReportFile> Files);

/// <summary>One message: a report, or what was added to it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ReceivedAt">When it was received.</param>
/// <param name="Subject">Its subject, in a line.</param>
/// <param name="Text">Its text; empty when none was read.</param>
/// <param name="Unread">What was not read of it.</param>
public sealed record ReportMessage(Id Id, Instant ReceivedAt, string Subject, string Text, IReadOnlyList<Unread> Unread);

/// <summary>A file that came with a report. It is kept as it came, and never opened or shown.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Message">The message that it came with.</param>
/// <param name="Kind">What it is to the message.</param>
/// <param name="Name">What its sender calls it.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Sha256">Their SHA-256 in lower-case hexadecimal.</param>
/// <param name="Chunks">In how many chunks they are kept; 0 when they stand inside the message as it came.</param>
public sealed record ReportFile(Id Id, Id Message, ReportFileKind Kind, string Name, long Size, string Sha256, int Chunks);

/// <summary>What a file is to the message that it came with.</summary>
public enum ReportFileKind
{
    /// <summary>Its sender attached it.</summary>
    Attachment,

    /// <summary>The message itself, as it came.</summary>
    Message,
}
