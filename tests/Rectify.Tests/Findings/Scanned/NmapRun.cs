using System.Globalization;
using System.Text;
using NodaTime;

namespace Rectify.Tests.Findings.Scanned;

/// <summary>Reports of nmap that tests write: a run over hosts, each with open ports and what <c>vulners</c> says there.</summary>
internal static class NmapRun
{
    /// <summary>A report.</summary>
    /// <param name="at">When it was.</param>
    /// <param name="probed">The ports that were probed.</param>
    /// <param name="hosts">The hosts that were up, see <see cref="Host"/>.</param>
    public static byte[] Of(Instant at, string probed, params IEnumerable<string> hosts) => Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <?xml version="1.0"?><nmaprun scanner="nmap" args="nmap -sV --script vulners -p {probed} 10.0.0.0/24" start="{at.ToUnixTimeSeconds()}" version="7.95">
        <scaninfo type="syn" protocol="tcp" numservices="{CountOf(probed)}" services="{probed}"/>
        {string.Concat(hosts)}<runstats><finished time="{at.ToUnixTimeSeconds()}" exit="success"/></runstats></nmaprun>
        """));

    /// <summary>A host that was up. What is not listed as open is closed.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="probed">The ports that were probed.</param>
    /// <param name="open">Open ports, each with the ids that vulners names there: <c>443 CVE-2026-1 CVE-2026-2</c>.</param>
    /// <param name="rest">In what state the others are.</param>
    /// <param name="mac">Its hardware address.</param>
    public static string Host(string address, string probed, string[] open, string rest = "closed", string mac = "") =>
        $"""
        <host><status state="up"/><address addr="{address}" addrtype="ipv4"/>{(mac.Length > 0 ? $"<address addr=\"{mac}\" addrtype=\"mac\"/>" : "")}
        <ports><extraports state="{rest}" count="{CountOf(probed) - open.Length}"/>{string.Concat(open.Select(Port))}</ports></host>
        """;

    private static string Port(string open)
    {
        var parts = open.Split(' ');
        var rows = string.Concat(parts.Skip(1).Select(id => $"""<table><elem key="id">{id}</elem><elem key="cvss">7.5</elem><elem key="is_exploit">false</elem></table>"""));
        return $"""
            <port protocol="tcp" portid="{parts[0]}"><state state="open"/><service name="http" product="thing" version="1.{parts[0]}"/>
            {(rows.Length > 0 ? $"<script id=\"vulners\" output=\"\"><table key=\"cpe:/a:thing\">{rows}</table></script>" : "")}</port>
            """;
    }

    private static int CountOf(string ports) => ports.Split(',').Length;
}
