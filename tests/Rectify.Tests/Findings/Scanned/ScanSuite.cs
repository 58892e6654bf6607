using System.Globalization;
using System.Text;
using NodaTime;
using Rectify.Advisories.Scoring;
using Rectify.Findings;
using Rectify.Findings.Scans;
using Rectify.Findings.Statements;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Tests.Storage;

namespace Rectify.Tests.Findings.Scanned;

public abstract class ScanSuite(StoreFixture store) : ScanTests(store)
{
    private const string Ports = "22,80,443";

    private Instant Hours(int hours) => Clock.GetCurrentInstant() - Duration.FromHours(100) + Duration.FromHours(hours);

    [Fact]
    public async Task Rows_become_findings_that_the_next_scan_finds_again_and_hosts_with_what_answers_there()
    {
        var system = await SystemAsync();
        var first = await ScanAsync(system, NmapRun.Of(Hours(1), Ports, NmapRun.Host("10.0.0.1", Ports, ["443 CVE-2026-9001", "22"], mac: "00:11:22:33:44:55")));
        Assert.Equal((ScanState.Done, new ScanTally(1, 0, 0, 0), 0), (first.State, first.Tally, first.Unread));
        var found = Assert.Single(await FoundAsync(system));
        Assert.Equal(("10.0.0.1:443/tcp", "CVE-2026-9001", Severity.High, FindingStatus.UnderInvestigation, true), (found.Place, found.Name, found.Severity, found.Status, found.IsScanned));
        var (host, services) = Assert.Single(await HostsAsync(system));
        Assert.Equal(("10.0.0.1", false), (host.Target, host.IsPerhapsAnother));
        Assert.Equal([(22, "1.22"), (443, "1.443")], services.Select(service => (service.Port, service.Version)));

        await DoneAsync(new SetStatus(found.Id, FindingStatus.Affected, null, "seen"));
        var second = await ScanAsync(system, NmapRun.Of(Hours(2), Ports, NmapRun.Host("10.0.0.1", Ports, ["443 CVE-2026-9001"], mac: "66:11:22:33:44:55")));
        Assert.Equal(new ScanTally(0, 1, 0, 0), second.Tally);
        var again = Assert.Single(await FoundAsync(system));
        Assert.Equal((found.Id, FindingStatus.Affected, Hours(1), Hours(2)), (again.Id, again.Status, again.FirstSeenAt, again.LastSeenAt));
        (host, services) = Assert.Single(await HostsAsync(system));
        Assert.True(host.IsPerhapsAnother);
        Assert.Equal(Hours(2), Assert.Single(services, service => service.Port == 22).GoneAt);
    }

    [Fact]
    public async Task Only_what_was_looked_for_and_not_seen_is_gone()
    {
        var system = await SystemAsync();
        await ScanAsync(system, NmapRun.Of(Hours(1), Ports, NmapRun.Host("10.0.0.1", Ports, ["443 CVE-2026-9011", "80 CVE-2026-9012"]), NmapRun.Host("10.0.0.2", Ports, ["443 CVE-2026-9011"])));
        string[] all = ["10.0.0.1:443/tcp CVE-2026-9011", "10.0.0.1:80/tcp CVE-2026-9012", "10.0.0.2:443/tcp CVE-2026-9011"];
        Assert.Equal(all, await ThereAsync(system));

        // Another port, another host, a host that was down, a firewall that swallows what is sent: nothing is known of what was there.
        await ScanAsync(system, NmapRun.Of(Hours(2), "22", NmapRun.Host("10.0.0.1", "22", [])));
        await ScanAsync(system, NmapRun.Of(Hours(3), Ports, NmapRun.Host("10.0.0.3", Ports, [])));
        await ScanAsync(system, NmapRun.Of(Hours(4), Ports, """<host><status state="down"/><address addr="10.0.0.1" addrtype="ipv4"/></host>"""));
        await ScanAsync(system, NmapRun.Of(Hours(5), Ports, NmapRun.Host("10.0.0.1", Ports, [], rest: "filtered")));
        var broken = Encoding.UTF8.GetString(NmapRun.Of(Hours(6), Ports, NmapRun.Host("10.0.0.1", Ports, []))).Replace("exit=\"success\"", "exit=\"error\"", StringComparison.Ordinal);
        var unfinished = await ScanAsync(system, Encoding.UTF8.GetBytes(broken));
        Assert.Equal(all, await ThereAsync(system));
        Assert.Equal(1, unfinished.Unread);
        Assert.Contains(ScanTexts.Incomplete.English, unfinished.Notes);

        // A port that is closed; a port that is open and of which the same script says nothing any more.
        var closing = await ScanAsync(system, NmapRun.Of(Hours(7), Ports, NmapRun.Host("10.0.0.1", Ports, ["443"])));
        Assert.Equal(2, closing.Tally.Gone);
        Assert.Equal(["10.0.0.2:443/tcp CVE-2026-9011"], await ThereAsync(system));
        Assert.Equal(Hours(7), (await OneAsync(system, "CVE-2026-9012")).GoneAt);
    }

