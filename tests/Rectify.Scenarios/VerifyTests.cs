using System.Data.Common;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;
using Rectify.Cases;
using Rectify.Clocks.Counting;
using Rectify.Clocks.Evaluation;
using Rectify.Clocks.Rules;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Proof.Bundles;
using Rectify.Proof.Log;
using Rectify.Testing;

[assembly: AssemblyFixture(typeof(PostgresCluster))]

namespace Rectify.Scenarios;

/// <summary>Proof bundles through the program: one sentence, what was checked and what was not, and an exit code that a script can trust.</summary>
public sealed class VerifyTests(PostgresCluster cluster)
{
    private const string Origin = "example.com/rectify";

    [Fact]
    public async Task Bundle_verifies_with_a_key_from_elsewhere()
    {
        using var home = new Folder();
        home.Write("case.zip", Bundle(out var key));
        home.Write("log.vkey", $"{key}\n");
        foreach (var trusted in new[] { key, "log.vkey" })
        {
            var outcome = await Published.Run(home, "verify", "case.zip", "--key", trusted);
            Assert.Equal(0, outcome.ExitCode);
            Assert.StartsWith("Verified:", outcome.Out);
        }
    }

    [Fact]
    public async Task Bundle_without_a_key_is_only_consistent_with_itself()
    {
        using var home = new Folder();
        home.Write("case.zip", Bundle(out _));
        var outcome = await Published.Run(home, "verify", "case.zip");
        Assert.Equal(4, outcome.ExitCode);
        Assert.StartsWith("Consistent with itself", outcome.Out);
    }

    [Fact]
    public async Task The_log_of_a_store_verifies_with_its_key_and_with_no_other()
    {
        using var home = new Folder();
        Assert.Equal(0, (await Published.Run(home, "case", "open", "Relay", "--vulnerability", "CVE-2021-44228", "--store", "rectify.db")).ExitCode);
        var alone = await Published.Run(home, "verify", "rectify.db", "--format", "json");
        using var report = JsonDocument.Parse(alone.Out);
        var key = report.RootElement.GetProperty("keys")[0].GetString() ?? "";
        Assert.Equal((4, "consistent", true), (alone.ExitCode, report.RootElement.GetProperty("verdict").GetString(), report.RootElement.GetProperty("events").GetInt64() > 0));

        var verified = await Published.Run(home, "verify", "rectify.db", "--key", key);
        Assert.Equal((0, true), (verified.ExitCode, verified.Out.StartsWith("Verified: every event stands in the log", StringComparison.Ordinal)));
        Bundle(out var other);
        Assert.Equal(1, (await Published.Run(home, "verify", "rectify.db", "--key", other)).ExitCode);
    }

    [Fact]
    public async Task The_log_of_a_sqlite_store_verifies_while_somebody_writes_to_it()
    {
        using var home = new Folder();
        await LiveAsync(home, new StoreAddress.File(home["rectify.db"]), home["rectify.db"]);
    }

