using Dapper;
using NodaTime;
using Rectify.Foundation;
using Rectify.Storage;

namespace Rectify.Ledger.Sealing;

/// <summary>
/// The keys by which servers protect what they give browsers to keep (the mark of a form, what waits between two steps of signing in): the same for every
/// process on a store. They are made and used by ASP.NET Core, and kept here, sealed.
/// </summary>
public static class ProtectionKeys
{
    /// <summary>What they are sealed for.</summary>
    public const string Purpose = "protection-key";

    private static class Sql
    {
        public const string All = "SELECT name, sealed FROM protection_keys ORDER BY made_at, name";

        public const string Add = "INSERT INTO protection_keys (name, sealed, made_at) VALUES (@name, @bytes, @now) ON CONFLICT (name) DO NOTHING";

        public const string Forget = "DELETE FROM protection_keys WHERE name = @name";

        public const string Reseal = "UPDATE protection_keys SET sealed = @bytes WHERE name = @name";
    }

    internal sealed record Row(string Name, byte[] Sealed);

    /// <summary>All of them, sealed, oldest first.</summary>
    public static async Task<IReadOnlyList<SealedKey>> AllAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.All, new { cancellationToken }, session.Transaction)).Select(row => new SealedKey(row.Name, row.Sealed))];

    /// <summary>Keeps one.</summary>
    public static Task<Result<Done>> KeepAsync(Database database, SealedKey key, Instant now, CancellationToken cancellationToken) => database.WriteAsync<Done>(
        Viewer.Machine,
        async (session, token) =>
        {
            if (!await SealKeys.TakesAsync(session, key.Sealed, token)) return LedgerProblems.SealedByFormer;
            await session.Connection.ExecuteAsync(Sql.Add, new { name = key.Name, bytes = key.Sealed.AsBlob(), now = now.ToTicks(), cancellationToken = token }, session.Transaction);
            return new Done();
        },
        cancellationToken);

    internal static Task ForgetAsync(WriteSession session, SealedKey key, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Forget, new { name = key.Name, cancellationToken }, session.Transaction);

    internal static Task ResealAsync(WriteSession session, SealedKey key, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Reseal, new { name = key.Name, bytes = key.Sealed.AsBlob(), cancellationToken }, session.Transaction);
}

/// <summary>A key that is kept sealed.</summary>
/// <param name="Name">Tells it from others.</param>
/// <param name="Sealed">What it is, sealed for <see cref="ProtectionKeys.Purpose"/>.</param>
public sealed record SealedKey(string Name, byte[] Sealed);
