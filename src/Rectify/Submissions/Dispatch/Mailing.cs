using NodaTime;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Submissions.Dispatch;

/// <summary>One press of Send: which version goes to which address, and what became of it. It is tried once; another attempt is another mailing.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Submission">The submission.</param>
/// <param name="Version">Which version.</param>
/// <param name="Person">Who pressed Send.</param>
/// <param name="To">The address.</param>
/// <param name="MessageId">Its Message-ID without brackets.</param>
/// <param name="Protection">How it is signed and encrypted.</param>
/// <param name="Sha256">Lower-case hexadecimal hash of the mail's bytes.</param>
/// <param name="Attached">The names of what is attached.</param>
/// <param name="PressedAt">When Send was pressed.</param>
/// <param name="State">Where it stands.</param>
public sealed record Mailing(
    Id Id, SubmissionId Submission, int Version, PersonId Person, string To, string MessageId, MailProtection Protection, string Sha256, IReadOnlyList<string> Attached, Instant PressedAt,
    MailingState State)
{
    private const string Left = "rectify-report-";

    /// <summary>Whether it was said that it goes incomplete rather than late.</summary>
    public bool Incomplete { get; init; }

    /// <summary>When a process began to send it; null until then.</summary>
    public Instant? BegunAt { get; init; }

    /// <summary>When it was known, or given up to know, what became of it.</summary>
    public Instant? EndedAt { get; init; }

    /// <summary>What the mail server said, or what went wrong; empty until then.</summary>
    public string Answer { get; init; } = "";

    /// <summary>The fact of the case that it was submitted; null while there is none.</summary>
    public FactId? Fact { get; init; }

    /// <summary>What the Message-ID of a mail with this id has before the at sign; mail servers are told it too (RFC 3461, ENVID).</summary>
    public static string MessageIdLeft(Id id) => $"{Left}{id}";

    /// <summary>The id of the mailing that a Message-ID, or what mail servers were told, is made of; null for anybody else's.</summary>
    public static Id? IdOf(string messageId)
    {
        var left = messageId.Trim().Trim('<', '>').Split('@')[0];
        return left.StartsWith(Left, StringComparison.OrdinalIgnoreCase) && Id.TryParse(left[Left.Length..], out var id) ? id : null;
    }
}

/// <summary>Where a mailing stands.</summary>
public enum MailingState
{
    /// <summary>Nobody has begun to send it.</summary>
    Waiting,

    /// <summary>A process has begun, and may have died since.</summary>
    Begun,

    /// <summary>The mail server took it.</summary>
    Accepted,

    /// <summary>It was certainly not taken.</summary>
    NotSent,

    /// <summary>Nobody knows.</summary>
    Uncertain,

    /// <summary>A person found out that it was sent.</summary>
    SaidSent,

    /// <summary>A person found out that it was not, or took it back before anybody began.</summary>
    SaidNotSent,
}
