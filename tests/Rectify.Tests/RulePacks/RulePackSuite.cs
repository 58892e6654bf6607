using System.Text;
using NodaTime;
using Rectify.Clocks.Packs;
using Rectify.Clocks.Rules;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.RulePacks;
using Rectify.Tests.Storage;

namespace Rectify.Tests.RulePacks;

public abstract class RulePackSuite(StoreFixture store) : StoreTests(store)
{
    private const string Report = "rules/cn/rmsv/cn.rmsv.7.2.report.yaml";

    [Fact]
    public async Task A_signed_pack_comes_into_use_and_the_one_before_stays()
    {
        using var signer = KeyPair(11);
        var (first, second) = (Pack(signer, "first"), Pack(signer, "second"));
        await DoneAsync(new UseRulePack(first, [signer.Key]));
        // Whoever was trusted once need not be named again.
        var used = await DoneAsync(new UseRulePack(second, []));

        var inUse = await ReadAsync(RulePackStore.InUseAsync);
        Assert.Equal((used.Hash, "second", signer.Key.ToString()), (inUse?.Hash, inUse?.Version, inUse?.Signer));
        var kept = await ReadAsync(RulePackStore.AllAsync);
        var before = Assert.Single(kept, pack => pack.Version == "first");
        Assert.Equal(first, await ReadAsync((session, token) => RulePackStore.ContentAsync(session, before.Id, token)));
        Assert.Equal(["RCT-RULE-007"], await RefusedAsync(new UseRulePack(second, [])));

        await DoneAsync(new UseRulePack(first, []));
        Assert.Equal(before, await ReadAsync(RulePackStore.InUseAsync));
    }

    [Fact]
    public async Task What_a_program_brings_with_it_is_kept_once_and_found_by_the_hash_that_answers_name()
    {
        await DoneAsync(new KeepOwnRules("1.2.3"));
        await DoneAsync(new KeepOwnRules("1.2.3"));
        var kept = Assert.Single(await ReadAsync(RulePackStore.AllAsync), pack => pack.Version == "rectify 1.2.3");
        Assert.Equal((RuleBook.Embedded().Hash, null), (kept.Rules, kept.Signer));
        Assert.NotNull(await ReadAsync((session, token) => RulePackStore.OfRulesAsync(session, kept.Rules, token)));
        var book = RulePack.Kept(await ReadAsync((session, token) => RulePackStore.ContentAsync(session, kept.Id, token))).Rules;
        Assert.Equal(RuleBook.Embedded().Hash, book.Hash);
        Assert.Equal(TimeZoneData.Embedded.Version, book.TimeZones.Version);
    }

    [Fact]
    public async Task Nothing_is_taken_into_use_that_no_trusted_key_has_signed()
    {
        using KeyPairs keys = new(KeyPair(12), KeyPair(13));
        Assert.Equal(["RCT-RULE-003"], await RefusedAsync(new UseRulePack(Pack(keys.First, "x"), [keys.Second.Key])));
        Assert.Equal(["RCT-RULE-002"], await RefusedAsync(new UseRulePack(Pack(null, "x"), [keys.First.Key])));
        Assert.Equal(["RCT-RULE-001"], await RefusedAsync(new UseRulePack("PK not a pack"u8.ToArray(), [keys.First.Key])));
        Assert.Equal(["RCT-RULE-001"], await RefusedAsync(new UseRulePack(Pack(keys.First, "x")[..^1], [keys.First.Key])));
    }

    [Theory]
    [InlineData(Report, "RCT-RULE-005")]
    [InlineData("rules.bin", "RCT-RULE-005")]
    [InlineData("tzdb.nzd", "RCT-RULE-005")]
    public async Task A_file_that_was_changed_after_signing_is_named(string path, string code)
    {
        using var signer = KeyPair(14);
        var changed = Repacked(Pack(signer, "x"), members => members.Select(member => member.Path == path ? member with { Bytes = new byte[] { 1, 2, 3 } } : member));
        Assert.Equal([code], await RefusedAsync(new UseRulePack(changed, [signer.Key])));
    }

    [Fact]
    public async Task A_file_that_the_manifest_does_not_name_or_that_is_gone_is_named()
    {
        using var signer = KeyPair(15);
        var more = Repacked(Pack(signer, "x"), members => members.Append(new ZipMember("rules/xx/more.yaml", "id: x"u8.ToArray())));
        Assert.Equal(["RCT-RULE-004"], await RefusedAsync(new UseRulePack(more, [signer.Key])));
        var fewer = Repacked(Pack(signer, "x"), members => members.Where(member => member.Path != Report));
        Assert.Equal(["RCT-RULE-005"], await RefusedAsync(new UseRulePack(fewer, [signer.Key])));
    }

    [Fact]
    public void Rules_that_do_not_read_are_not_packed()
    {
        var files = RuleBook.EmbeddedFiles().Select(file => file.Path == Report ? file with { Text = file.Text.Replace("force: mandatory", "force: mandatoyr", StringComparison.Ordinal) } : file).ToList();
        Assert.Contains("mandatoyr", Assert.Throws<InvalidDataException>(() => RulePack.Write(files, "x", new LocalDate(2026, 11, 23), TimeZoneData.EmbeddedFile(), null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_rules_give_the_same_pack() => Assert.Equal(Pack(null, "x"), Pack(null, "x"));

    private static byte[] Pack(INoteSigner? signer, string version) =>
        RulePack.Write(RuleBook.EmbeddedFiles(), version, new LocalDate(2026, 11, 23), TimeZoneData.EmbeddedFile(), signer);

    private static byte[] Repacked(byte[] pack, Func<IEnumerable<ZipMember>, IEnumerable<ZipMember>> change) =>
        StoredZip.TryRead(pack, 5_000, out var members, out _) ? StoredZip.Write([.. change(members)]) : throw new FormatException(Encoding.ASCII.GetString(pack, 0, 8));

    private static NotePrivateKey KeyPair(byte seed) => NotePrivateKey.Generate("example.org/rules", bytes => bytes.Fill(seed));

    private sealed record KeyPairs(NotePrivateKey First, NotePrivateKey Second) : IDisposable
    {
        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }
    }
}

public sealed class RulePacks_on_sqlite(SqliteFixture store) : RulePackSuite(store), IClassFixture<SqliteFixture>;

public sealed class RulePacks_on_postgresql(PostgresFixture store) : RulePackSuite(store), IClassFixture<PostgresFixture>;
