using Rectify.Scanning.ScannerReports;

namespace Rectify.Scanning.Tests.ScannerReports;

/// <summary>What a report says that was looked at: only there is the absence of a row an answer.</summary>
public class CoverageTests
{
    private const string Up = """<status state="up"/><address addr="10.0.0.1" addrtype="ipv4"/>""";

    private static Sighted At(int? port, string check, string? host = "10.0.0.1", bool credentialed = false, string manner = "", string scheme = "nse") =>
        new(host, port, port is null ? null : "tcp", new Check(scheme, check), credentialed, manner);

    private static ScannerCoverage Nmap(string host, string args = "nmap -sV --script vulners", string probed = """<scaninfo protocol="tcp" numservices="4" services="22,80-81,443"/>""") =>
        Reports.Only($"""<nmaprun scanner="nmap" args="{args}">{probed}{host}<runstats><finished exit="success"/></runstats></nmaprun>""").Coverage;

    [Theory]
    [InlineData(22, true)]   // open
    [InlineData(80, true)]   // closed
    [InlineData(81, false)]  // filtered
    [InlineData(443, true)]  // stands in no list, and all those are closed
    [InlineData(444, false)] // was not probed
    public void A_port_was_looked_at_when_it_was_probed_and_answered(int port, bool expected) =>
        Assert.Equal(expected, Nmap(
            $"""<host>{Up}<ports><extraports state="closed" count="1"/><port protocol="tcp" portid="22"><state state="open"/></port><port protocol="tcp" portid="80"><state state="closed"/></port><port protocol="tcp" portid="81"><state state="filtered"/></port></ports></host>""")
            .CoversPort("10.0.0.1", port, "tcp"));

    [Theory]
    [InlineData("""<extraports state="filtered" count="4"/>""")]
    [InlineData("""<extraports state="closed" count="3"/><extraports state="filtered" count="1"/>""")]
    [InlineData("""<extraports state="closed" count="3"/>""")] // one is missing: what it was, nobody says
    [InlineData("")]
    public void Ports_that_stand_in_no_list_were_looked_at_only_when_all_of_them_were_closed(string ports) =>
        Assert.False(Nmap($"<host>{Up}<ports>{ports}</ports></host>").CoversPort("10.0.0.1", 443, "tcp"));

    [Theory]
    [InlineData("""<scaninfo protocol="tcp" numservices="4" services="22,80-81,443"/><scaninfo protocol="udp" numservices="1" services="53"/>""", false)]
    [InlineData("""<scaninfo protocol="tcp" numservices="4" services="22,eighty"/>""", false)]
    [InlineData("", false)]
    [InlineData("""<scaninfo protocol="tcp" numservices="4" services="22,80-81,443"/>""", true)]
    public void What_was_probed_stands_in_scaninfo_and_must_read(string probed, bool expected) =>
        Assert.Equal(expected, Nmap($"""<host>{Up}<ports><extraports state="closed" count="4"/></ports></host>""", probed: probed).CoversPort("10.0.0.1", 443, "tcp"));

    [Fact]
    public void A_host_that_was_down_or_timed_out_or_is_another_was_not_looked_at()
    {
        const string Ports = """<ports><extraports state="closed" count="4"/></ports>""";
        Assert.False(Nmap($"""<host><status state="down"/><address addr="10.0.0.1" addrtype="ipv4"/></host>""").CoversPort("10.0.0.1", 443, "tcp"));
        Assert.False(Nmap($"""<host timedout="true">{Up}{Ports}</host>""").CoversPort("10.0.0.1", 443, "tcp"));
        Assert.False(Nmap($"<host>{Up}{Ports}</host>").Covers(At(443, "vulners/CVE-2026-1", "10.0.0.2")));
        Assert.True(Nmap($"<host>{Up}{Ports}</host>").Covers(At(443, "vulners/CVE-2026-1")));
    }

    [Theory]
    [InlineData("nmap -sV --script vulners", "vulners/CVE-2026-1", true)]
    [InlineData("nmap --script vulners", "vulners/CVE-2026-1", false)] // without versions it has nothing to look up
    [InlineData("nmap -A --script=default,vuln", "vulners/CVE-2026-1", true)]
    [InlineData("nmap --script vuln", "smb-vuln-ms17-010", true)]
    [InlineData("nmap --script smb-*", "smb-vuln-ms17-010", true)]
    [InlineData("nmap --script ssl-heartbleed.nse", "ssl-heartbleed", true)]
    [InlineData("nmap -sV", "vulners/CVE-2026-1", false)]
    [InlineData("nmap -sC", "http-thing", false)]
    public void On_an_open_port_a_script_must_have_run(string args, string check, bool expected) =>
        Assert.Equal(expected, Nmap($"""<host>{Up}<ports><extraports state="closed" count="3"/><port protocol="tcp" portid="443"><state state="open"/></port></ports></host>""", args).Covers(At(443, check)));

    [Fact]
    public void A_script_that_spoke_anywhere_has_run()
    {
        var coverage = Nmap(
            $"""<host>{Up}<ports><extraports state="closed" count="2"/><port protocol="tcp" portid="80"><state state="open"/><script id="http-thing" output="nothing"/></port><port protocol="tcp" portid="443"><state state="open"/></port></ports></host>""", "nmap -sC");
        Assert.True(coverage.Covers(At(443, "http-thing")));
        Assert.False(coverage.Covers(At(443, "http-other")));
    }

    private static ScannerCoverage Nessus(string properties, string preferences = "", string items = "") =>
        Reports.Only($"<NessusClientData_v2><Policy><Preferences><ServerPreferences>{preferences}</ServerPreferences></Preferences></Policy><Report><ReportHost name=\"10.0.0.1\"><HostProperties>{properties}</HostProperties>{items}</ReportHost></Report></NessusClientData_v2>").Coverage;

