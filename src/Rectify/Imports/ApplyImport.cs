using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Imports;

/// <summary>Has an import applied that was looked at. Asking twice is asking once.</summary>
/// <param name="Import">Which.</param>
public sealed record ApplyImport(ImportId Import) : ICommand<Done>
{
    /// <inheritdoc />
    public Permitted By => BringIn.Those;

    /// <inheritdoc />
    public async Task<Result<Done>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (await ImportStore.FindAsync(change.Session, Import, cancellationToken) is not { } found) return ImportProblems.Unknown;
        if (found.State is ImportState.Applying or ImportState.Applied) return new Done();
        if (found.ErasedAt is not null) return ImportProblems.Erased;
        if (found.State != ImportState.Checked) return ImportProblems.NotChecked;
        await ImportMove.ToAsync(change, found with { State = ImportState.Applying }, cancellationToken);
        return new Done();
    }
}