    [Fact]
    public async Task A_scan_that_comes_late_undoes_nothing_that_a_newer_one_says()
    {
        var system = await SystemAsync();
        await ScanAsync(system, NmapRun.Of(Hours(1), Ports, NmapRun.Host("10.0.0.1", Ports, ["443 CVE-2026-9021"])));
        await ScanAsync(system, NmapRun.Of(Hours(9), Ports, NmapRun.Host("10.0.0.1", Ports, [])));
        await ScanAsync(system, NmapRun.Of(Hours(5), Ports, NmapRun.Host("10.0.0.1", Ports, ["443 CVE-2026-9021", "80 CVE-2026-9022"])));
        Assert.Empty(await ThereAsync(system));
        var found = await FoundAsync(system);
        Assert.Equal([(Hours(1), Hours(5), (Instant?)Hours(9)), (Hours(5), Hours(5), Hours(9))], found.OrderBy(one => one.Name, StringComparer.Ordinal).Select(one => (one.FirstSeenAt, one.LastSeenAt, one.GoneAt)));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public async Task Reports_in_any_order_end_in_the_same_state(int seed)
    {
        var random = new Random(seed);
        var reports = Enumerable.Range(0, 6).Select(number => NmapRun.Of(
            Hours(number / 2), random.Next(3) == 0 ? "80,443" : Ports,
            from host in Enumerable.Range(1, 3)
            where random.Next(4) > 0
            select NmapRun.Host(
                $"10.0.{number % 2}.{host}", random.Next(2) == 0 ? "80,443" : Ports,
                [.. new[] { "80", "443" }.Where(_ => random.Next(3) > 0).Select(port => $"{port}{string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => $" CVE-2026-{9100 + random.Next(4)}").Distinct())}")],
                random.Next(4) == 0 ? "filtered" : "closed", random.Next(2) == 0 ? $"00:00:00:00:00:0{random.Next(3)}" : ""))).ToList();
        // The same hosts in each: what differs is what is seen of them.
        reports = [.. reports.Select(report => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(report).Replace("10.0.1.", "10.0.0.", StringComparison.Ordinal)))];
        List<string>? expected = null;
        for (var order = 0; order < 4; order++)
        {
            var system = await SystemAsync();
            foreach (var report in order == 0 ? reports : [.. reports.OrderBy(_ => random.Next())]) await ScanAsync(system, report);
            var state = await StateAsync(system);
            Assert.NotEmpty(state);
            Assert.Equal(expected ??= state, state);
        }
    }

    [Fact]
    public async Task The_same_bytes_twice_are_one_scan_and_change_nothing()
    {
        var system = await SystemAsync();
        var report = NmapRun.Of(Hours(1), Ports, NmapRun.Host("10.0.0.1", Ports, ["443 CVE-2026-9031"]));
        var first = await ScanAsync(system, report);
        var before = await StateAsync(system);
        Clock.AdvanceHours(1);
        Assert.Equal(first, await ScanAsync(system, report) with { Notes = first.Notes });
        Assert.Equal(before, await StateAsync(system));
        Assert.NotEqual(first.Id, (await ScanAsync(await SystemAsync(), report)).Id);
    }

