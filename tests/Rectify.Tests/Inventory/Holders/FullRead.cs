using Rectify.Inventory;
using Rectify.Inventory.Holders;
using Rectify.Storage;

namespace Rectify.Tests.Inventory.Holders;

/// <summary>Who holds some versions, by reading what every asset holds: what the index must say too.</summary>
public static class FullRead
{
    public static async Task<List<VersionHolder>> OfAsync(ReadSession session, IReadOnlyCollection<long> versions, CancellationToken cancellationToken)
    {
        var holders = new List<VersionHolder>();
        await using var command = session.Connection.CreateCommand();
        command.Transaction = session.Transaction;
        command.CommandText = "SELECT asset, versions FROM asset_components ORDER BY asset";
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
            holders.AddRange(VersionIds.Read(rows.GetFieldValue<byte[]>(1)).Where(versions.Contains).Select(version => new VersionHolder(AssetId.Parse(rows.GetString(0)), version)));
        return holders;
    }
}
