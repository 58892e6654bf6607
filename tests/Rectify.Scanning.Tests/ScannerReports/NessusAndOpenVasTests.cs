using Rectify.Scanning.ScannerReports;

namespace Rectify.Scanning.Tests.ScannerReports;

public sealed class NessusAndOpenVasTests
{
    [Fact]
    public void A_ReportItem_of_Nessus_is_a_row()
    {
        var report = Reports.Only("""
            <NessusClientData_v2><Policy><Preferences><ServerPreferences><preference><name>sc_version</name><value>10.1.2</value></preference></ServerPreferences></Preferences></Policy>
            <Report name="weekly" xmlns:cm="http://www.nessus.org/cm"><ReportHost name="WEB.example.org"><HostProperties><tag name="HOST_START_TIMESTAMP">1648042311</tag><tag name="host-ip">10.0.0.1</tag>
            <tag name="host-fqdn">web.example.org</tag><tag name="cpe-0">cpe:/a:php:php:5.1.6 -&gt; PHP PHP</tag></HostProperties>
            <ReportItem port="443" svc_name="https?" protocol="tcp" severity="4" pluginID="155999" pluginName="Apache Log4j &lt; 2.15.0"><description>d</description><synopsis>s</synopsis><solution>Upgrade.</solution>
            <plugin_output>Path : /opt</plugin_output><risk_factor>Critical</risk_factor><cve>CVE-2021-44228</cve><cwe>502</cwe><xref>CWE:20</xref><xref>IAVA:2021-A-0573</xref>
            <cvss3_vector>CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H</cvss3_vector><cm:compliance>x</cm:compliance></ReportItem>
            <ReportItem port="0" svc_name="general" protocol="tcp" severity="0" pluginID="19506" pluginName="Nessus Scan Information"/></ReportHost></Report></NessusClientData_v2>
            """);
        Assert.Equal(("Nessus", "10.1.2", new DateTimeOffset(2022, 3, 23, 13, 31, 51, TimeSpan.Zero)), (report.Tool, report.ToolVersion, report.ScannedAt));
        Assert.Equal(["web.example.org:443/tcp nessus:155999", "web.example.org nessus:19506"], report.Rows.Select(row => $"{row.Place} {row.Check}"));
        var row = report.Rows[0];
        Assert.Equal((ScannerSeverity.Critical, "Critical", "Apache Log4j < 2.15.0", "d", "Upgrade.", "Path : /opt"), (row.Severity, row.SeverityWord, row.Title, row.Description, row.Solution, row.Observed));
        Assert.Equal(["CVE-2021-44228"], row.Cves);
        Assert.Equal(["CWE-502", "CWE-20"], row.Cwes);
        var host = Assert.Single(report.Hosts);
        Assert.Equal(("web.example.org", "10.0.0.1", "cpe:/a:php:php:5.1.6"), (host.Address, Assert.Single(host.Addresses), Assert.Single(host.Cpes)));
        Assert.Equal((443, "https"), (Assert.Single(host.Services).Port, host.Services[0].Name));
    }

