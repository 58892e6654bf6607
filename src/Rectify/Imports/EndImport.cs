using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Imports;

/// <summary>Notes that an import is begun to be looked at, before it is; one that was begun too often is refused. Whether it may be.</summary>
/// <param name="Import">Which.</param>
internal sealed record BeginCheck(ImportId Import) : ICommand<bool>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<bool>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ImportStore.FindAsync(change.Session, Import, cancellationToken) is not { State: ImportState.Checking } found) return false;
        if (found.Attempts < BeginChunk.Most)
        {
            await ImportStore.PutAsync(change.Session, found with { Attempts = found.Attempts + 1 }, cancellationToken);
            return true;
        }
        await ImportMove.ToAsync(change, found with { State = ImportState.Refused, Why = ImportTexts.CheckedTooOften(BeginChunk.Most).English }, cancellationToken);
        return false;
    }
}

/// <summary>An import is looked at: what its chunks would change, and what does not map.</summary>
/// <param name="Import">Which.</param>
/// <param name="Chunks">What was found of each chunk, in order.</param>
internal sealed record NoteChecked(ImportId Import, IReadOnlyList<(ImportChunk Chunk, IReadOnlyList<ImportNote> Notes)> Chunks) : ICommand<Done>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ImportStore.FindAsync(change.Session, Import, cancellationToken) is not { State: ImportState.Checking } found) return ImportProblems.Unknown;
        foreach (var (chunk, notes) in Chunks)
        {
            await ImportStore.PutAsync(change.Session, chunk, cancellationToken);
            await ImportStore.PutNotesAsync(change.Session, Import, chunk.Number, notes, cancellationToken);
        }
        await ImportMove.ToAsync(change, found with { State = ImportState.Checked }, cancellationToken);
        return new Done();
    }
}

/// <summary>All chunks of an import are applied or given up; or it is refused, which says why.</summary>
/// <param name="Import">Which.</param>
/// <param name="Refused">Why it goes no further; null when it has come to its end.</param>
internal sealed record EndImport(ImportId Import, string? Refused = null) : ICommand<Done>
{
    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ImportStore.FindAsync(change.Session, Import, cancellationToken) is { State: ImportState.Applying } found)
            await ImportMove.ToAsync(change, found with { State = Refused is null ? ImportState.Applied : ImportState.Refused, Why = Refused }, cancellationToken);
        return new Done();
    }
}
