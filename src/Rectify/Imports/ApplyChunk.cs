using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Imports.Planning;
using Rectify.Inventory;
using Rectify.Inventory.Data;
using Rectify.Inventory.Owners;
using Rectify.Ledger;

namespace Rectify.Imports;

/// <summary>Takes the rows of one chunk in, all of them in one transaction with its progress: stopped anywhere, it is done or it is not. Done twice is done once.</summary>
/// <param name="Import">Of which import.</param>
/// <param name="Number">Which chunk.</param>
internal sealed record ApplyChunk(ImportId Import, int Number) : ICommand<Done>
{
    public Permitted By => BringIn.Those;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var session = change.Session;
        if (await ImportStore.FindAsync(session, Import, cancellationToken) is not { State: ImportState.Applying } import) return ImportProblems.Unknown;
        if (await ImportStore.ChunkAsync(session, Import, Number, cancellationToken) is not { State: ChunkState.Waiting } chunk) return new Done();
        var rows = await ImportStore.RowsAsync(session, Import, Number, cancellationToken);
        var world = new ImportWorld();
        await world.LoadAsync(session, rows, cancellationToken);
        var plan = ImportPlan.Of(world, import.Options, rows, change.NewId, change.Now);
        await WriteAsync(change, plan, cancellationToken);
        var done = chunk with { State = ChunkState.Applied, Counts = plan.Counts, Why = null };
        await ImportStore.PutAsync(session, done, cancellationToken);
        await ImportStore.PutNotesAsync(session, Import, Number, plan.Notes, cancellationToken);
        await change.RecordAsync(new ImportChunkDone(done), cancellationToken);
        return new Done();
    }

    private static async Task WriteAsync(Change change, ImportPlan plan, CancellationToken cancellationToken)
    {
        var session = change.Session;
        await ProductStore.AddAsync(session, plan.NewProducts, cancellationToken);
        await ProductStore.AddAsync(session, plan.NewReleases, cancellationToken);
        await SystemStore.AddAsync(session, plan.NewSystems, cancellationToken);
        await OwnerStore.AddAsync(session, plan.NewOwners, cancellationToken);
        await DataHeldStore.AddAsync(session, plan.NewData, cancellationToken);
        foreach (var product in plan.EditedProducts) await ProductStore.PutAsync(session, product, cancellationToken);
        foreach (var release in plan.EditedReleases) await ProductStore.PutAsync(session, release, cancellationToken);
        foreach (var system in plan.EditedSystems) await SystemStore.PutAsync(session, system, cancellationToken);
        foreach (var data in plan.ChangedData) await DataHeldStore.PutAsync(session, data, cancellationToken);
        foreach (var happened in Events(plan)) await change.RecordAsync(happened, cancellationToken);

        foreach (var (reference, opening) in plan.NewCases)
        {
            if (!(await opening.ExecuteAsync(change, cancellationToken)).Succeeded(out var opened, out var problems)) throw new InvalidOperationException(problems.ToString());
            await ImportStore.AddReferenceAsync(session, reference, opened, cancellationToken);
        }
        foreach (var (of, fact) in plan.NewFacts) await RecordFact.AddAsync(change, of, fact, null, cancellationToken);
    }

    private static IEnumerable<IEvent> Events(ImportPlan plan) =>
    [
        .. plan.NewProducts.Select(product => new ProductRegistered(product)),
        .. plan.EditedProducts.Select(product => new ProductEdited(product)),
        .. plan.NewReleases.Select(release => new ReleaseRegistered(release)),
        .. plan.EditedReleases.Select(release => new ReleaseEdited(release)),
        .. plan.NewSystems.Select(system => new SystemRegistered(system)),
        .. plan.EditedSystems.Select(system => new SystemEdited(system)),
        .. plan.NewOwners.Select(owner => new OwnerChanged(owner, Assigned: true)),
        .. plan.NewData.Select(data => new DataHeldSaid(data, IsNew: true)),
        .. plan.ChangedData.Select(data => new DataHeldSaid(data, IsNew: false)),
    ];
}
