using Rectify.Ledger;

namespace Rectify.Imports;

/// <summary>An import comes into another state.</summary>
internal static class ImportMove
{
    /// <summary>Keeps and records it.</summary>
    public static async Task ToAsync(Change change, Import now, CancellationToken cancellationToken)
    {
        var moved = now with { ChangedAt = change.Now };
        await ImportStore.PutAsync(change.Session, moved, cancellationToken);
        await change.RecordAsync(new ImportMoved(moved), cancellationToken);
    }
}
