using Dapper;
using NodaTime;
using NodaTime.Text;
using Rectify.Foundation;
using Rectify.Proof.Log;
using Rectify.Storage;

namespace Rectify.RulePacks;

/// <summary>A rule pack that the store keeps, without its content.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Version">Its version.</param>
/// <param name="Rules">The hash of its rule book, which every answer names.</param>
/// <param name="Signer">The verifier key that it was accepted under; null for what a program kept of itself.</param>
/// <param name="KeptAt">Since when it is here.</param>
public sealed record KeptRulePack(Id Id, string Hash, string Version, string Rules, string? Signer, Instant KeptAt);

/// <summary>All SQL on rule packs. The law is no secret: they are open to every viewer.</summary>
public static class RulePackStore
{
    private static class Sql
    {
        private const string Columns = "id, hash, version, rules, signer, kept_at";

        public const string Find = $"SELECT {Columns} FROM rule_packs WHERE hash = @hash";

        public const string OfRules = $"SELECT {Columns} FROM rule_packs WHERE rules = @rules ORDER BY kept_at, id LIMIT 1";

        public const string All = $"SELECT {Columns} FROM rule_packs ORDER BY kept_at, id";

        public const string InUse =
            "SELECT rule_packs.id, hash, version, rules, signer, kept_at FROM rule_pack_uses JOIN rule_packs ON rule_packs.id = rule_pack_uses.pack ORDER BY use_number DESC LIMIT 1";

        public const string Content = "SELECT content FROM rule_packs WHERE id = @id";

        public const string Add =
            """
            INSERT INTO rule_packs (id, hash, version, released, rules, signer, kept_at, content)
            VALUES (@id, @hash, @version, @released, @rules, @signer, @keptAt, @content)
            """;

        public const string Use =
            "INSERT INTO rule_pack_uses (use_number, pack, since) SELECT COALESCE(MAX(use_number), 0) + 1, @id, @since FROM rule_pack_uses";
    }

    internal sealed record Row(string Id, string Hash, string Version, string Rules, string? Signer, long KeptAt)
    {
        public KeptRulePack ToPack() => new(Foundation.Id.Parse(Id), Hash, Version, Rules, Signer, KeptAt.ToInstant());
    }

    internal sealed record ContentRow(byte[] Content);

    /// <summary>The pack of which this is the SHA-256, or null.</summary>
    public static async Task<KeptRulePack?> FindAsync(ReadSession session, string hash, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.Find, new { hash, cancellationToken }, session.Transaction))?.ToPack();

    /// <summary>A pack with this rule book, the first that was kept, or null: what an old answer was computed with.</summary>
    public static async Task<KeptRulePack?> OfRulesAsync(ReadSession session, string rules, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.OfRules, new { rules, cancellationToken }, session.Transaction))?.ToPack();

    /// <summary>Every pack that was ever used, in the order in which it was kept.</summary>
    public static async Task<IReadOnlyList<KeptRulePack>> AllAsync(ReadSession session, CancellationToken cancellationToken) =>
        [.. (await session.Connection.QueryAsync<Row>(Sql.All, new { cancellationToken }, session.Transaction)).Select(row => row.ToPack())];

    /// <summary>The pack that was taken into use last; null while the program's own rules are used.</summary>
    public static async Task<KeptRulePack?> InUseAsync(ReadSession session, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleOrDefaultAsync<Row>(Sql.InUse, new { cancellationToken }, session.Transaction))?.ToPack();

    /// <summary>The file of a pack that is kept.</summary>
    public static async Task<byte[]> ContentAsync(ReadSession session, Id id, CancellationToken cancellationToken) =>
        (await session.Connection.QuerySingleAsync<ContentRow>(Sql.Content, new { id = id.ToString(), cancellationToken }, session.Transaction)).Content;

    internal static Task AddAsync(WriteSession session, Id id, RulePack pack, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(
            Sql.Add,
            new
            {
                id = id.ToString(),
                hash = pack.Hash,
                version = pack.Manifest.Version,
                released = LocalDatePattern.Iso.Format(pack.Manifest.Released),
                rules = pack.Manifest.Rules,
                signer = pack.Signer?.ToString(),
                keptAt = now.ToTicks(),
                content = pack.Bytes.AsBlob(),
                cancellationToken,
            },
            session.Transaction);

    internal static Task UseAsync(WriteSession session, Id id, Instant now, CancellationToken cancellationToken) =>
        session.Connection.ExecuteAsync(Sql.Use, new { id = id.ToString(), since = now.ToTicks(), cancellationToken }, session.Transaction);
}
