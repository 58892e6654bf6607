using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using static Rectify.Orders.ItemState;
using static Rectify.Foundation.PersonRole;

namespace Rectify.Orders;

/// <summary>What may follow a state of an item, and who may say so.</summary>
public static class ItemTransitions
{
    /// <summary>The table.</summary>
    public static Transitions<ItemState> Table { get; } = new(
        (Open, InRemediation, [Analyst, Manager]),
        (Open, Mitigated, [Analyst, Manager]),
        (Open, Disputed, [Manager]),
        (Open, EvidenceSubmitted, [Analyst, Manager]),
        (InRemediation, Mitigated, [Analyst, Manager]),
        (InRemediation, Disputed, [Manager]),
        (InRemediation, EvidenceSubmitted, [Analyst, Manager]),
        (Mitigated, InRemediation, [Analyst, Manager]),
        (Mitigated, EvidenceSubmitted, [Analyst, Manager]),
        (Disputed, InRemediation, [Manager]),
        (Disputed, EvidenceSubmitted, [Analyst, Manager]),
        // More evidence for the same item.
        (EvidenceSubmitted, EvidenceSubmitted, [Analyst, Manager]),
        // The evidence did not hold.
        (EvidenceSubmitted, InRemediation, [Analyst, Manager]));

    /// <summary>The state that an action leads to.</summary>
    public static ItemState TargetOf(ItemAction action) => action switch
    {
        ItemAction.Start => InRemediation,
        ItemAction.Mitigate => Mitigated,
        ItemAction.Dispute => Disputed,
        ItemAction.SubmitEvidence => EvidenceSubmitted,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    /// <summary>Adds why whoever acts may not do this, and notes it for the log; adds nothing when they may.</summary>
    internal static async Task CheckAsync(Problems problems, Change change, Order order, OrderItem item, ItemState to, CancellationToken cancellationToken)
    {
        if (!Table.Leads(item.State, to)) Refuse(OrderProblems.NotFromHere(item.Line.Number, item.State));
        else if (!Table.Allows(item.State, to, await change.RolesAsync(cancellationToken))) Refuse(OrderProblems.NotByThisRole);

        void Refuse(Problem problem) => problems.Add(change.Refuse(new Subject("order", order.Id.Value), problem, order.AccessGroup));
    }
}
