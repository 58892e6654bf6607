using NodaTime;
using Rectify.Cases.Duties;
using Rectify.Cases.Links;
using Rectify.Clocks.Evaluation;
using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases;

/// <summary>Computes what follows from a case, from its facts each time anew.</summary>
public static class CaseAnswers
{
    /// <summary>What the case owes at an instant; null when there is no such case for this viewer.</summary>
    public static async Task<CaseAnswer?> ObligationsOfAsync(
        ReadSession session, CaseId id, Laws laws, Instant now, CancellationToken cancellationToken)
    {
        if (await CaseStore.FindAsync(session, id, cancellationToken) is not { } found) return null;
        var facts = (await (await CaseFactsReader.OpenAsync(session, laws.Organisation, cancellationToken)).ReadAsync(session, [found], cancellationToken))[0];
        var evaluation = Evaluator.Evaluate(laws.Rules, facts, now);
        var decisions = await DecisionStore.OfCaseAsync(session, id, cancellationToken);
        var said = (await NotApplicableStore.OfCasesAsync(session, [id], cancellationToken))[id];
        return new CaseAnswer(found, evaluation, Holds(evaluation, decisions), await NamesAsync(session, facts, cancellationToken))
        {
            Owners = [.. (await DutyOwnerStore.OfCasesAsync(session, [id], cancellationToken))[id]],
            CarriedBy = (await LinkStore.RootsAsync(session, [id], cancellationToken)).TryGetValue(id, out var original) ? original : null,
            NotApplicable = [.. said.Where(each => each.CountsAt(now))],
        };
    }

    /// <summary>What holds the release to the recipients of some cases, and nobody has decided: the conflicts by case and recipient.</summary>
    public static async Task<ILookup<(CaseId Case, string Recipient), ReleaseHold>> HoldsAsync(
        ReadSession session, IEnumerable<CaseId> cases, Laws laws, Instant now, CancellationToken cancellationToken)
    {
        var holds = new List<(CaseId Case, ReleaseHold Hold)>();
        foreach (var id in cases)
            if (await ObligationsOfAsync(session, id, laws, now, cancellationToken) is { } answer) holds.AddRange(answer.Holds.Where(hold => hold.Holds).Select(hold => (id, hold)));
        return holds.ToLookup(each => (each.Case, each.Hold.Recipient), each => each.Hold);
    }

    /// <summary>One hold for each recipient and conflict. A decision on an earlier version of a conflict's text decides nothing.</summary>
    private static IReadOnlyList<ReleaseHold> Holds(Evaluation evaluation, IReadOnlyList<ConflictDecision> decisions) =>
        [.. from hit in evaluation.Conflicts
            from recipient in hit.HeldRecipients
            orderby recipient, hit.Conflict.Id
            select new ReleaseHold(recipient, hit, decisions.LastOrDefault(decision =>
                decision.Conflict == hit.Conflict.Id && decision.ConflictVersion == hit.Conflict.Version && decision.Recipient == recipient))];

    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(ReadSession session, CaseFacts facts, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var party in facts.Parties.Values.SelectMany(parties => parties).Distinct(StringComparer.Ordinal))
            if (await OrganisationStore.FindAsync(session, new OrganisationId(Id.Parse(party)), cancellationToken) is { } known) names[party] = known.Name;
        return names;
    }
}
