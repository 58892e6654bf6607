using NodaTime;
using Rectify.Clocks.Rules;
using Rectify.Foundation;

namespace Rectify.Cases;

/// <summary>What tells a fact from others of its case, however often somebody tells it: what happened, when, and about or towards whom.</summary>
internal readonly record struct FactKey(CaseId Case, FactKind Kind, Instant Earliest, Instant Latest, string? Group, string? Recipient, string? Stage)
{
    /// <summary>The key of a fact that is to be recorded, with its instants as the store keeps them.</summary>
    public static FactKey Of(CaseId about, RecordFact fact) => new(
        about, fact.Kind, fact.Occurred.Earliest.ToTicks().ToInstant(), fact.Occurred.Latest.ToTicks().ToInstant(), fact.Group, fact.Recipient, fact.Stage);
}
