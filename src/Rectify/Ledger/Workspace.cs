using NodaTime;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>
/// A store that one program works on in process: the database, the use cases, and a log that is numbered and signed after each command.
/// </summary>
public sealed class Workspace : IAsyncDisposable
{
    private readonly IClock clock;
    private readonly Sequencer sequencer;
    private readonly NotePrivateKey key;
    private readonly LogMemory memory;

    private Workspace(Database database, NotePrivateKey key, LogMemory memory, IClock clock, IIdSource ids, IRandomSource random)
    {
        (Database, this.key, this.memory, this.clock) = (database, key, memory, clock);
        Commands = new(database, clock, ids, random);
        sequencer = new(database, key, ids.Next().ToString(), memory);
    }

    /// <summary>The database, for reading.</summary>
    public Database Database { get; }

    /// <summary>Runs use cases without numbering what they recorded, for whoever leaves that to others.</summary>
    public Commands Commands { get; }

    /// <summary>The public key that signs this log's checkpoints; its name is the log's origin.</summary>
    public NoteKey LogKey => key.Key;

    /// <summary>
    /// Opens or creates a SQLite file, and beside it the log's key (the same path with <c>.logkey</c>). Both get mode 0600: who can read
    /// the file can read every case in it.
    /// </summary>
    public static Task<Result<Workspace>> OpenAsync(
        string path, IClock clock, IIdSource ids, IRandomSource random, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(new StoreAddress.File(path), clock, ids, random, time, cancellationToken);

    /// <summary>Opens a store of either kind, and its log's key (mode 0600).</summary>
    public static async Task<Result<Workspace>> OpenAsync(
        StoreAddress address, IClock clock, IIdSource ids, IRandomSource random, TimeProvider time, CancellationToken cancellationToken)
    {
        var opening = address switch
        {
            StoreAddress.File file => Database.OpenSqliteAsync(file.Path, time, cancellationToken),
            StoreAddress.Server server => Database.OpenPostgresAsync(server.ConnectionString, time, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(address), address, null),
        };
        if (!(await opening).Succeeded(out var database, out var problems)) return problems;
        var opened = await LogKeys.OpenAsync(database, address.LogKey, clock.GetCurrentInstant(), ids, random, cancellationToken);
        if (opened.Succeeded(out var key, out problems)) return new Workspace(database, key, new LogMemory(address.LogMemory), clock, ids, random);
        await database.DisposeAsync();
        return problems;
    }

    /// <summary>
    /// Runs a use case and numbers what it recorded. Where the numbering has to wait for another process, the events are durable all the
    /// same, and the next command or that process numbers them.
    /// </summary>
    public async Task<Result<T>> RunAsync<T>(ICommand<T> command, Actor actor, CancellationToken cancellationToken)
    {
        var result = await Commands.RunAsync(command, actor, cancellationToken);
        if (result is Result<T>.Success) await NumberAsync(cancellationToken);
        return result;
    }

    /// <summary>
    /// Whether this process may go on signing: not when the store was put back behind what this machine remembers of its log, and not when another
    /// key took over.
    /// </summary>
    public Task<Result<Done>> SignsAsync(CancellationToken cancellationToken) => Database.ReadAsync<Result<Done>>(
        Viewer.Machine,
        async (session, token) =>
        {
            if (await LogStore.PresentKeyAsync(session, token) is { } present && !present.Key.Equals(key.Key)) return LedgerProblems.KeyReplaced(key.Key.Name);
            var log = await LogStore.PresentAsync(session, token);
            return await memory.CompareAsync(session, log, key.Key.Name, token) is { } behind ? behind : new Done();
        },
        cancellationToken);

    /// <summary>Numbers and signs what is not yet: needed before a proof is exported.</summary>
    public Task<Result<int>> NumberAsync(CancellationToken cancellationToken) => sequencer.DrainAsync(clock.GetCurrentInstant(), cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        key.Dispose();
        await Database.DisposeAsync();
    }
}
