using System.Text.Json;
using Rectify.Cases;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;
using Rectify.Storage;
using Rectify.Testing;

namespace Rectify.Scenarios;

/// <summary>Cases through the program, as people work them: from the first fact to a proof that anybody can check.</summary>
public sealed class CaseTests
{
    [Theory]
    [InlineData("en", "act by", "filed, no receipt", "met, receipt", "a person decides", "Verified")]
    [InlineData("zh", "应于", "已报送，无回执", "已履行，有回执", "由人作出决定", "核验")]
    public async Task Gateway_story_runs_from_the_first_fact_to_a_verified_proof(
        string language, string actBy, string filed, string met, string decides, string verified)
    {
        using var desk = new CaseFolder(language);
        await desk.Staff();
        Assert.Contains("CASE-0001", await desk.Does("open", "log4j-core in Gateway 4.2", "--vulnerability", "CVE-2021-44228"));
        Assert.Contains(actBy, await desk.Does("fact", "CASE-0001", "aware", CaseFolder.Ago(TimeSpan.FromHours(2)), "--how", "JNDI lookups in a log"));
        await desk.Does("say", "CASE-0001", "activelyExploited", "yes", "--reason", "JNDI lookups in a log");
        Assert.Contains("eu.cra.aev.ew", await desk.Does("show", "CASE-0001", "--why"));

        await desk.Does("draft", "case-1", "cn.rmsv.7.2.report", "cn.miit.nvdb", "--set", "product_name=Gateway", "--set", "product_version=4.2", "--out", "report.txt");
        Assert.Contains("产品名称：Gateway", await File.ReadAllTextAsync(desk.Home["report.txt"], TestContext.Current.CancellationToken));
        var submission = (await desk.Submission("CASE-0001"))[..12];
        await desk.Does("review", submission, "--key", "ortiz.key");
        await desk.Does("approve", submission, "--key", "chen.key");
        Assert.Contains(filed, await desk.Does("filed", submission, "--key", "chen.key", "--channel", "www.nvdb.org.cn", "--reference", "N-17"));
        desk.Home.Write("receipt.txt", "received\n");
        await desk.Does("receipt", submission, "receipt.txt", "--reference", "N-17");
        var shown = await desk.Does("show", "CASE-0001");
        Assert.Contains(met, shown);
        Assert.Contains(decides, shown);
        Assert.All(shown.Split('\n'), row => Assert.True(Columns.Of(row) <= 140, $"wider than 140: {row}"));

        await desk.Does("proof", "CASE-0001", "--out", "case.zip", "--key-out", "log.vkey");
        var verdict = await Published.Run(desk.Home, new Dictionary<string, string> { ["RECTIFY_LANG"] = language }, "verify", "case.zip", "--key", "log.vkey");
        Assert.True(verdict.ExitCode == 0, verdict.Out);
        Assert.Contains(verified, verdict.Out);
    }

