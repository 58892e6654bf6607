using Rectify.Cases;
using Rectify.Ledger;
using Rectify.Proof.Bundles;
using Rectify.Storage;

namespace Rectify.Orders;

/// <summary>What an order adds to its case's proof: its events and every piece of evidence.</summary>
public static class OrderProof
{
    /// <summary>The part; empty when the case has no order.</summary>
    public static async Task<ProofPart> OfAsync(ReadSession session, CaseId caseId, CancellationToken cancellationToken)
    {
        if (await OrderStore.FindByCaseAsync(session, caseId, cancellationToken) is not { } order) return new([], []);
        var files = new List<ProofFile>();
        foreach (var item in await OrderStore.ItemsAsync(session, order, cancellationToken))
            foreach (var evidence in item.Evidence)
                if (await OrderStore.EvidenceBytesAsync(session, order, evidence.Id, cancellationToken) is { } bytes)
                    files.Add(new(BundleRole.Evidence, $"item-{item.Line.Number}/{evidence.Id}", bytes));
        return new([new Subject("order", order.Id.Value)], files);
    }
}
