using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Inventory.Data;

/// <summary>Says that data is held no more, or never was. The record stays, and counts no more.</summary>
/// <param name="Data">Which.</param>
/// <param name="Reason">1 to 2,000 characters.</param>
public sealed record WithdrawDataHeld(DataHeldId Data, string Reason) : ICommand<Done>
{
    private const int Limit = 2_000;

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await DataHeldStore.FindAsync(change.Session, Data, cancellationToken) is not { } known) return InventoryProblems.DataUnknown;
        if (known.Withdrawn is not null) return InventoryProblems.DataIsWithdrawn;
        if (string.IsNullOrWhiteSpace(Reason)) return InventoryProblems.ReasonMissing;
        if (Reason.Length > Limit) return InventoryProblems.ReasonTooLong(Limit);
        var now = known with { Withdrawn = new DataWithdrawal(change.Now, StoredText.Clean(Reason.Trim())) };
        await DataHeldStore.PutAsync(change.Session, now, cancellationToken);
        await change.RecordAsync(new DataHeldWithdrawn(now, now.Withdrawn.Reason), cancellationToken);
        return new Done();
    }
}
