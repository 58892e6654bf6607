using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Orders;

/// <summary>Records that the work on an item began, that an interim measure holds, or that we disagree. Evidence has its own use case.</summary>
/// <param name="Order">The order.</param>
/// <param name="Number">The item's number.</param>
/// <param name="Action">What was done; <see cref="ItemAction.SubmitEvidence"/> only through <see cref="AttachEvidence"/>.</param>
/// <param name="Remark">The measure or the reason; mandatory for <see cref="ItemAction.Mitigate"/> and <see cref="ItemAction.Dispute"/>.</param>
public sealed record MoveItem(OrderId Order, int Number, ItemAction Action, string Remark = "") : ICommand<ItemState>
{
    /// <inheritdoc />
    public Permitted By => ItemTransitions.Table.By;

    /// <inheritdoc />
    public async Task<Result<ItemState>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await OrderStore.FindAsync(change.Session, Order, cancellationToken) is not { } order) return OrderProblems.NoSuchOrder;
        var items = await OrderStore.ItemsAsync(change.Session, order, cancellationToken);
        if (items.FirstOrDefault(item => item.Line.Number == Number) is not { } item) return OrderProblems.NoSuchItem(order.Number, Number);

        var problems = new Problems();
        problems.AddIf(Action == ItemAction.SubmitEvidence, OrderProblems.EvidenceMissing(Number));
        problems.AddIf(Action is ItemAction.Mitigate or ItemAction.Dispute && Remark.Trim().Length == 0, OrderProblems.RemarkMissing(Number));
        var next = ItemTransitions.TargetOf(Action);
        await ItemTransitions.CheckAsync(problems, change, order, item, next, cancellationToken);
        if (problems.Any) return problems;

        await OrderStore.SetStateAsync(change.Session, order, Number, next, Remark.Trim(), cancellationToken);
        await change.RecordAsync(new OrderItemMoved(order, Number, item.State, next, Remark.Trim()), cancellationToken);
        return next;
    }
}