    [Fact]
    public async Task The_log_of_a_postgresql_store_verifies_while_somebody_writes_to_it()
    {
        if (PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        using var home = new Folder();
        var address = await cluster.CreateDatabaseAsync();
        await LiveAsync(home, new StoreAddress.Server(address, home["log.key"]), address);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgresql")]
    public async Task A_deep_look_compares_the_tables_with_what_follows_from_the_log(string kind)
    {
        if (kind == "postgresql" && PostgresCluster.SkipReason is { } reason) Assert.Skip(reason);
        using var home = new Folder();
        var server = kind == "postgresql" ? await cluster.CreateDatabaseAsync() : null;
        StoreAddress address = server is null ? new StoreAddress.File(home["rectify.db"]) : new StoreAddress.Server(server, home["log.key"]);
        var (named, key) = (server ?? "rectify.db", "");
        await using (var workspace = await OpenAsync(address))
        {
            var id = await DoneAsync(workspace, new OpenCase("Relay", CaseKind.Vulnerability, [], ["CVE-2021-44228"]));
            await DoneAsync(workspace, new RecordFact(id, FactKind.Aware, Occurrence.At(SystemClock.Instance.GetCurrentInstant() - Duration.FromHours(2), DateTimeZone.Utc)));
            var laws = new Laws(RuleBook.Embedded(), Profile.Unstated);
            Assert.True((await RefreshDuties.RunAsync(workspace.Database, laws, SystemClock.Instance.GetCurrentInstant(), null, CancellationToken.None)).Succeeded(out _, out _));
            key = workspace.LogKey.ToString();
        }
        var whole = await Published.Run(home, "verify", named, "--key", key, "--deep", "--format", "json");
        Assert.True(whole.ExitCode == 0, whole.Out + whole.Err);
        using (var json = JsonDocument.Parse(whole.Out))
        {
            var replay = json.RootElement.GetProperty("replay");
            Assert.Equal((1, 1, 0), (replay.GetProperty("cases").GetInt32(), replay.GetProperty("facts").GetInt32(), replay.GetProperty("differences").GetArrayLength()));
            Assert.True(replay.GetProperty("duties").GetInt32() > 0);
        }

        await ExecuteAsync(home, server, "UPDATE facts SET earliest = earliest - 36000000000, latest = latest - 36000000000");
        Assert.Equal(0, (await Published.Run(home, "verify", named, "--key", key)).ExitCode); // the log itself is whole
        foreach (var (language, said) in (IEnumerable<(string, string)>)[("en", "when it happened: the table says '"), ("zh", "的发生时间：表中为 '")])
        {
            var changed = await Published.Run(home, new Dictionary<string, string> { ["RECTIFY_LANG"] = language, ["COLUMNS"] = "400" }, "verify", named, "--key", key, "--deep");
            Assert.Equal((1, true), (changed.ExitCode, changed.Out.Contains(said, StringComparison.Ordinal)));
        }
        using (var json = JsonDocument.Parse((await Published.Run(home, "verify", named, "--key", key, "--deep", "--format", "json")).Out))
            Assert.Equal("refused", json.RootElement.GetProperty("verdict").GetString());
        home.Write("case.zip", Bundle(out _));
        Assert.Equal(2, (await Published.Run(home, "verify", "case.zip", "--deep")).ExitCode);
    }

    /// <summary>Runs the verb again and again on a store into which one process records and which it numbers meanwhile.</summary>
    private static async Task LiveAsync(Folder home, StoreAddress address, string named)
    {
        await using var workspace = await OpenAsync(address);
        await DoneAsync(workspace, new RegisterOrganisation(OrganisationKind.Vendor, "The first"));
        var key = workspace.LogKey.ToString();
        var (recorded, ends) = (1, false);
        var writing = Task.Run(async () =>
        {
            while (!Volatile.Read(ref ends)) await DoneAsync(workspace, new RegisterOrganisation(OrganisationKind.Vendor, $"Vendor {Interlocked.Increment(ref recorded)}"));
        });
        try
        {
            var (meanwhile, seen) = (0, 0L);
            for (var runs = 0; meanwhile < 3; runs++)
            {
                Assert.True(runs < 60, "Nobody writes");
                var before = Volatile.Read(ref recorded);
                var verified = await Published.Run(home, "verify", named, "--key", key, "--deep", "--format", "json");
                Assert.True(verified.ExitCode == 0, verified.Out + verified.Err);
                var during = Volatile.Read(ref recorded);
                if (writing.IsCompleted) await writing; // says why it ended
                if (during > before) meanwhile++;
                using var json = JsonDocument.Parse(verified.Out);
                var events = json.RootElement.GetProperty("events").GetInt64() + json.RootElement.GetProperty("unnumbered").GetInt64();
                Assert.Equal(("verified", 0), (json.RootElement.GetProperty("verdict").GetString(), json.RootElement.GetProperty("faults").GetArrayLength()));
                Assert.True(events >= seen && events >= before - 1 && events <= during + 1, $"{seen} {before} {events} {during}");
                seen = events;
            }
        }
        finally
        {
            Volatile.Write(ref ends, true);
        }
        await writing;
    }

    private static async Task<Workspace> OpenAsync(StoreAddress address)
    {
        var random = new SystemRandomSource();
        var opening = await Workspace.OpenAsync(address, SystemClock.Instance, new TimeOrderedIdSource(SystemClock.Instance, random), random, TimeProvider.System, CancellationToken.None);
        return opening.Succeeded(out var workspace, out var problems) ? workspace : throw new InvalidOperationException(problems.ToString());
    }

    private static async Task<T> DoneAsync<T>(Workspace workspace, ICommand<T> command)
    {
        Assert.True((await workspace.RunAsync(command, Actor.Local("me"), CancellationToken.None)).Succeeded(out var value, out var problems), problems?.ToString());
        return value;
    }

    private static async Task ExecuteAsync(Folder home, string? server, string sql)
    {
        await using DbConnection connection = server is null ? new SqliteConnection($"Data Source={home["rectify.db"]}") : new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    [Theory]
    [InlineData("Host=/nowhere/at/all;Database=none;Timeout=1")]
    [InlineData("Colour=red")]
    public async Task A_store_that_is_not_there_is_said_to_be_unreadable(string named)
    {
        using var home = new Folder();
        Assert.Equal(3, (await Published.Run(home, "verify", named)).ExitCode);
    }

    [Fact]
    public async Task Changed_byte_or_another_key_is_refused()
    {
        using var home = new Folder();
        var bundle = Bundle(out var key);
        home.Write("case.zip", bundle);
        bundle[^40] ^= 1;
        home.Write("changed.zip", bundle);
        Bundle(out var other, seed: 8);
        Assert.Equal(1, (await Published.Run(home, "verify", "changed.zip", "--key", key)).ExitCode);
        Assert.Equal(1, (await Published.Run(home, "verify", "case.zip", "--key", other)).ExitCode);
    }

    [Fact]
    public async Task File_that_is_no_bundle_is_unreadable()
    {
        using var home = new Folder();
        home.Write("case.zip", "This is no bundle.");
        Assert.Equal(3, (await Published.Run(home, "verify", "case.zip")).ExitCode);
        Assert.Equal(3, (await Published.Run(home, "verify", ".")).ExitCode);
    }

    [Fact]
    public async Task Json_says_every_check()
    {
        using var home = new Folder();
        home.Write("case.zip", Bundle(out var key));
        using var json = JsonDocument.Parse((await Published.Run(home, "verify", "case.zip", "--key", key, "--format", "json")).Out);
        Assert.Equal("verified", json.RootElement.GetProperty("verdict").GetString());
        Assert.Equal(Origin, json.RootElement.GetProperty("origin").GetString());
        Assert.Contains(json.RootElement.GetProperty("checks").EnumerateArray(), check => check.GetProperty("outcome").GetString() == "notChecked");
    }

    [Theory]
    [InlineData("en", "80")]
    [InlineData("zh", "80")]
    public async Task Verdict_reads_as_agreed(string language, string width)
    {
        using var home = new Folder();
        home.Write("case.zip", Bundle(out var key));
        var outcome = await Published.Run(home, new Dictionary<string, string> { ["RECTIFY_LANG"] = language, ["COLUMNS"] = width }, "verify", "case.zip", "--key", key);
        Assert.Null(Golden.Difference($"tests/Rectify.Scenarios/Goldens/verify.{language}.{width}.txt", outcome.Out));
    }

    [Theory]
    [InlineData("en", "Intact: the report to ", "was sent at ", "Cannot be known from this bundle")]
    [InlineData("zh", "完整：依规则 cn.rmsv.7.2.report ", "发出", "无法从本证据包得知")]
    public async Task One_sentence_about_the_report_comes_first_and_a_redacted_bundle_says_what_is_gone(string language, string intact, string sent, string cannot)
    {
        using var desk = new CaseFolder(language);
        var submission = await desk.Drafted(TimeSpan.FromHours(1));
        await desk.Does("review", submission, "--key", "ortiz.key");
        await desk.Does("approve", submission, "--key", "chen.key");
        await desk.Does("filed", submission, "--key", "chen.key", "--channel", "www.nvdb.org.cn", "--reference", "N-17");
        await desk.Does("proof", "CASE-0001", "--out", "case.zip", "--key-out", "log.vkey");
        var variables = new Dictionary<string, string> { ["RECTIFY_LANG"] = language, ["COLUMNS"] = "4000" };

        var whole = await Published.Run(desk.Home, variables, "verify", "case.zip", "--key", "log.vkey");
        Assert.True(whole.ExitCode == 0, whole.Out + whole.Err);
        Assert.StartsWith(intact, whole.Out);
        Assert.Contains(cannot, whole.Out);

        using (var json = JsonDocument.Parse((await Published.Run(desk.Home, variables, "verify", "case.zip", "--key", "log.vkey", "--format", "json")).Out))
        {
            var report = json.RootElement.GetProperty("submissions")[0];
            var sentence = report.GetProperty("sentence").GetString() ?? "";
            Assert.Equal(Narrow(sentence), Narrow(whole.Out.Split("\n\n")[0]));
            Assert.Contains(sent, sentence);
            Assert.Contains("www.nvdb.org.cn", sentence);
            Assert.Equal((true, "onTime", "confirmed", "computed"), (
                report.GetProperty("intact").GetBoolean(), report.GetProperty("timing").GetString(),
                report.GetProperty("confidence").GetString(), report.GetProperty("owed").GetProperty("source").GetString()));
            Assert.Equal(0, report.GetProperty("acknowledgements").GetArrayLength());
            Assert.Contains(json.RootElement.GetProperty("checks").EnumerateArray(), check => check.GetProperty("group").GetString() == "cannotBeKnown");
        }

        Assert.Equal(0, (await Published.Run(desk.Home, variables, "bundle", "redact", "case.zip", "--leave-out", "people", "--leave-out", "reports", "--out", "short.zip")).ExitCode);
        var redacted = await Published.Run(desk.Home, variables, "verify", "short.zip", "--key", "log.vkey");
        Assert.True(redacted.ExitCode == 0, redacted.Out + redacted.Err);
        Assert.StartsWith(intact, redacted.Out);
        Assert.Equal(2, (await Published.Run(desk.Home, variables, "bundle", "redact", "case.zip", "--leave-out", "colours", "--out", "no.zip")).ExitCode);
        Assert.False(File.Exists(desk.Home["no.zip"]));

        // The log went on; who kept the first bundle sees that it did from there.
        await desk.Does("proof", "CASE-0001", "--out", "later.zip", "--key-out", "log.vkey", "--since", "case.zip");
        var later = await Published.Run(desk.Home, variables, "verify", "later.zip", "--key", "log.vkey", "--earlier", "case.zip", "--format", "json");
        Assert.True(later.ExitCode == 0, later.Out + later.Err);
        using (var json = JsonDocument.Parse(later.Out))
            Assert.Contains(json.RootElement.GetProperty("checks").EnumerateArray(), check => (check.GetProperty("code").GetString(), check.GetProperty("outcome").GetString()) == ("earlierKept", "passed"));
    }

    /// <summary>However wide it is set.</summary>
    private static string Narrow(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    [Fact]
    public async Task Bundle_is_stamped_by_an_authority_and_its_tokens_are_checked()
    {
        if (LocalAuthority.SkipReason is { } reason) Assert.Skip(reason);
        using var authority = new LocalAuthority();
        using var desk = new CaseFolder("en");
        await desk.Drafted(TimeSpan.FromHours(1));
        await desk.Does("proof", "CASE-0001", "--out", "case.zip", "--key-out", "log.vkey");
        File.Copy(authority.CertificateFile, desk.Home["tsa.pem"]);

        var stamped = await Published.Run(desk.Home, "bundle", "stamp", "case.zip", "--tsa", authority.Url.ToString(), "--tsa-policy", LocalAuthority.OtherPolicy, "--tsa-ca", "tsa.pem", "--out", "stamped.zip");
        Assert.True(stamped.ExitCode == 0, stamped.Err);
        Assert.Equal(2, authority.Asked); // the report and the checkpoint
        var alone = await Published.Run(desk.Home, "verify", "stamped.zip", "--key", "log.vkey");
        Assert.Contains("its authority was not checked", alone.Out.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal));
        var verified = await Published.Run(desk.Home, "verify", "stamped.zip", "--key", "log.vkey", "--tsa-ca", "tsa.pem", "--format", "json");
        Assert.True(verified.ExitCode == 0, verified.Out);
        using (var json = JsonDocument.Parse(verified.Out))
            Assert.Equal(2, json.RootElement.GetProperty("checks").EnumerateArray().Count(check => (check.GetProperty("code").GetString(), check.GetProperty("outcome").GetString()) == ("timestamp", "passed")));

        using var other = new LocalAuthority("Somebody else");
        File.Copy(other.CertificateFile, desk.Home["other.pem"]);
        Assert.Equal(1, (await Published.Run(desk.Home, "verify", "stamped.zip", "--key", "log.vkey", "--tsa-ca", "other.pem")).ExitCode);
        Assert.Equal(3, (await Published.Run(desk.Home, "verify", "stamped.zip", "--key", "log.vkey", "--tsa-ca", "log.vkey")).ExitCode);
        authority.IsDown = true;
        Assert.Equal(3, (await Published.Run(desk.Home, "bundle", "stamp", "case.zip", "--tsa", authority.Url.ToString(), "--out", "none.zip")).ExitCode);
        Assert.False(File.Exists(desk.Home["none.zip"]));
        Assert.Equal(2, (await Published.Run(desk.Home, "bundle", "stamp", "case.zip", "--tsa", "not an address", "--out", "none.zip")).ExitCode);
    }

    [Theory]
    [InlineData("en", "THE LOG SHOWED TWO HISTORIES")]
    [InlineData("zh", "日志展示了两种历史")]
    public async Task Two_checkpoints_of_one_log_that_do_not_fit_are_said_to_be_two_histories(string language, string said)
    {
        using var home = new Folder();
        using var signer = NotePrivateKey.Generate(Origin, bytes => bytes.Fill(7));
        home.Write("one.note", SignedNote.Sign(new Checkpoint(Origin, 1, MerkleTree.HashLeaf([1])).ToText(), signer).ToBytes());
        home.Write("case.zip", Bundle(out var key));
        var variables = new Dictionary<string, string> { ["RECTIFY_LANG"] = language, ["COLUMNS"] = "400" };
        var bundle = await Published.Run(home, variables, "verify", "case.zip", "--key", key, "--earlier", "one.note");
        Assert.Equal((1, true), (bundle.ExitCode, bundle.Out.Contains(said, StringComparison.Ordinal)));
        var notes = await Published.Run(home, variables, "verify", "one.note", "--key", key, "--earlier", "case.zip");
        Assert.Equal((1, true), (notes.ExitCode, notes.Out.Contains(said, StringComparison.Ordinal)));
        Assert.Equal(0, (await Published.Run(home, variables, "verify", "one.note", "--key", key, "--earlier", "one.note")).ExitCode);
        home.Write("noise", "This is neither.");
        Assert.Equal(3, (await Published.Run(home, variables, "verify", "case.zip", "--key", key, "--earlier", "noise")).ExitCode);
    }

    /// <summary>A log of one event, its checkpoint signed, and the proof that the event is in it.</summary>
    private static byte[] Bundle(out string key, byte seed = 7)
    {
        using var signer = NotePrivateKey.Generate(Origin, bytes => bytes.Fill(seed));
        var happened = Encoding.UTF8.GetBytes("""{"sequence":0,"type":"case.opened"}""");
        var writer = new BundleWriter(Origin);
        var path = writer.AddEvent(0, happened);
        writer.AddCheckpoint(SignedNote.Sign(new Checkpoint(Origin, 1, MerkleTree.HashLeaf(happened)).ToText(), signer), signer.Key);
        writer.AddInclusion(path, 0, 1, []);
        key = signer.Key.ToString();
        return writer.ToArray();
    }
}
