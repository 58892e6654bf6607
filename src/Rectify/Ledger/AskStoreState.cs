using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger;

/// <summary>
/// How the store is kept: of which version it is, how long its log, which keys it knows and since when, and which process works on what. It is for administrators, and
/// for auditors, who judge whether what is set up holds. No key itself is in it, and nothing of a case.
/// </summary>
public sealed record AskStoreState : IQuestion<StoreState>
{
    private static class Sql
    {
        public const string SignedAt = "SELECT MAX(signed_at) AS At FROM checkpoints";

        public const string LogKeys = "SELECT verifier_key AS Name, added_at AS Since FROM log_keys ORDER BY log, from_size, added_at, verifier_key";

        public const string SealKeys = "SELECT id AS Name, made_at AS Since FROM seal_keys ORDER BY made_at, id";

        public const string ProtectionKeys = "SELECT name AS Name, made_at AS Since FROM protection_keys ORDER BY made_at, name";

        public const string Leases = "SELECT name, holder, expires_at AS ExpiresAt FROM leases ORDER BY name";
    }

    internal sealed record InstantRow(long? At);

    internal sealed record KeyRow(string Name, long Since)
    {
        public StoreKey ToKey(StoreKeyUse use) => new(use, Name, Since.ToInstant());
    }

    internal sealed record LeaseRow(string Name, string Holder, long ExpiresAt);

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator, PersonRole.Auditor);

    /// <inheritdoc />
    public async Task<Result<StoreState>> AnswerAsync(ReadSession session, CancellationToken cancellationToken)
    {
        var now = await session.Connection.ExecuteScalarAsync<long>(session.Dialect.NowSql, transaction: session.Transaction);
        var signed = await session.Connection.QuerySingleAsync<InstantRow>(Sql.SignedAt, new { cancellationToken }, session.Transaction);
        var leases = await session.Connection.QueryAsync<LeaseRow>(Sql.Leases, new { cancellationToken }, session.Transaction);
        var log = await session.Connection.QueryAsync<KeyRow>(Sql.LogKeys, new { cancellationToken }, session.Transaction);
        var seal = await session.Connection.QueryAsync<KeyRow>(Sql.SealKeys, new { cancellationToken }, session.Transaction);
        var protection = await session.Connection.QueryAsync<KeyRow>(Sql.ProtectionKeys, new { cancellationToken }, session.Transaction);
        return new StoreState(
            Migrations.For(session.Dialect)[^1].Name,
            await LogStore.SizeAsync(session, cancellationToken),
            signed.At.ToInstant(),
            [.. log.Select(row => row.ToKey(StoreKeyUse.Log)), .. seal.Select(row => row.ToKey(StoreKeyUse.Seal)), .. protection.Select(row => row.ToKey(StoreKeyUse.Protection))],
            [.. leases.Select(lease => new StoreLease(lease.Name, lease.Holder, lease.ExpiresAt.ToInstant(), lease.ExpiresAt > now))]);
    }
}

/// <summary>How a store is kept.</summary>
/// <param name="Schema">The last of the scripts that made its tables.</param>
/// <param name="Entries">How many events its logs have.</param>
/// <param name="SignedAt">When its latest checkpoint was signed; null while there is none.</param>
/// <param name="Keys">The keys that it knows, the present one of each use last.</param>
/// <param name="Leases">What one process at a time does.</param>
public sealed record StoreState(string Schema, long Entries, Instant? SignedAt, IReadOnlyList<StoreKey> Keys, IReadOnlyList<StoreLease> Leases);

/// <summary>A key that a store knows, without the key.</summary>
/// <param name="Use">What it is for.</param>
/// <param name="Name">Tells it from others: of the log's keys the public one, of the others their ids.</param>
/// <param name="Since">Since when the store knows it.</param>
public sealed record StoreKey(StoreKeyUse Use, string Name, Instant Since);

/// <summary>What a key of a store is for.</summary>
public enum StoreKeyUse
{
    /// <summary>It signs the log.</summary>
    Log,

    /// <summary>It seals secrets that the store must give back.</summary>
    Seal,

    /// <summary>It protects what browsers are given to keep.</summary>
    Protection,
}

/// <summary>Something that one process at a time does.</summary>
/// <param name="Name">What.</param>
/// <param name="Holder">The process that does it, or did it last.</param>
/// <param name="Until">Until when it is that process's, by the store's clock.</param>
/// <param name="IsHeld">Whether it is now.</param>
public sealed record StoreLease(string Name, string Holder, Instant Until, bool IsHeld);
