using Rectify.Ledger.Keys;

namespace Rectify.Ledger;

/// <summary>Where a store is, and the file of the key that signs its log.</summary>
public abstract record StoreAddress
{
    private StoreAddress(string logKey) => LogKey = logKey;

    /// <summary>The path of the key file, which is made when the store has no key yet; where the key is no file, what stands beside it has this path before its own ending.</summary>
    public string LogKey { get; }

    /// <summary>Where the log's key is: the file, unless another place is named.</summary>
    public IKeyProvider Keys { get => field ?? new FileKeys(LogKey); init; }

    /// <summary>The file in which this machine remembers the log's last checkpoint (<see cref="Ledger.LogMemory"/>); beside the key unless another place is named.</summary>
    public string LogMemory { get => field ?? $"{LogKey}.checkpoint"; init; }

    /// <summary>One SQLite file; it is made when it is not there. Its key lies beside it unless another place is named.</summary>
    public sealed record File(string Path, string? Key = null) : StoreAddress(Key ?? $"{Path}.logkey");

    /// <summary>A PostgreSQL database that exists. Every process on it needs the same key file, by the same or another path.</summary>
    public sealed record Server(string ConnectionString, string Key) : StoreAddress(Key);
}