    [Fact]
    public async Task A_weakness_has_words_of_its_own_and_comes_back_when_its_acceptance_ends()
    {
        var system = await SystemAsync();
        var scan = await ScanAsync(system, Nessus(Hours(1), credentialed: true, "10863 443 0", "51192 443 2", "42873 443 3 CVE-2016-2183"));
        Assert.Equal(new ScanTally(2, 0, 0, 1), scan.Tally); // what says that nothing is wrong is no finding
        var weakness = await OneAsync(system, "nessus:51192");
        Assert.Equal((null, "nessus:51192", "Plugin 51192", Severity.Medium, FindingStatus.Open), (weakness.Vulnerability, weakness.Weakness?.Check, weakness.Weakness?.Title, weakness.Severity, weakness.Status));
        var vulnerability = await OneAsync(system, "CVE-2016-2183");

        Assert.Equal(["RCT-FIND-013"], await RefusedAsync(new SetStatus(weakness.Id, FindingStatus.Affected)));
        Assert.Equal(["RCT-FIND-014", "RCT-FIND-013"], await RefusedAsync(new SetStatus(vulnerability.Id, FindingStatus.RiskAccepted)));
        Assert.Equal(["RCT-FIND-014"], await RefusedAsync(new SetStatus(weakness.Id, FindingStatus.RiskAccepted, null, " ")));
        await DoneAsync(new SetStatus(weakness.Id, FindingStatus.RiskAccepted, null, "self-signed inside", Clock.GetCurrentInstant() + Duration.FromHours(1)));
        var accepted = await OneAsync(system, "nessus:51192");
        Assert.Equal((FindingStatus.RiskAccepted, SaidBy.Person), (accepted.Status, accepted.Said.By));
        Clock.AdvanceHours(2);
        await DoneAsync(new EndSuppressions());
        Assert.Equal(FindingStatus.Open, (await OneAsync(system, "nessus:51192")).Status);
    }

    [Fact]
    public async Task What_was_seen_from_inside_is_not_gone_because_nobody_logged_on()
    {
        var system = await SystemAsync();
        await ScanAsync(system, Nessus(Hours(1), credentialed: true, "90001 0 3 CVE-2026-9041", "90002 443 3 CVE-2026-9042"));
        await ScanAsync(system, Nessus(Hours(2), credentialed: false));
        Assert.Equal(2, (await ThereAsync(system)).Length);
        // The policy names its plugins; one of them was taken out of it. The range of ports leaves the other out.
        await ScanAsync(system, NessusWith("90002", "1-100", Hours(3), credentialed: true));
        Assert.Equal(2, (await ThereAsync(system)).Length);
        await ScanAsync(system, Nessus(Hours(4), credentialed: true));
        Assert.Empty(await ThereAsync(system));
    }

    [Fact]
    public async Task A_vulnerability_that_two_scanners_see_is_one_finding_while_either_sees_it()
    {
        var system = await SystemAsync();
        await ScanAsync(system, NmapRun.Of(Hours(1), Ports, NmapRun.Host("10.0.0.1", Ports, ["443 CVE-2026-9051"])));
        await ScanAsync(system, Nessus(Hours(2), credentialed: false, "90003 443 4 CVE-2026-9051"));
        var found = Assert.Single(await FoundAsync(system));
        Assert.Equal(Severity.Critical, found.Severity);
        await ScanAsync(system, Nessus(Hours(3), credentialed: false));
        Assert.Null(Assert.Single(await FoundAsync(system)).GoneAt);
        Assert.Equal(Severity.High, Assert.Single(await FoundAsync(system)).Severity);
        await ScanAsync(system, NmapRun.Of(Hours(4), Ports, NmapRun.Host("10.0.0.1", Ports, [])));
        Assert.Equal(Hours(4), Assert.Single(await FoundAsync(system)).GoneAt);
    }

