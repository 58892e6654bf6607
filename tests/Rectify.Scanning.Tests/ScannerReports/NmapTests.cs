using Rectify.Scanning.ScannerReports;

namespace Rectify.Scanning.Tests.ScannerReports;

public sealed class NmapTests
{
    [Fact]
    public void An_open_port_is_a_service_and_no_row()
    {
        var report = Reports.Only(Run("""
            <host><status state="up"/><address addr="10.0.0.1" addrtype="ipv4"/><address addr="00:11:22:33:44:55" addrtype="mac"/>
            <hostnames><hostname name="gw.example.org" type="PTR"/></hostnames>
            <ports><port protocol="tcp" portid="443"><state state="open"/><service name="http" tunnel="ssl" product="nginx" version="1.19.0"><cpe>cpe:/a:igor_sysoev:nginx:1.19.0</cpe></service></port>
            <port protocol="udp" portid="53"><state state="open|filtered"/></port>
            <port protocol="tcp" portid="80"><state state="closed"/></port><port protocol="tcp" portid="81"><state state="filtered"/></port></ports></host>
            <host><status state="down"/><address addr="10.0.0.2" addrtype="ipv4"/></host>
            """));
        Assert.Empty(report.Rows);
        var host = Assert.Single(report.Hosts);
        Assert.Equal(("10.0.0.1", 1), (host.Address, report.HostsDown));
        Assert.Equal(["10.0.0.1", "00:11:22:33:44:55"], host.Addresses);
        Assert.Equal(["gw.example.org"], host.Names);
        Assert.Equal([(443, "tcp", "open", "https"), (53, "udp", "open|filtered", null)], host.Services.Select(s => (s.Port, s.Protocol, s.State, s.Name)));
        Assert.Equal(("nginx", "1.19.0", "cpe:/a:igor_sysoev:nginx:1.19.0"), (host.Services[0].Product, host.Services[0].Version, host.Services[0].Cpes[0]));
    }

    [Fact]
    public void A_vulnerability_that_vulners_lists_is_a_row_under_its_CVE()
    {
        var report = Reports.Only(Run(Port("""
            <script id="vulners" output="x"><table key="cpe:/a:b:c"><table><elem key="id">CVE-2019-6111</elem><elem key="cvss">5.8</elem><elem key="is_exploit">false</elem></table>
            <table><elem key="id">CVELIST:CVE-2019-6111</elem><elem key="cvss">7.8</elem><elem key="is_exploit">false</elem></table>
            <table><elem key="id">EDB-ID:46516</elem><elem key="cvss">9.8</elem><elem key="is_exploit">true</elem></table>
            <table><elem key="id">CNVD-2019-12345</elem><elem key="cvss">9.8</elem><elem key="is_exploit">false</elem></table></table></script>
            """)));
        Assert.Equal(["nse:vulners/CVE-2019-6111", "nse:vulners/CNVD-2019-12345"], report.Rows.Select(row => row.Check.ToString()));
        Assert.Equal(("10.0.0.1:22/tcp", ScannerSeverity.High, "7.8", 2), (report.Rows[0].Place.ToString(), report.Rows[0].Severity, report.Rows[0].SeverityWord, report.Rows[0].Occurrences));
        Assert.Equal(["CVE-2019-6111"], report.Rows[0].Cves);
    }

    [Fact]
    public void Exploits_that_vulners_lists_are_counted_and_no_rows() =>
        Assert.Equal([new ScannerNote(ScannerNoteCode.ExploitsPassedOver, "scan", "2", "EDB-ID:1")], Reports.Read(Run(Port("""
            <script id="vulners" output="&#xa;  cpe:/a:b:c: &#xa;    &#x9;EDB-ID:1&#x9;5.8&#x9;https://x&#x9;*EXPLOIT*&#xa;  &#x9;MSF:2&#x9;1.0&#x9;https://y&#x9;*EXPLOIT*"/>
            """))).Notes);

    [Fact]
    public void Older_versions_of_vulners_are_read_by_their_text() =>
        Assert.Equal(["CVE-2018-15919", "CVE-2017-15906"], Reports.Only(Run(Port("""
            <script id="vulners" output="&#xa;  cpe:/a:openbsd:openssh:7.4: &#xa;    &#x9;CVE-2018-15919&#x9;5.0&#x9;https://a&#xa;    &#x9;CVE-2017-15906&#x9;5.0&#x9;https://b"/>
            """))).Rows.Select(row => row.Title));

    [Theory]
    [InlineData("VULNERABLE", 1)]
    [InlineData("LIKELY VULNERABLE", 1)]
    [InlineData("VULNERABLE (Exploitable)", 1)]
    [InlineData("NOT VULNERABLE", 0)]
    [InlineData("UNKNOWN (unable to test)", 0)]
    public void A_script_of_the_vulns_library_counts_by_its_state(string state, int rows)
    {
        var report = Reports.Only(Run($"""
            <host><address addr="10.0.0.1" addrtype="ipv4"/><hostscript><script id="smb-vuln-ms17-010" output="CVE-2017-0143"><table key="CVE-2017-0143">
            <elem key="title">Remote Code Execution</elem><elem key="state">{state}</elem><table key="ids"><elem>CVE:CVE-2017-0143</elem><elem>BID:96703</elem></table></table></script></hostscript></host>
            """));
        Assert.Equal(rows, report.Rows.Count);
        if (rows == 0) return;
        Assert.Equal(("10.0.0.1", "nse:smb-vuln-ms17-010", "Remote Code Execution"), (report.Rows[0].Place.ToString(), report.Rows[0].Check.ToString(), report.Rows[0].Title));
        Assert.Equal(["CVE-2017-0143"], report.Rows[0].Cves);
    }

    [Fact]
    public void Output_of_any_other_script_counts_when_it_names_CVEs()
    {
        var report = Reports.Only(Run(Port("""
            <script id="http-title" output="Welcome"/><script id="http-vuln-x" output="NOT VULNERABLE: CVE-2020-0001"/><script id="vulscan" output="[CVE-2011-5000] a&#xa;[CVE-2010-4755] b"/>
            """)));
        Assert.Equal("nse:vulscan", Assert.Single(report.Rows).Check.ToString());
        Assert.Equal(["CVE-2011-5000", "CVE-2010-4755"], report.Rows[0].Cves);
    }

    [Fact]
    public void A_scan_that_was_interrupted_says_so()
    {
        Assert.Equal([new ScannerNote(ScannerNoteCode.ScanUnfinished, "scan", "error")], Reports.Read("<nmaprun><runstats><finished exit=\"error\"/></runstats></nmaprun>").Notes);
        Assert.Equal([new ScannerNote(ScannerNoteCode.ScanUnfinished, "scan", "")], Reports.Read("<nmaprun/>").Notes);
    }

    [Fact]
    public void The_tool_its_version_and_the_time_are_read()
    {
        var report = Reports.Only("<nmaprun scanner=\"nmap\" version=\"7.94\" start=\"1581930445\"><runstats><finished exit=\"success\"/></runstats></nmaprun>");
        Assert.Equal(("nmap", "7.94", new DateTimeOffset(2020, 2, 17, 9, 7, 25, TimeSpan.Zero)), (report.Tool, report.ToolVersion, report.ScannedAt));
    }

    private static string Run(string content) => $"<nmaprun scanner=\"nmap\">{content}<runstats><finished exit=\"success\"/></runstats></nmaprun>";

    private static string Port(string scripts) =>
        $"""<host><address addr="10.0.0.1" addrtype="ipv4"/><ports><port protocol="tcp" portid="22"><state state="open"/>{scripts}</port></ports></host>""";
}