    [Theory]
    [InlineData("en", "evidence submitted", "Item 3")]
    [InlineData("zh", "已提交证据", "第 3 项")]
    public async Task Order_story_runs_from_the_list_to_the_reply_and_a_verified_proof(string language, string state, string item)
    {
        using var desk = new CaseFolder(language);
        desk.Home.Write("items.csv", "编号,问题描述,整改要求\n1,弱口令,修改口令\n3,log4j-core 2.14.1,升级组件\n");
        string[] importing =
        [
            "order", "import", "items.csv", "--number", "2026-119", "--issuer", "City bureau", "--addressee", "Nanhai Devices", "--served", CaseFolder.Ago(TimeSpan.FromHours(1)),
            "--rectify-by", "2199-12-31", "--reply-by", "2199-12-31", "--zone", "Asia/Shanghai",
        ];
        Assert.Contains("CASE-0001", await desk.Does(importing));
        await desk.Refuses(2, "RCT-ORDER-022", importing);
        desk.Home.Write("scan.txt", "the component is gone\n");
        Assert.Contains(item, await desk.Does("order", "evidence", "2026-119", "3", "scan.txt", "--says", "the component is gone"));
        await desk.Refuses(2, "RCT-ORDER-029", "order", "item", "CASE-0001", "1", "mitigate");
        await desk.Does("order", "item", "CASE-0001", "1", "mitigate", "--remark", "reachable from the operations network only");
        Assert.Contains(state, await desk.Does("order", "show", "2026-119"));
        Assert.Contains("scan.txt", await desk.Does("order", "reply", "2026-119"));
        await desk.Does("order", "reply", "2026-119", "--out", "reply.md");
        Assert.Contains("log4j-core 2.14.1", await File.ReadAllTextAsync(desk.Home["reply.md"], TestContext.Current.CancellationToken));

        await desk.Does("proof", "CASE-0001", "--out", "case.zip", "--key-out", "log.vkey");
        var verdict = await Published.Run(desk.Home, "verify", "case.zip", "--key", "log.vkey");
        Assert.True(verdict.ExitCode == 0, verdict.Out);
    }

    [Fact]
    public async Task Whoever_opens_a_closed_case_or_takes_its_proof_stands_in_its_record_once_a_run()
    {
        using var desk = new CaseFolder("en");
        await desk.Staff();
        await using (var store = await desk.StoreAsync())
        {
            var chen = (await store.Database.ReadAsync(Viewer.Local, PersonStore.ListAsync, CancellationToken.None)).Single(person => person.Name == "W. Chen");
            Assert.True((await store.RunAsync(new OpenCase("Kept quiet", CaseKind.Vulnerability, [], [], [chen.Id]), Actor.Local("somebody"), CancellationToken.None)).Succeeded(out _, out _));
        }
        await desk.Does("list");
        Assert.Contains("Kept quiet", await desk.Does("show", "CASE-0001"));
        await desk.Does("proof", "CASE-0001", "--out", "case.zip", "--key-out", "log.vkey");
        await using var after = await desk.StoreAsync();
        var read = await after.Database.ReadAsync(Viewer.Local, async (session, token) =>
            (await EventStore.OfSubjectAsync(session, new Subject("case", (await CaseStore.FindAsync(session, "CASE-0001", token))?.Id.Value ?? default), token)).Where(happened => happened.Type == "case.read").ToList(), CancellationToken.None);
        var self = Actor.Local(Environment.UserName).Who;
        Assert.Equal([self, self], read.Select(happened => happened.Who));
    }

    [Fact]
    public async Task Nobody_approves_their_own_text_nor_files_what_nobody_approved()
    {
        using var desk = new CaseFolder("en");
        var submission = await desk.Drafted(TimeSpan.FromHours(1));
        await desk.Refuses(2, "RCT-SUB-005", "filed", submission, "--key", "chen.key", "--channel", "web");
        await desk.Does("review", submission, "--key", "chen.key");
        await desk.Refuses(2, "RCT-SUB-009", "approve", submission, "--key", "chen.key");
        await desk.Refuses(2, "RCT-SUB-010", "approve", submission, "--key", "ortiz.key");
    }

