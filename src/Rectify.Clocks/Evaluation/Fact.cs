using NodaTime;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>
/// What happened, and when. A fact names parties and things by id only: it holds no personal data, so that old answers survive erasure.
/// </summary>
public sealed record Fact
{
    /// <summary>The fact's id, unique in the case.</summary>
    public required string Id { get; init; }

    /// <summary>What happened.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>When it happened; for the kinds that name a date (rectifyBy, replyBy, extendedTo) the date that they name.</summary>
    public required Occurrence When { get; init; }

    /// <summary>When it was recorded, which decides nothing but what was known at an earlier instant.</summary>
    public required Instant RecordedAt { get; init; }

    /// <summary>The asset it is about; null when about all assets of the case.</summary>
    public string? Asset { get; init; }

    /// <summary>The vulnerability, incident or order it is about; null when the case has only one.</summary>
    public string? Group { get; init; }

    /// <summary>For an act or an extension: the recipient's id, or the party's id where a recipient is several parties.</summary>
    public string? Recipient { get; init; }

    /// <summary>For an act or an extension: the stage of the rule, for example <c>early-warning</c>.</summary>
    public string? Stage { get; init; }

    /// <summary>The fact that this one corrects: that one no longer counts.</summary>
    public string? Supersedes { get; init; }

    /// <summary>From a signal that no person has confirmed: its clock runs and says so.</summary>
    public bool Provisional { get; init; }
}
