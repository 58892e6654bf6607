using Rectify.Clocks.Counting;
using Rectify.Clocks.Rules;

namespace Rectify.Clocks.Evaluation;

/// <summary>What started a clock for one group; all null when nothing has.</summary>
/// <param name="Fact">The triggering fact.</param>
/// <param name="Needed">The other fact that the rule needs.</param>
/// <param name="At">When the clock started.</param>
/// <param name="Group">The vulnerability, asset or order.</param>
internal readonly record struct Start(Fact? Fact, Fact? Needed, Occurrence? At, string? Group)
{
    /// <summary>Part of it rests on a signal that no person has confirmed.</summary>
    internal bool IsProvisional => Fact?.Provisional == true || Needed?.Provisional == true;
}

/// <summary>Which facts belong together.</summary>
internal static class Groups
{
    /// <summary>Whether a fact is about the group; a fact that names none is about all of them.</summary>
    internal static bool Concerns(Rule rule, Fact fact, string? group) =>
        (rule.Grouping == Grouping.Asset ? fact.Asset : fact.Group) is not { } named || group is null || named == group;

    /// <summary>Whether an act or extension is about this rule's stage towards this recipient. Only what is done needs no recipient.</summary>
    internal static bool IsFor(Rule rule, string recipient, string? group, Fact fact) =>
        fact.Stage == rule.Stage
        && (fact.Recipient == recipient || (fact.Recipient is null && fact.Kind == FactKind.Done))
        && Concerns(rule, fact, group);
}