    [Fact]
    public async Task Signature_counts_only_from_a_key_that_was_enrolled_here_and_that_its_owner_alone_can_read()
    {
        using var desk = new CaseFolder("en");
        var submission = await desk.Drafted(TimeSpan.FromHours(1));
        using var elsewhere = new CaseFolder("en");
        await elsewhere.Staff();
        File.Copy(elsewhere.Home["ortiz.key"], desk.Home["stranger.key"]);
        await desk.Refuses(2, "RCT-SUB-007", "review", submission, "--key", "stranger.key");
        await desk.Refuses(3, "RCT-CLI-014", "review", submission, "--key", "missing.key");
        desk.Home.Write("note.txt", "no key\n");
        desk.SetMode("note.txt", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await desk.Refuses(3, "RCT-CLI-018", "review", submission, "--key", "note.txt");
        desk.SetMode("ortiz.key", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await desk.Refuses(2, "RCT-CLI-019", "review", submission, "--key", "ortiz.key");
    }

    [Fact]
    public async Task Filing_and_facts_cannot_lie_in_the_future()
    {
        using var desk = new CaseFolder("en");
        var submission = await desk.Drafted(TimeSpan.FromHours(1));
        await desk.Does("review", submission, "--key", "ortiz.key");
        await desk.Does("approve", submission, "--key", "chen.key");
        await desk.Refuses(2, "RCT-SUB-012", "filed", submission, "--key", "chen.key", "--channel", "web", "--at", "2199-01-01T00:00:00Z");
        await desk.Refuses(2, "RCT-CLI-004", "filed", submission, "--key", "chen.key", "--channel", "web", "--at", "2026-11-01");
        await desk.Refuses(2, "RCT-CASE-012", "fact", "CASE-0001", "discovered", "2199-01-01");
        Assert.Equal("approved", (await desk.Show("CASE-0001")).GetProperty("submissions")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task Release_is_held_until_a_named_person_decides_the_conflict()
    {
        using var desk = new CaseFolder("en");
        await desk.Drafted(TimeSpan.FromHours(1));
        await desk.Does("say", "CASE-0001", "activelyExploited", "yes", "--reason", "seen");
        await desk.Does("say", "CASE-0001", "publiclyDisclosed", "no", "--reason", "not yet");
        await desk.Does("draft", "CASE-0001", "eu.cra.aev.ew", "eu.cra.srp", "--out", "eu.txt");
        var submission = (await desk.Show("CASE-0001")).GetProperty("submissions")[1].GetProperty("id").GetString() ?? "";
        await desk.Does("review", submission, "--key", "ortiz.key");
        await desk.Does("approve", submission, "--key", "chen.key");
        await desk.Refuses(2, "RCT-SUB-011", "filed", submission, "--key", "chen.key", "--channel", "SRP");
        await desk.Refuses(2, "RCT-CASE-017", "decide", "CASE-0001", "X1", "eu.cra.srp", "neither", "--by", "W. Chen", "--reason", "counsel");
        await desk.Does("decide", "CASE-0001", "X1", "eu.cra.srp", "report-minimised", "--by", "W. Chen", "--reason", "counsel");
        await desk.Refuses(2, "RCT-SUB-011", "filed", submission, "--key", "chen.key", "--channel", "SRP");
        await desk.Does("decide", "CASE-0001", "X1", "eu.cra.srp", "report-minimised", "--by", "W. Chen", "--reason", "counsel", "--release");
        await desk.Does("filed", submission, "--key", "chen.key", "--channel", "SRP");
    }

    [Fact]
    public async Task Show_ends_with_5_once_a_duty_is_past_its_act_by()
    {
        using var desk = new CaseFolder("en");
        await desk.Drafted(TimeSpan.FromDays(4));
        Assert.Equal(5, (await desk.Run("show", "CASE-0001")).ExitCode);
        Assert.Equal(0, (await desk.Run("show", "CASE-0001", "--at", CaseFolder.Ago(TimeSpan.FromDays(3.5)))).ExitCode);
    }

    [Fact]
    public async Task Corrected_fact_stays_with_its_reason_and_the_clock_counts_from_the_new_one()
    {
        using var desk = new CaseFolder("en");
        await desk.Drafted(TimeSpan.FromHours(3));
        var wrong = (await desk.Show("CASE-0001")).GetProperty("facts")[0].GetProperty("id").GetString() ?? "";
        await desk.Refuses(2, "RCT-CASE-009", "fact", "CASE-0001", "aware", CaseFolder.Ago(TimeSpan.FromHours(5)), "--corrects", wrong);
        await desk.Does("fact", "CASE-0001", "aware", CaseFolder.Ago(TimeSpan.FromHours(5)), "--corrects", wrong, "--reason", "the mail came earlier");
        Assert.Contains("the mail came earlier", await desk.Does("show", "CASE-0001"));
        var shown = await desk.Show("CASE-0001");
        var (old, standing) = (shown.GetProperty("facts")[0], shown.GetProperty("facts")[1]);
        Assert.Equal(standing.GetProperty("id").GetString(), old.GetProperty("correctedBy").GetString());
        Assert.Equal(standing.GetProperty("earliest").GetString(), Duty(shown, "cn.rmsv.7.2.report").GetProperty("startedAt").GetString());
    }

    [Fact]
    public async Task Signal_starts_provisional_clocks_until_a_person_decides()
    {
        using var desk = new CaseFolder("en");
        await desk.Staff();
        await desk.Does("open", "JNDI lookups");
        await desk.Does("signal", "the gateway logs JNDI lookups", "--from", "finder", "--fact", "learned", "--case", "CASE-0001");
        await desk.Does("signal", "it does so since May", "--from", "press", "--fact", "learned", "--case", "CASE-0001");
        var waiting = (await desk.Show("CASE-0001")).GetProperty("signals");
        Assert.True(Duty(await desk.Show("CASE-0001"), "cn.rmsv.7.2.report").GetProperty("provisional").GetBoolean());
        Assert.Contains("finder", await desk.Does("signals"));
        await desk.Does("confirm", waiting[0].GetProperty("id").GetString() ?? "", "CASE-0001");
        await desk.Refuses(2, "RCT-CLI-007", "confirm", waiting[0].GetProperty("id").GetString() ?? "", "CASE-0001");
        await desk.Does("reject", waiting[1].GetProperty("id").GetString() ?? "", "--reason", "no source");
        Assert.False(Duty(await desk.Show("CASE-0001"), "cn.rmsv.7.2.report").GetProperty("provisional").GetBoolean());
    }

    [Fact]
    public async Task Store_is_private_and_says_once_who_can_read_it()
    {
        using var desk = new CaseFolder("en");
        await desk.Refuses(3, "RCT-CLI-001", "list");
        var first = await desk.Run("open", "one");
        Assert.Contains("Who can read this file can read every case in it.", first.Err);
        Assert.Empty((await desk.Run("open", "two")).Err);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, desk.StoreMode);
        Assert.Contains("CASE-0002", await desk.Does("list"));
        await desk.Refuses(2, "RCT-CLI-006", "show", "CASE-0003");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Json_of_a_case_keeps_to_its_schema(string language)
    {
        using var desk = new CaseFolder(language);
        var submission = await desk.Drafted(TimeSpan.FromHours(1));
        await desk.Does("say", "CASE-0001", "publiclyDisclosed", "no", "--reason", "not yet");
        await desk.Does("signal", "so it is", "--from", "press", "--fact", "learned", "--case", "CASE-0001", "--at", "2026-11-01");
        await desk.Does("decide", "CASE-0001", "X1", "eu.cra.srp", "report-minimised", "--by", "W. Chen", "--reason", "counsel");
        await desk.Does("review", submission, "--key", "ortiz.key");
        await desk.Does("approve", submission, "--key", "chen.key");
        await desk.Does("filed", submission, "--key", "chen.key", "--channel", "web");
        await desk.Does("receipt", submission, "report.txt");
        var shown = await desk.Show("CASE-0001");
        using var promised = JsonDocument.Parse(await File.ReadAllTextAsync(Repository.PathOf("docs", "schemas", "case.schema.json"), TestContext.Current.CancellationToken));
        Assert.Empty(new Schema(promised.RootElement).Problems(shown));
        Assert.NotEqual(0, shown.GetProperty("holds").GetArrayLength());
        Assert.Equal("acknowledged", shown.GetProperty("submissions")[0].GetProperty("state").GetString());
    }

    private static JsonElement Duty(JsonElement shown, string rule) =>
        shown.GetProperty("obligations").EnumerateArray().Single(each => each.GetProperty("rule").GetString() == rule);
}
