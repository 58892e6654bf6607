using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger.Keys;
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
    private readonly IKeyProvider keys;
    private readonly LogMemory memory;

    private Workspace(Database database, INoteSigner key, IKeyProvider keys, LogMemory memory, IClock clock, IIdSource ids, IRandomSource random)
    {
        (Database, this.keys, this.memory, this.clock, Name) = (database, keys, memory, clock, ids.Next().ToString());
        Commands = new(database, clock, ids, random);
        sequencer = new(database, key, clock, Name, memory);
    }

    /// <summary>What it is called where it holds the lease on numbering the log; no two have the same.</summary>
    public string Name { get; }

    /// <summary>The database, for reading.</summary>
    public Database Database { get; }

    /// <summary>Runs use cases without numbering what they recorded, for whoever leaves that to others.</summary>
    public Commands Commands { get; }

    /// <summary>The public key that signs this log's checkpoints; its name is the log's origin.</summary>
    public NoteKey LogKey => sequencer.Key;

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
        var opened = await LogKeys.OpenAsync(database, address.Keys, clock.GetCurrentInstant(), ids, random, cancellationToken);
        if (opened.Succeeded(out var key, out problems)) return new Workspace(database, key, address.Keys, new LogMemory(address.LogMemory), clock, ids, random);
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
    /// Whether this process may go on signing: not when the store was put back behind what this machine remembers of its log, not when another
    /// key took over, and not while the clocks contradict each other.
    /// </summary>
    public async Task<Result<Done>> SignsAsync(CancellationToken cancellationToken)
    {
        var present = await Database.ReadAsync(Viewer.Machine, LogStore.PresentKeyAsync, cancellationToken);
        if (present is not null && !present.Key.Equals(LogKey) && !await TakeNextKeyAsync(cancellationToken)) return LedgerProblems.KeyReplaced(LogKey.Name);
        return await Database.ReadAsync<Result<Done>>(
            Viewer.Machine,
            async (session, token) =>
            {
                var log = await LogStore.PresentAsync(session, token);
                if (await memory.CompareAsync(session, log, LogKey.Name, token) is { } behind) return behind;
                return await SigningClock.DoubtAsync(Database, session, log, clock.GetCurrentInstant(), token) is { } doubt ? doubt : new Done();
            },
            cancellationToken);
    }

    /// <summary>Why the store is not the one that this machine remembers, but put back to a former state or another; null when it is.</summary>
    public Task<Problem?> PutBackAsync(CancellationToken cancellationToken) => Database.ReadAsync(
        Viewer.Machine,
        async (session, token) => await memory.CompareAsync(session, await LogStore.PresentAsync(session, token), LogKey.Name, token),
        cancellationToken);

    /// <summary>Why nothing is signed at this hour, as far as the clocks go; null when they agree.</summary>
    public Task<Problem?> ClockDoubtAsync(CancellationToken cancellationToken) => Database.ReadAsync(
        Viewer.Machine,
        async (session, token) => await SigningClock.DoubtAsync(Database, session, await LogStore.PresentAsync(session, token), clock.GetCurrentInstant(), token),
        cancellationToken);

    /// <summary>Numbers and signs what is not yet: needed before a proof is exported.</summary>
    public async Task<Result<int>> NumberAsync(CancellationToken cancellationToken)
    {
        var numbered = await sequencer.DrainAsync(cancellationToken);
        return sequencer.IsReplaced && await TakeNextKeyAsync(cancellationToken) ? await sequencer.DrainAsync(cancellationToken) : numbered;
    }

    /// <summary>Takes the key that the log's key handed over to, when it is where the setting says by now.</summary>
    private async Task<bool> TakeNextKeyAsync(CancellationToken cancellationToken)
    {
        var known = await Database.ReadAsync(Viewer.Machine, LogReader.KeysAsync, cancellationToken);
        if (!keys.Find(known, LogKey.Name).Succeeded(out var next, out _) || next is null) return false;
        if (next.Key.Equals(known[^1]) && next.Key.Name == LogKey.Name) return sequencer.Take(next);
        next.Dispose();
        return false;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        sequencer.Dispose();
        await Database.DisposeAsync();
    }
}
