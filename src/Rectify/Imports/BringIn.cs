using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Imports;

/// <summary>Brings tables in, to be looked at and, when that is wanted, applied. When this answers, all their rows are durable.</summary>
/// <param name="Draft">What was read.</param>
/// <param name="Options">What the files do not say of themselves.</param>
/// <param name="Apply">Whether it is applied at once, without being looked at first.</param>
public sealed record BringIn(ImportDraft Draft, ImportOptions Options, bool Apply = false) : ICommand<ImportId>
{
    /// <summary>Rows of one transaction.</summary>
    public const int ChunkRows = 500;

    /// <summary>Whoever may change all that a table may be of: what applying does is done in their name, and asks the same.</summary>
    internal static Permitted Those { get; } = Permitted.To(PersonRole.Analyst, PersonRole.Manager);

    /// <inheritdoc />
    public Permitted By => Those;

    /// <inheritdoc />
    public async Task<Result<ImportId>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var import = new Import
        {
            Id = new(change.NewId()),
            Files = Draft.Files,
            Options = Options,
            By = change.Actor,
            BroughtAt = change.Now,
            State = Apply ? ImportState.Applying : ImportState.Checking,
            ChangedAt = change.Now,
            Rows = Draft.Rows.Count,
            Notes = Draft.Notes.Count,
        };
        var chunks = Draft.Rows.GroupBy(row => row.Table).SelectMany(table => table.Chunk(ChunkRows)).ToList();
        await ImportStore.AddAsync(change.Session, import, chunks, cancellationToken);
        await ImportStore.PutNotesAsync(change.Session, import.Id, 0, Draft.Notes, cancellationToken);
        await change.RecordAsync(new ImportBrought(import, chunks.Count), cancellationToken);
        return import.Id;
    }
}
