using System.Globalization;
using NodaTime;
using Rectify.Cases.Files;
using Rectify.Foundation;

namespace Rectify.Cases.Reports;

/// <summary>
/// What somebody outside says that they found. It raises a signal when it comes in, and the two are decided together: a person finds it valid and
/// so confirms the signal into facts of a case, or invalid and so rejects it. What it says and who says it stand apart and are opened one by one.
/// </summary>
public sealed record InboundReport
{
    /// <summary>Its id.</summary>
    public required ReportId Id { get; init; }

    /// <summary>Counts the reports of this store from 1, without a gap; never reused.</summary>
    public required long Sequence { get; init; }

    /// <summary>How people and the finder call it: <c>REP-0001</c>.</summary>
    public string Number => NumberOf(Sequence);

    /// <summary>How it came.</summary>
    public required ReportChannel Channel { get; init; }

    /// <summary>What it is about, in a line.</summary>
    public required string Subject { get; init; }

    /// <summary>The language that it is answered in.</summary>
    public required Language Language { get; init; }

    /// <summary>When it reached the organisation.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>When it was written down here.</summary>
    public required Instant TakenInAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required ReportState State { get; init; }

    /// <summary>Why it stands there.</summary>
    public string? Reason { get; init; }

    /// <summary>What it raised.</summary>
    public required SignalId Signal { get; init; }

    /// <summary>The report that says the same; null when it says something of its own. Both stay.</summary>
    public ReportId? DuplicateOf { get; init; }

    /// <summary>When the first of all reports that say the same was received: it anchors their clocks.</summary>
    public required Instant AnchoredAt { get; init; }

    /// <summary>The people who alone see it: those of its closed case.</summary>
    public Id? AccessGroup { get; init; }

    /// <summary>By when the organisation wants to have acknowledged it: a target of its own, never a law; null when it has none.</summary>
    public Instant? AcknowledgeBy { get; init; }

    /// <summary>By when the organisation wants to have found whether it holds: a target of its own; null when it has none.</summary>
    public Instant? AssessBy { get; init; }

    /// <summary>When the finder was told that it came in.</summary>
    public Instant? AcknowledgedAt { get; init; }

    /// <summary>When a person first found that it holds or does not.</summary>
    public Instant? AssessedAt { get; init; }

    /// <summary>When what it says, its files and who found it were erased, its time being over; null while they are there.</summary>
    public Instant? ErasedAt { get; init; }

    /// <summary>To whom its sender, or we, said that it may be given on; null while nobody has.</summary>
    public TlpMark? Tlp { get; init; }

    /// <summary>What a file of it is called where it leaves: with the report's mark, and with no ending that any program opens.</summary>
    public string OutgoingName(Id file) => Tlp is { } tlp ? $"TLP-{tlp.ToMark()[4..]} {Number} {file}.bin" : $"{Number}-{file}.bin";

    /// <summary>Which report a number as <c>REP-0001</c> means; null when the word is no such number.</summary>
    public static long? SequenceOf(string word)
    {
        const string Prefix = "REP-";
        return word.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
            && long.TryParse(word.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
    }

    /// <summary>The number of a sequence: <c>REP-0001</c>.</summary>
    public static string NumberOf(long sequence) => string.Create(CultureInfo.InvariantCulture, $"REP-{sequence:D4}");
}