    [Fact]
    public async Task A_person_notes_a_weakness_once_and_no_scan_says_that_it_is_gone()
    {
        var system = await SystemAsync();
        var noted = new NoteWeakness(system, "10.0.0.1:443/tcp", NotedCheck.Cwe, "CWE-319", "Passwords in the clear", Severity.High, "seen in the inspection");
        var id = await DoneAsync(noted);
        Assert.Equal(["RCT-SCAN-008"], await RefusedAsync(noted));
        await DoneAsync(new NoteWeakness(system, "", NotedCheck.Clause, "GB/T 22239-2019 8.1.4.1"));
        await DoneAsync(new NoteWeakness(system, "", NotedCheck.Words, "Nobody knows who has the key"));
        Assert.Equal(["RCT-SCAN-003", "RCT-SCAN-006", "RCT-SCAN-007"], await RefusedAsync(new NoteWeakness(default, new string('x', 500), NotedCheck.Cwe, "79")));
        await ScanAsync(system, NmapRun.Of(Hours(1), Ports, NmapRun.Host("10.0.0.1", Ports, [])));
        Assert.Equal(3, (await ThereAsync(system)).Length);
        var found = await OneAsync(system, "cwe:CWE-319");
        Assert.Equal((id, FindingStatus.Open, Severity.High, "Passwords in the clear"), (found.Id, found.Status, found.Severity, found.Weakness?.Title));
        await DoneAsync(new SetStatus(id, FindingStatus.Fixed, null, "TLS everywhere"));
        Assert.Equal(FindingStatus.Fixed, (await OneAsync(system, "cwe:CWE-319")).Status);
    }

    [Fact]
    public async Task What_was_said_to_be_fixed_and_comes_back_is_looked_at_again_and_what_was_accepted_stays_so()
    {
        var system = await SystemAsync();
        await ScanAsync(system, Nessus(Hours(1), credentialed: false, "51192 443 2", "42873 443 3"));
        await DoneAsync(new SetStatus((await OneAsync(system, "nessus:51192")).Id, FindingStatus.Fixed, null, "a certificate of our own authority"));
        await DoneAsync(new SetStatus((await OneAsync(system, "nessus:42873")).Id, FindingStatus.RiskAccepted, null, "inside only"));
        await ScanAsync(system, Nessus(Hours(2), credentialed: false));
        Assert.Empty(await ThereAsync(system));
        await ScanAsync(system, Nessus(Hours(3), credentialed: false, "51192 443 2", "42873 443 3"));
        Assert.Equal((FindingStatus.Open, SaidBy.Nobody), (await OneAsync(system, "nessus:51192")) is var back ? (back.Status, back.Said.By) : default);
        Assert.Equal(FindingStatus.RiskAccepted, (await OneAsync(system, "nessus:42873")).Status);
    }

    [Fact]
    public async Task A_statement_about_a_package_is_shown_with_what_a_scanner_found_and_decides_nothing()
    {
        var system = await SystemAsync();
        await ScanAsync(system, NmapRun.Of(Hours(1), Ports, NmapRun.Host("10.0.0.1", Ports, ["443 CVE-2026-9081"])));
        var received = await DoneAsync(new ImportVex(
            """
            {"@context":"https://openvex.dev/ns/v0.2.0","author":"Makers","timestamp":"2026-01-01T00:00:00Z","version":1,"statements":[
             {"vulnerability":{"name":"CVE-2026-9081"},"products":[{"@id":"pkg:generic/thing@1.443"}],"status":"not_affected","justification":"vulnerable_code_not_present"}]}
            """u8.ToArray()));
        var found = Assert.Single(await FoundAsync(system));
        var result = Assert.Single(received.Statements);
        Assert.Equal((StatementOutcome.Undecided, found.Id), (result.Outcome, Assert.Single(result.Undecided)));
        Assert.Equal((FindingStatus.UnderInvestigation, SaidBy.Nobody), (found.Status, found.Said.By));
    }

