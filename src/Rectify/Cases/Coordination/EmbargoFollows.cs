using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Cases.Coordination;

/// <summary>
/// What follows for an embargo from what happens in its case, and the other way. No embargo outlives its reason: once the vulnerability or an exploit is
/// public, or attacks were observed, what is active is over and what is proposed is off (Vultron: shall for the first, should for the others).
/// </summary>
internal static class EmbargoFollows
{
    private static EmbargoEnd? EndedBy(FactKind kind) => kind switch
    {
        FactKind.PublicAware => EmbargoEnd.PublicAware,
        FactKind.ExploitPublic => EmbargoEnd.ExploitPublic,
        FactKind.AttacksObserved => EmbargoEnd.AttacksObserved,
        _ => null,
    };

    /// <summary>A fact was recorded in a case.</summary>
    public static async Task HappenedAsync(Change change, Case about, FactKind kind, CancellationToken cancellationToken)
    {
        if (EndedBy(kind) is not { } because) return;
        var embargo = await EmbargoStore.OfCaseAsync(change.Session, about.Id, cancellationToken);
        if (embargo.Holds) await EndAsync(change, about, embargo, because, note: null, cancellationToken);
        else if (embargo.State == EmbargoState.Proposed) await PutAsync(change, about, embargo, EmbargoMoves.Reject(embargo) with { Note = Words.Of(because) }, cancellationToken);
    }

    /// <summary>Whether a fact that ends every embargo stands in a case.</summary>
    public static async Task<bool> IsKnownAsync(Change change, CaseId id, CancellationToken cancellationToken) =>
        FactStore.Standing(await FactStore.OfCaseAsync(change.Session, id, cancellationToken)).Any(fact => EndedBy(fact.Kind) is not null);

    /// <summary>Adds why whoever acts may not take this step, and notes it for the log; adds nothing when they may.</summary>
    public static async Task CheckAsync(Problems problems, Change change, Case about, Embargo embargo, EmbargoStep step, CancellationToken cancellationToken)
    {
        var to = EmbargoTransitions.To(embargo.State, step);
        if (!EmbargoTransitions.Table.Leads(embargo.State, to)) Refuse(EmbargoProblems.NotFromHere(embargo.State));
        else if (!EmbargoTransitions.Table.Allows(embargo.State, to, await change.RolesAsync(cancellationToken))) Refuse(CaseProblems.NotByThisRole);

        void Refuse(Problem problem) => problems.Add(change.Refuse(CaseEvents.Subject(about.Id), problem, about.AccessGroup));
    }

    /// <summary>Writes what a step made of an embargo.</summary>
    public static async Task PutAsync(Change change, Case about, Embargo from, Embargo to, CancellationToken cancellationToken)
    {
        var moved = to with { Revision = from.Revision + 1 };
        await EmbargoStore.PutAsync(change.Session, moved, cancellationToken);
        await change.RecordAsync(new EmbargoMoved(about, from.State, moved), cancellationToken);
    }

    /// <summary>Ends what is active; the case is under no embargo from then on, for the rules that ask.</summary>
    public static async Task EndAsync(Change change, Case about, Embargo embargo, EmbargoEnd because, string? note, CancellationToken cancellationToken)
    {
        await PutAsync(change, about, embargo, EmbargoMoves.End(embargo, because) with { Note = note }, cancellationToken);
        await SayCircumstance.AddAsync(change, about, Circumstances.UnderEmbargo, Circumstances.No, CoordinationTexts.IsOver(Words.Of(because)), cancellationToken);
    }
}
