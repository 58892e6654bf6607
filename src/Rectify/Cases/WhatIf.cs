using NodaTime;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Inventory;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>
/// What would be owed if a person confirmed now that something is in some releases and systems: asked before a case is opened. The facts that it is computed
/// with are provisional, and nothing is recorded.
/// </summary>
public static class WhatIf
{
    /// <summary>What would be owed, by act-by; then what has no time. Of several alike for one recipient the one to act on first.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="laws">The laws in use.</param>
    /// <param name="assets">Where it would be found.</param>
    /// <param name="exploited">Whether it is actively exploited; null when nobody can say.</param>
    /// <param name="disclosed">Whether it is public; null when nobody can say.</param>
    /// <param name="now">When it would be discovered and known.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<Obligation>> OfAsync(
        ReadSession session, Laws laws, IReadOnlyList<AssetId> assets, bool? exploited, bool? disclosed, Instant now, CancellationToken cancellationToken)
    {
        var circumstances = new Dictionary<string, string>(StringComparer.Ordinal) { [Circumstances.Incident] = Circumstances.Of(false) };
        if (exploited is { } attacked) circumstances[Circumstances.ActivelyExploited] = Circumstances.Of(attacked);
        if (disclosed is { } known) circumstances[Circumstances.PubliclyDisclosed] = Circumstances.Of(known);
        var facts = await (await CaseFactsReader.OpenAsync(session, laws.Organisation, cancellationToken)).IfAsync(session, assets, circumstances, now, cancellationToken);
        return [.. Evaluator.Evaluate(laws.Rules, facts, now).Obligations.Where(duty => duty.IsOpen)
            .OrderBy(duty => duty.ActBy ?? Instant.MaxValue).ThenBy(duty => duty.RuleId, StringComparer.Ordinal).ThenBy(duty => duty.Recipient, StringComparer.Ordinal)
            .DistinctBy(duty => (duty.RuleId, duty.Recipient))];
    }
}
