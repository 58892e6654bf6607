using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Inventory.Data;

/// <summary>Says something else of data that a system holds; what was said before stays in the log.</summary>
/// <param name="Data">Which.</param>
/// <param name="Says">All that is said of it from now on.</param>
public sealed record ChangeDataHeld(DataHeldId Data, DataDescription Says) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await DataHeldStore.FindAsync(change.Session, Data, cancellationToken) is not { } known) return InventoryProblems.DataUnknown;
        if (known.Withdrawn is not null) return InventoryProblems.DataIsWithdrawn;
        var problems = new Problems();
        await AddDataHeld.CheckAsync(problems, change, known.System, Says, Data, cancellationToken);
        if (problems.Any) return problems;
        var now = known with { Says = Says.Tidy() };
        if (known.Says.SaysTheSame(now.Says)) return new Done();
        await DataHeldStore.PutAsync(change.Session, now, cancellationToken);
        await change.RecordAsync(new DataHeldSaid(now, IsNew: false), cancellationToken);
        return new Done();
    }
}
