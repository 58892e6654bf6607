using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Inventory.Data;

/// <summary>Says that a system holds data. Of one category it may hold several, each for a purpose of its own.</summary>
/// <param name="System">The system.</param>
/// <param name="Says">What is said of the data.</param>
public sealed record AddDataHeld(SystemId System, DataDescription Says) : ICommand<DataHeldId>
{
    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public async Task<Result<DataHeldId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.AddIf(await SystemStore.FindAsync(change.Session, System, cancellationToken) is null, InventoryProblems.SystemUnknown);
        await CheckAsync(problems, change, System, Says, null, cancellationToken);
        if (problems.Any) return problems;
        var held = new DataHeld(new(change.NewId()), System, Says.Tidy(), change.Now);
        await DataHeldStore.AddAsync(change.Session, [held], cancellationToken);
        await change.RecordAsync(new DataHeldSaid(held, IsNew: true), cancellationToken);
        return held.Id;
    }

    /// <summary>Adds what is wrong with what is said of data, for a record that there is or is to be.</summary>
    internal static async Task CheckAsync(Problems problems, Change change, SystemId system, DataDescription says, DataHeldId? own, CancellationToken cancellationToken)
    {
        says.Check(problems);
        foreach (var processor in says.Processors.Distinct())
            problems.AddIf(await OrganisationStore.FindAsync(change.Session, processor, cancellationToken) is null, InventoryProblems.OrganisationUnknown);
        problems.AddIf(
            (await DataHeldStore.OfSystemsAsync(change.Session, [system], cancellationToken))
                .Any(other => other.Id != own && other.Says.Category == says.Category && Names.Key(other.Says.Purpose) == Names.Key(says.Purpose)),
            InventoryProblems.DataTwice);
    }
}
