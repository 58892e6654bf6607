using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Imports;

/// <summary>
/// Notes that a chunk is begun, before it is: one that fails <see cref="Most"/> times is given up, with all its rows in the report, and those after it are taken
/// all the same. Whether it may be applied.
/// </summary>
/// <param name="Import">Of which import.</param>
/// <param name="Number">Which chunk.</param>
internal sealed record BeginChunk(ImportId Import, int Number) : ICommand<bool>
{
    /// <summary>How often a chunk is begun.</summary>
    public const int Most = 3;

    public Permitted By => Permitted.Local;

    public async Task<Result<bool>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ImportStore.ChunkAsync(change.Session, Import, Number, cancellationToken) is not { State: ChunkState.Waiting } chunk) return false;
        if (chunk.Attempts < Most)
        {
            await ImportStore.PutAsync(change.Session, chunk with { Attempts = chunk.Attempts + 1 }, cancellationToken);
            return true;
        }
        var given = chunk with { State = ChunkState.GivenUp, Counts = new ImportCounts(0, 0, 0, chunk.Rows) };
        var rows = await ImportStore.RowsAsync(change.Session, Import, Number, cancellationToken);
        await ImportStore.PutAsync(change.Session, given, cancellationToken);
        var why = ImportTexts.ChunkGivenUp(chunk.Why ?? "");
        await ImportStore.PutNotesAsync(
            change.Session, Import, Number, [.. rows.Select(row => new ImportNote(row.File, row.Sheet, row.Number, "", row.Whole, why))], cancellationToken);
        await change.RecordAsync(new ImportChunkDone(given), cancellationToken);
        return false;
    }
}

/// <summary>Notes why a chunk failed, for whoever reads the report when it is given up.</summary>
/// <param name="Import">Of which import.</param>
/// <param name="Number">Which chunk.</param>
/// <param name="Why">Why.</param>
internal sealed record NoteChunkFailure(ImportId Import, int Number, string Why) : ICommand<Done>
{
    private const int Limit = 500;

    public Permitted By => Permitted.Local;

    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ImportStore.ChunkAsync(change.Session, Import, Number, cancellationToken) is { State: ChunkState.Waiting } chunk)
            await ImportStore.PutAsync(change.Session, chunk with { Why = StoredText.Clean(Why.Length <= Limit ? Why : Why[..Limit]) }, cancellationToken);
        return new Done();
    }
}
