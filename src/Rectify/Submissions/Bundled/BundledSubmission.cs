using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Proof.Bundles;

namespace Rectify.Submissions.Bundled;

/// <summary>What a proof bundle says of one report.</summary>
/// <param name="Id">The submission.</param>
public sealed record BundledSubmission(string Id)
{
    /// <summary>The case; null when what says so was left out.</summary>
    public string? Case { get; init; }

    /// <summary>The rule that made it owed; null when what says so was left out.</summary>
    public string? RuleId { get; init; }

    /// <summary>The rule's version; null when neither its file nor an answer that names it is shown.</summary>
    public int? RuleVersion { get; init; }

    /// <summary>The hash of the rule's file, under which the report was written.</summary>
    public string? RuleSha256 { get; init; }

    /// <summary>The rule as its file in the bundle says it; null when the bundle has none of that hash.</summary>
    public Rule? Rule { get; init; }

    /// <summary>The recipient's id.</summary>
    public string? Recipient { get; init; }

    /// <summary>The rule's stage.</summary>
    public string? Stage { get; init; }

    /// <summary>The obligation's group.</summary>
    public string? Group { get; init; }

    /// <summary>The recipient's zone; UTC when the rule's file is not shown.</summary>
    public DateTimeZone Zone { get; init; } = DateTimeZone.Utc;

    /// <summary>The first filing, which decides whether it was on time; null when none is shown.</summary>
    public BundledFiling? Filing { get; init; }

    /// <summary>How often it was filed again, as a correction.</summary>
    public int Corrections { get; init; }

    /// <summary>Whether the recipient refused it.</summary>
    public bool Refused { get; init; }

    /// <summary>What the recipient gave back, in the order in which it was recorded.</summary>
    public IReadOnlyList<BundledReceipt> Receipts { get; init; } = [];

    /// <summary>What was owed; null when nothing in the bundle says so.</summary>
    public BundledDuty? Duty { get; init; }

    /// <summary>How the act that the law asks for stands to the deadline; null when that act is not shown.</summary>
    public Lateness? Lateness { get; init; }

    /// <summary>What was checked of it, what was not, and what cannot be known.</summary>
    public IReadOnlyList<BundledLine> Lines { get; init; } = [];
}

/// <summary>That a version was filed.</summary>
/// <param name="RecordedAt">When that was recorded.</param>
/// <param name="Actor">How the log knows who recorded it.</param>
/// <param name="Who">Who recorded it: a person's id, or an account.</param>
public sealed record BundledFiling(Instant RecordedAt, string Actor, string Who)
{
    /// <summary>The version's number; null, like the rest, when the payload was left out.</summary>
    public int? Version { get; init; }

    /// <summary>The hash of the bytes.</summary>
    public string? Sha256 { get; init; }

    /// <summary>When it was sent, as whoever filed it says.</summary>
    public Instant? SentAt { get; init; }

    /// <summary>Where.</summary>
    public string? Channel { get; init; }

    /// <summary>The number that the recipient showed.</summary>
    public string? Reference { get; init; }

    /// <summary>Whether required fields were empty.</summary>
    public bool Incomplete { get; init; }

    /// <summary>The person whose act it was; null when that was left out.</summary>
    public string? Person { get; init; }

    /// <summary>Whether the person's own key signed it; null when that was left out.</summary>
    public bool? BySignature { get; init; }
}

/// <summary>What the recipient gave back.</summary>
/// <param name="RecordedAt">When it was recorded.</param>
/// <param name="Who">Who recorded it.</param>
/// <param name="ReceivedAt">When it came; null, like the rest, when the payload was left out.</param>
/// <param name="Reference">The recipient's own number.</param>
/// <param name="Sha256">The hash of its bytes.</param>
public sealed record BundledReceipt(Instant RecordedAt, string Who, Instant? ReceivedAt, string? Reference, string? Sha256);

/// <summary>What was owed.</summary>
/// <param name="Deadline">Both readings; null when the law gives no number.</param>
/// <param name="Computed">Whether it was computed here from the facts and the law of the bundle; otherwise it is what was recorded.</param>
public sealed record BundledDuty(Deadline? Deadline, bool Computed)
{
    /// <summary>Whether the rule binds, as recorded.</summary>
    public Answer Binds { get; init; } = Answer.Unknown;

    /// <summary>The clock rests on a signal that nobody had confirmed.</summary>
    public bool Provisional { get; init; }

    /// <summary>A holiday that the calendar does not list may move the other reading.</summary>
    public bool CalendarIncomplete { get; init; }

    /// <summary>The fact that started the clock, as far as it is shown.</summary>
    public Fact? Trigger { get; init; }

    /// <summary>The version of the calendar.</summary>
    public string? CalendarVersion { get; init; }

    /// <summary>The version of the time-zone data that the recorded answer was computed with.</summary>
    public string? TimeZoneData { get; init; }
}

/// <summary>One line of what was checked of a report.</summary>
/// <param name="Outcome">How it came out.</param>
/// <param name="Knowable">Whether a bundle could show it at all.</param>
/// <param name="Says">The line.</param>
public sealed record BundledLine(BundleOutcome Outcome, bool Knowable, Text Says);