    [Fact]
    public async Task A_run_of_SARIF_closes_what_an_earlier_run_of_its_tool_and_category_said_and_nothing_else()
    {
        var system = await SystemAsync();
        await ScanAsync(system, Sarif("Tool", "backend/1", "R1 src/a.c", "R2 src/b.c"), Hours(1));
        await ScanAsync(system, Sarif("Tool", "frontend/1", "R1 src/c.js"), Hours(2));
        await ScanAsync(system, Sarif("Other", "backend/2"), Hours(3));
        Assert.Equal(3, (await ThereAsync(system)).Length);
        await ScanAsync(system, Sarif("Tool", "backend/2", "R2 src/b.c"), Hours(4));
        Assert.Equal(["src/b.c tool:R2", "src/c.js tool:R1"], await ThereAsync(system));
        // Null says that nothing was looked for.
        await ScanAsync(system, Encoding.UTF8.GetBytes("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Tool"}},"automationDetails":{"id":"backend/3"},"results":null}]}"""), Hours(5));
        Assert.Equal(2, (await ThereAsync(system)).Length);
    }

    [Fact]
    public async Task A_report_of_many_rows_is_recorded_in_chunks_and_goes_on_where_it_was_cut_off()
    {
        var system = await SystemAsync();
        var report = Sarif("Large", "all/1", [.. Enumerable.Range(0, 1_700).Select(number => $"R{number % 7} src/{number}.c")]);
        var id = await DoneAsync(new HandInScan(system, "large.sarif", report, Hours(1)));
        await RecordAsync(most: 3, holder: "first");
        var cut = await ReadAsync((session, token) => ScanStore.FindAsync(session, id, token));
        Assert.Equal((ScanState.Recording, new ScanProgress(0, ScanStep.Rows, "500")), (cut!.State, cut.At));
        await ExecuteAsync("UPDATE leases SET expires_at = 0");
        await RecordAsync(holder: "second");
        var done = await ReadAsync((session, token) => ScanStore.FindAsync(session, id, token));
        Assert.Equal((ScanState.Done, new ScanTally(1_700, 0, 0, 0)), (done!.State, done.Tally));
        Assert.Equal(1_700, (await FoundAsync(system)).Count);
        var less = await ScanAsync(system, Sarif("Large", "all/2", "R1 src/1.c"), Hours(2));
        Assert.Equal(new ScanTally(0, 1, 1_699, 0), less.Tally);
    }

    [Fact]
    public async Task What_is_no_report_is_refused_and_what_never_comes_on_is_given_up()
    {
        var system = await SystemAsync();
        Assert.Equal(["RCT-SCAN-001"], await RefusedAsync(new HandInScan(system, "empty", ReadOnlyMemory<byte>.Empty)));
        Assert.Equal(["RCT-SCAN-003"], await RefusedAsync(new HandInScan(new SystemId(default), "x", "x"u8.ToArray())));
        Assert.Equal(["RCT-SCAN-004"], await RefusedAsync(new HandInScan(system, "x", "x"u8.ToArray(), Clock.GetCurrentInstant() + Duration.FromHours(1))));
        var nothing = await ScanAsync(system, "no report"u8.ToArray());
        Assert.Equal(ScanState.Refused, nothing.State);
        Assert.NotNull(nothing.Why);

        var stuck = await DoneAsync(new HandInScan(system, "stuck", NmapRun.Of(Hours(1), Ports)));
        for (var attempt = 0; attempt < BeginScan.Most; attempt++) Assert.True(await DoneAsync(new BeginScan(stuck)));
        Assert.False(await DoneAsync(new BeginScan(stuck)));
        Assert.Equal(ScanState.Refused, (await ReadAsync((session, token) => ScanStore.FindAsync(session, stuck, token)))!.State);
    }

    [Fact]
    public async Task A_report_that_is_dated_in_the_future_counts_from_when_it_was_handed_in()
    {
        var system = await SystemAsync();
        var scan = await ScanAsync(system, NmapRun.Of(Clock.GetCurrentInstant() + Duration.FromDays(900), Ports, NmapRun.Host("10.0.0.1", Ports, ["443 CVE-2026-9061"])));
        Assert.Contains(ScanTexts.FromTheFuture.English, scan.Notes);
        Assert.Equal(scan.HandedInAt, (await OneAsync(system, "CVE-2026-9061")).LastSeenAt);
    }

    [Fact]
    public async Task Two_scans_of_one_system_that_are_recorded_at_once_end_as_one_after_the_other()
    {
        var (one, other) = (await SystemAsync(), await SystemAsync());
        byte[][] reports =
        [
            NmapRun.Of(Hours(1), Ports, Enumerable.Range(1, 40).Select(host => NmapRun.Host($"10.0.0.{host}", Ports, ["443 CVE-2026-9071 CVE-2026-9072"]))),
            NmapRun.Of(Hours(2), Ports, Enumerable.Range(20, 40).Select(host => NmapRun.Host($"10.0.0.{host}", Ports, ["443 CVE-2026-9072 CVE-2026-9073"]))),
        ];
        foreach (var report in reports) await ScanAsync(one, report);
        var both = new List<(ScanId Id, byte[] Report)>();
        foreach (var report in reports) both.Add((await DoneAsync(new HandInScan(other, "r", report)), report));
        await Task.WhenAll(both.Select(scan => Task.Run(async () =>
        {
            var (reading, later) = (ScanRounds.Read(scan.Report, "r", None), new LaterScans());
            await DoneAsync(new StartRecording(scan.Id, reading));
            foreach (var (id, report) in both) later.Add(id, ScanRounds.Read(report, "r", None));
            while (await ReadAsync((session, token) => ScanStore.FindAsync(session, scan.Id, token)) is { State: ScanState.Recording } now)
                Assert.Null(await DoneAsync(new RecordScan(scan.Id, now.At, reading, later)));
        })));
        Assert.Equal(await StateAsync(one), await StateAsync(other));
    }

    private static byte[] Nessus(Instant at, bool credentialed, params string[] items) => NessusWith("10863;51192;42873;90001;90002;90003", "1-65535", at, credentialed, items);

    private static byte[] NessusWith(string plugins, string range, Instant at, bool credentialed, params string[] items) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <NessusClientData_v2><Policy><Preferences><ServerPreferences><preference><name>plugin_set</name><value>{plugins}</value></preference>
        <preference><name>port_range</name><value>{range}</value></preference></ServerPreferences></Preferences></Policy>
        <Report name="r"><ReportHost name="10.0.0.1"><HostProperties><tag name="Credentialed_Scan">{(credentialed ? "true" : "false")}</tag>
        <tag name="HOST_START_TIMESTAMP">{at.ToUnixTimeSeconds()}</tag><tag name="HOST_END_TIMESTAMP">{at.ToUnixTimeSeconds() + 60}</tag></HostProperties>
        {string.Concat(items.Select(item => item.Split(' ')).Select(item => $"<ReportItem port=\"{item[1]}\" protocol=\"tcp\" svc_name=\"www\" severity=\"{item[2]}\" pluginID=\"{item[0]}\" pluginName=\"Plugin {item[0]}\">{(item.Length > 3 ? $"<cve>{item[3]}</cve>" : "")}</ReportItem>"))}</ReportHost></Report></NessusClientData_v2>
        """));

    private static byte[] Sarif(string tool, string category, params string[] results)
    {
        var all = string.Join(',', results.Select(result => result.Split(' ')).Select(result =>
            "{\"ruleId\":\"" + result[0] + "\",\"message\":{\"text\":\"m\"},\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":\"" + result[1] + "\"}}}]}"));
        return Encoding.UTF8.GetBytes(
            "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"" + tool + "\"}},\"automationDetails\":{\"id\":\"" + category + "\"},\"results\":[" + all + "]}]}");
    }
}

public sealed class Scans_on_sqlite(SqliteFixture store) : ScanSuite(store), IClassFixture<SqliteFixture>;

public sealed class Scans_on_postgresql(PostgresFixture store) : ScanSuite(store), IClassFixture<PostgresFixture>;
