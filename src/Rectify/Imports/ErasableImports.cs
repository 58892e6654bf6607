using Rectify.Cases;
using Rectify.Cases.Retention;
using Rectify.Foundation;
using Rectify.Imports.Planning;
using Rectify.Ledger;
using Rectify.Storage;

namespace Rectify.Imports;

/// <summary>
/// The rows of imports that were applied, refused, or looked at and never applied, and what did not map of them. What was made of them stays, and the names of the files,
/// which facts give as their evidence. A hold on a case keeps the imports whose rows name it.
/// </summary>
public sealed class ErasableImports : ErasableArea
{
    /// <summary>What did not map may be more than the rows: it goes in several transactions.</summary>
    private const int NotesAtOnce = 1_000;

    /// <summary>Everything that can be erased when its time is over.</summary>
    public static Erasables All { get; } = new([.. Erasables.OfCases, new ErasableImports()]);

    /// <inheritdoc />
    public override RetentionArea Area => RetentionArea.ImportRows;

    internal override int Chunk => 1;

    internal override async Task<DueOnes> DueAsync(ReadSession session, Keeping keeping, int count, CancellationToken cancellationToken)
    {
        if (keeping.Before is not { } before) return DueOnes.None;
        var (due, found) = (new List<DueErasure>(), await ImportStore.KeptSinceAsync(session, before, count, cancellationToken));
        foreach (var import in found)
            if (await OfAsync(session, import, keeping, cancellationToken) is { } over) due.Add(over);
        return new(due, found.Count < count);
    }

    internal override async Task<DueErasure?> DueAsync(ReadSession session, Keeping keeping, Id id, CancellationToken cancellationToken) =>
        await ImportStore.FindAsync(session, new ImportId(id), cancellationToken) is { ErasedAt: null, State: ImportState.Checked or ImportState.Applied or ImportState.Refused } import
            ? await OfAsync(session, import, keeping, cancellationToken)
            : null;

    internal override async Task<Erased> EraseAsync(Change change, DueErasure due, CancellationToken cancellationToken)
    {
        var id = new ImportId(due.Subject.Id);
        if (await ImportStore.EraseNotesAsync(change.Session, id, NotesAtOnce, cancellationToken) == NotesAtOnce) return new(Payloads: 0, [], AccessGroup: null, IsWhole: false);
        return new(Payloads: 0, await ImportStore.EraseAsync(change.Session, id, change.Now, cancellationToken), AccessGroup: null);
    }

    private static async Task<DueErasure?> OfAsync(ReadSession session, Import import, Keeping keeping, CancellationToken cancellationToken) => keeping.Due(
        new Subject("import", import.Id.Value), string.Join(", ", import.Files), import.ChangedAt, await HeldCasesAsync(session, import.Id, keeping, cancellationToken));

    /// <summary>The held cases that its rows name.</summary>
    private static async Task<IReadOnlyCollection<CaseId>> HeldCasesAsync(ReadSession session, ImportId id, Keeping keeping, CancellationToken cancellationToken)
    {
        var (held, named) = (keeping.HeldCases.ToHashSet(), new HashSet<CaseId>());
        if (held.Count == 0) return named;
        foreach (var chunk in await ImportStore.ChunksAsync(session, id, cancellationToken))
        {
            var references = AssetNames.In(await ImportStore.RowsAsync(session, id, chunk.Number, cancellationToken)).References;
            if (references.Count > 0) named.UnionWith((await ImportStore.CasesOfAsync(session, references, cancellationToken)).Select(each => each.Case.Id).Where(held.Contains));
        }
        return named;
    }
}