    [Theory]
    [InlineData("<get_reports_response><report id='1' format_id='2'><report id='3'>{0}</report></report></get_reports_response>")]
    [InlineData("<report id='1' format_id='2'><report id='3'>{0}</report></report>")]
    [InlineData("<report id='3'>{0}</report>")]
    public void A_report_of_OpenVAS_is_read_bare_and_wrapped(string frame)
    {
        var reading = Reports.Read(string.Format(frame, """
            <scan_run_status>Done</scan_run_status><scan_start>2023-09-26T10:50:34Z</scan_start>
            <host><ip>10.0.0.1</ip><detail><name>hostname</name><value>web</value></detail><detail><name>App</name><value>cpe:/a:apache:http_server:2.4</value></detail></host>
            <results><result id="r1"><name>Weak</name><host>10.0.0.1<asset asset_id="x"/><hostname>web</hostname></host><port>http (80/tcp)</port><nvt oid="1.3.6.1"><name>Weak</name><cve>CVE-2012-1823, CVE-2012-2311</cve>
            <tags>cvss_base_vector=AV:N/AC:L/Au:N/C:P/I:P/A:P|summary=Bad.|solution=Mend it.</tags><refs><ref type="cve" id="CVE-2012-9999"/><ref type="url" id="https://x/CVE-2000-0001"/></refs></nvt>
            <threat>High</threat><severity>7.5</severity><description>Seen.</description></result>
            <result id="r2"><host>10.0.0.1</host><port>general/tcp</port><nvt oid="1.3.6.2"/><threat>False Positive</threat><severity>-1.0</severity></result></results>
            """));
        Assert.Empty(reading.Notes);
        var report = Assert.Single(reading.Reports);
        Assert.Equal(["10.0.0.1:80/tcp nvt:1.3.6.1", "10.0.0.1 nvt:1.3.6.2"], report.Rows.Select(row => $"{row.Place} {row.Check}"));
        var row = report.Rows[0];
        Assert.Equal((ScannerSeverity.High, "Bad.", "Mend it.", "Seen."), (row.Severity, row.Description, row.Solution, row.Observed));
        Assert.Equal(["CVE-2012-1823", "CVE-2012-2311", "CVE-2012-9999"], row.Cves);
        Assert.Equal(["AV:N/AC:L/Au:N/C:P/I:P/A:P"], row.CvssVectors);
        Assert.True(report.Rows[1].IsSuppressed);
        var host = Assert.Single(report.Hosts);
        Assert.Equal((80, "web", "cpe:/a:apache:http_server:2.4"), (Assert.Single(host.Services).Port, Assert.Single(host.Names), Assert.Single(host.Cpes)));
        Assert.NotNull(report.ScannedAt);
    }

    [Fact]
    public void A_scan_that_OpenVAS_stopped_says_so() =>
        Assert.Equal([new ScannerNote(ScannerNoteCode.ScanUnfinished, "scan", "Stopped")], Reports.Read("<report><scan_run_status>Stopped</scan_run_status><results/></report>").Notes);

    [Fact]
    public void The_CSV_export_gives_the_same_identities_as_XML()
    {
        var csv = Reports.Only("IP,Hostname,Port,Port Protocol,CVSS,Severity,NVT Name,NVT OID,CVEs\r\n10.0.0.1,web,80,tcp,7.5,High,\"Weak, \"\"very\"\"\nindeed\",1.3.6.1,\"CVE-2012-1823,CVE-2012-2311\"\r\n10.0.0.1,,,,2.6,Low,T,1.3.6.2,\r\n");
        Assert.Equal(["10.0.0.1:80/tcp nvt:1.3.6.1", "10.0.0.1 nvt:1.3.6.2"], csv.Rows.Select(row => $"{row.Place} {row.Check}"));
        Assert.Equal("Weak, \"very\" indeed", csv.Rows[0].Title);
        Assert.Equal(["CVE-2012-1823", "CVE-2012-2311"], csv.Rows[0].Cves);
    }

    [Fact]
    public void Lines_of_the_table_that_are_cut_are_said()
    {
        const string Header = "IP,Hostname,Port,Port Protocol,CVSS,Severity,NVT Name,NVT OID,CVEs\n";
        Assert.Equal([new ScannerNote(ScannerNoteCode.LineInvalid, "scan", "2")], Reports.Read(Header + "10.0.0.1,web\n").Notes);
        Assert.Equal([new ScannerNote(ScannerNoteCode.LineInvalid, "scan", "3")], Reports.Read(Header + "10.0.0.1,w,80,tcp,7.5,High,\"Weak\n").Notes);
    }

    [Fact]
    public void A_row_without_a_host_or_a_check_is_left_out_and_said()
    {
        var reading = Reports.Read("<report><results><result><name>No host</name><nvt oid=\"1\"/></result><result><name>No check</name><host>h</host><nvt/></result></results></report>");
        Assert.Empty(reading.Reports[0].Rows);
        Assert.Equal([new(ScannerNoteCode.RowWithoutIdentity, "scan", "No host"), new ScannerNote(ScannerNoteCode.RowWithoutIdentity, "scan", "No check")], reading.Notes);
    }
}
