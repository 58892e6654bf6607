using System.Security.Cryptography;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Orders;

/// <summary>Puts a file behind an item: what shows that it was rectified. The bytes are kept whole; their hash stands in the ledger.</summary>
/// <param name="Order">The order.</param>
/// <param name="Number">The item's number.</param>
/// <param name="FileName">What to call it; a path is cut to its last part.</param>
/// <param name="Bytes">1 byte to <see cref="MaxBytes"/>.</param>
/// <param name="Says">What it shows, in a sentence.</param>
public sealed record AttachEvidence(OrderId Order, int Number, string FileName, byte[] Bytes, string Says) : ICommand<Evidence>
{
    /// <summary>Bytes of one file.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <inheritdoc />
    public Permitted By => ItemTransitions.Table.Into(ItemState.EvidenceSubmitted);

    /// <inheritdoc />
    public async Task<Result<Evidence>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await OrderStore.FindAsync(change.Session, Order, cancellationToken) is not { } order) return OrderProblems.NoSuchOrder;
        var items = await OrderStore.ItemsAsync(change.Session, order, cancellationToken);
        if (items.FirstOrDefault(item => item.Line.Number == Number) is not { } item) return OrderProblems.NoSuchItem(order.Number, Number);

        var name = FileName.AsSpan()[(FileName.LastIndexOfAny(['/', '\\']) + 1)..].Trim().ToString();
        var evidence = new Evidence(
            change.NewId(), name, Convert.ToHexStringLower(SHA256.HashData(Bytes)), Bytes.Length, change.Now, Says.Trim());
        var problems = new Problems();
        problems.AddIf(name.Length is 0 or > 200, OrderProblems.EvidenceName);
        problems.AddIf(Bytes.Length is 0 or > MaxBytes, OrderProblems.EvidenceSize(MaxBytes));
        problems.AddIf(evidence.Says.Length is 0 or > 2_000, OrderProblems.EvidenceSaysNothing);
        problems.AddIf(item.Evidence.Any(other => other.Sha256 == evidence.Sha256), OrderProblems.EvidenceTwice(Number, name));
        await ItemTransitions.CheckAsync(problems, change, order, item, ItemState.EvidenceSubmitted, cancellationToken);
        if (problems.Any) return problems;

        await OrderStore.AddEvidenceAsync(change.Session, order, Number, evidence, Bytes, cancellationToken);
        await OrderStore.SetStateAsync(change.Session, order, Number, ItemState.EvidenceSubmitted, item.Remark, cancellationToken);
        await change.RecordAsync(new OrderEvidenceAdded(order, Number, evidence), cancellationToken);
        if (item.State != ItemState.EvidenceSubmitted)
            await change.RecordAsync(new OrderItemMoved(order, Number, item.State, ItemState.EvidenceSubmitted, item.Remark), cancellationToken);
        return evidence;
    }
}