    private static string Preference(string name, string value) => $"<preference><name>{name}</name><value>{value}</value></preference>";

    private const string Ended = """<tag name="HOST_END">Wed Mar 23 15:07:52 2022</tag>""", Inside = """<tag name="Credentialed_Scan">true</tag>""";

    [Fact]
    public void Nessus_looked_at_hosts_whose_scan_ended_with_the_plugins_of_its_policy_on_the_ports_of_its_range()
    {
        var policy = Preference("plugin_set", "10863;51192;") + Preference("port_range", "1-1024,8080");
        Assert.True(Nessus(Ended, policy).Covers(At(443, "51192", scheme: "nessus")));
        Assert.True(Nessus(Ended, policy).Covers(At(null, "51192", scheme: "nessus")));
        Assert.False(Nessus("", policy).Covers(At(443, "51192", scheme: "nessus")));
        Assert.False(Nessus(Ended, policy).Covers(At(443, "51193", scheme: "nessus")));
        Assert.False(Nessus(Ended, policy).Covers(At(8443, "51192", scheme: "nessus")));
        Assert.False(Nessus(Ended, policy).Covers(At(443, "51192", "10.0.0.2", scheme: "nessus")));
        Assert.False(Nessus(Ended, policy).Covers(At(443, "51192", credentialed: true, scheme: "nessus")));
        Assert.True(Nessus(Ended + Inside, policy).Covers(At(443, "51192", credentialed: true, scheme: "nessus")));
    }

    [Fact]
    public void Without_a_policy_Nessus_looked_at_what_it_spoke_of()
    {
        const string Item = """<ReportItem port="443" protocol="tcp" pluginID="51192" severity="0"/>""";
        Assert.True(Nessus(Ended, items: Item).Covers(At(443, "51192", scheme: "nessus")));
        Assert.False(Nessus(Ended, items: Item).Covers(At(80, "51192", scheme: "nessus")));
        Assert.False(Nessus(Ended, items: Item).Covers(At(443, "51193", scheme: "nessus")));
        var named = Nessus(Ended, Preference("port_range", "default") + Preference("plugin_set", "51192"));
        Assert.True(named.Covers(At(80, "51192", manner: "default", scheme: "nessus")));
        Assert.False(named.Covers(At(80, "51192", manner: "1-65535", scheme: "nessus")));
    }

    private static ScannerCoverage OpenVas(string host, string filter = "rows=10 first=1 levels=hml", string counts = "", string task = "<task id=\"t1\"/>", string results = "") =>
        Reports.Only($"<report format_id=\"x\">{task}<filters><term>{filter}</term></filters>{counts}<host><ip>10.0.0.1</ip>{host}</host><results>{results}</results></report>").Coverage;

    [Fact]
    public void OpenVAS_looked_at_hosts_that_were_alive_and_whose_scan_ended_in_its_task()
    {
        const string End = "<end>2026-01-01T00:00:00Z</end>";
        Assert.Equal("openvas:t1:levels=hml", OpenVas(End).Series);
        Assert.True(OpenVas(End).Covers(At(443, "1.3.6.1", scheme: "nvt")));
        Assert.False(OpenVas("<end/>").Covers(At(443, "1.3.6.1", scheme: "nvt")));
        Assert.False(OpenVas($"{End}<detail><name>Host dead</name><value>1</value></detail>").Covers(At(443, "1.3.6.1", scheme: "nvt")));
        Assert.False(OpenVas(End).Covers(At(443, "1.3.6.1", credentialed: true, scheme: "nvt")));
        Assert.True(OpenVas($"{End}<detail><name>Auth-SSH-Success</name><value>Protocol SSH</value></detail>").Covers(At(443, "1.3.6.1", credentialed: true, scheme: "nvt")));
        Assert.Equal("", OpenVas(End, task: "").Series);
        Assert.Equal("", OpenVas(End, counts: "<result_count>5<full>5</full><filtered>5</filtered></result_count>").Series); // a page of five
    }

    private static ScannerCoverage Sarif(string run) =>
        Reports.Only("""{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"Tool"}}""" + run + "}]}").Coverage;

    [Theory]
    [InlineData(""","results":[]""", "sarif:tool:", true)]
    [InlineData(""","automationDetails":{"id":"backend/2026-01-01"},"results":[]""", "sarif:tool:backend", true)]
    [InlineData(""","automationDetails":{"id":"a/b/"},"results":[]""", "sarif:tool:a/b", true)]
    [InlineData(""","automationDetails":{"id":"single","guid":"x"},"results":[]""", "sarif:tool:single", true)]
    [InlineData(""","versionControlProvenance":[{"repositoryUri":"https://example.com/a","branch":"main"},{"repositoryUri":"https://example.com/b"}],"results":[]""", "sarif:tool:@https://example.com/a", true)]
    [InlineData(""","results":null""", "", false)]
    [InlineData("", "", false)]
    public void A_run_of_SARIF_looked_at_its_category_when_it_has_results(string run, string series, bool covers)
    {
        var coverage = Sarif(run);
        Assert.Equal((series, covers), (coverage.Series, coverage.Covers(new Sighted(null, null, null, new Check("tool", "R1"), false, ""))));
    }

    [Fact]
    public void A_report_that_does_not_tell_what_was_looked_at_closes_nothing() =>
        Assert.False(Reports.Only("IP,Hostname,Port,Port Protocol,CVSS,Severity,NVT Name,Summary,Specific Result,NVT OID,CVEs,Solution,Timestamp\n10.0.0.1,,443,tcp,5.0,Medium,n,s,r,1.3.6.1,,,\n")
            .Coverage.Covers(At(443, "1.3.6.1", scheme: "nvt")));
}
