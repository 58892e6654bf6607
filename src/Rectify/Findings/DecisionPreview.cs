using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Findings;

/// <summary>What a decision on many findings would change, before it is made.</summary>
/// <param name="Wrong">What is wrong with it whatever the findings are.</param>
/// <param name="Changed">Those of which it may be said, as they are.</param>
/// <param name="Refused">Those of which it may not, and why.</param>
public sealed record DecisionPreview(Problems Wrong, IReadOnlyList<Finding> Changed, IReadOnlyList<(Finding Finding, Problem Why)> Refused)
{
    /// <summary>Looks ahead; nothing is noted.</summary>
    /// <param name="session">One snapshot.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="roles">The roles of whoever would make it.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<DecisionPreview> OfAsync(ReadSession session, SetStatuses decision, IReadOnlyCollection<PersonRole> roles, Instant now, CancellationToken cancellationToken)
    {
        var says = new Decision(decision.Status, decision.Justification, decision.Statement, decision.Until);
        var wrong = new Problems();
        says.Check(wrong, now);
        var (changed, refused) = (new List<Finding>(), new List<(Finding, Problem)>());
        foreach (var finding in await FindingStore.InOrderAsync(session, [.. decision.Findings.Distinct()], cancellationToken))
            if (says.WhyNot(finding, roles) is { } why) refused.Add((finding, why));
            else changed.Add(finding);
        return new(wrong, changed, refused);
    }
}
