using System.IO.Compression;
using System.Text;

namespace Rectify.Scenarios;

/// <summary>A few advisories made of facts (ids, packages, ranges, vectors, dates), enough to see every part of a result.</summary>
public static class SmallFeed
{
    public const string Kev =
        """{"title":"CISA Catalog of Known Exploited Vulnerabilities","catalogVersion":"2021.12.10","dateReleased":"2021-12-10T00:00:00Z","count":1,"vulnerabilities":[{"cveID":"CVE-2021-44228","vendorProject":"Apache","product":"Log4j2","vulnerabilityName":"Apache Log4j2 Remote Code Execution Vulnerability","dateAdded":"2021-12-10","shortDescription":"-","requiredAction":"Apply updates","dueDate":"2021-12-24","knownRansomwareCampaignUse":"Known","notes":"","cwes":[]}]}""";

    public const string Epss = "#model_version:v2025.03.14,score_date:2026-11-20T00:00:00+0000\ncve,epss,percentile\nCVE-2021-44228,0.94358,0.99957\n";

    private static readonly (string Id, string Json)[] Advisories =
    [
        ("GHSA-jfh8-c2jp-5v3q", Advisory("GHSA-jfh8-c2jp-5v3q", "CVE-2021-44228", "Remote code injection in Log4j", "2.13.0", "2.15.0", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H")),
        ("GHSA-8489-44mv-ggj8", Advisory("GHSA-8489-44mv-ggj8", "CVE-2021-44832", "Remote code execution through a configured JDBC appender", "2.13.0", "2.17.1", "CVSS:3.1/AV:N/AC:H/PR:H/UI:N/S:U/C:H/I:H/A:H")),
    ];

    /// <summary>Writes the feed into a folder in the layouts of their publishers.</summary>
    public static void Write(Folder home)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (id, json) in Advisories)
            {
                using var entry = zip.CreateEntry($"{id}.json").Open();
                entry.Write(Encoding.UTF8.GetBytes(json));
            }
        home.Write("feeds/Maven/all.zip", bytes.ToArray());
        home.Write("feeds/kev.json", Kev);
        home.Write("feeds/epss.csv", Epss);
    }

    /// <summary>The feed written and imported.</summary>
    public static async Task<Folder> Imported()
    {
        var home = new Folder();
        Write(home);
        var outcome = await Published.Run(home, "db", "update", "--from", "feeds");
        Assert.True(outcome.ExitCode == 0, outcome.Err);
        return home;
    }

    /// <summary>Many advisories, so that an import takes long enough to be interrupted.</summary>
    public static byte[] Large(int records)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            for (var i = 0; i < records; i++)
            {
                using var entry = zip.CreateEntry($"GHSA-{i}.json", CompressionLevel.Fastest).Open();
                entry.Write(Encoding.UTF8.GetBytes(Advisory($"GHSA-{i}", $"CVE-2030-{i}", "x", "1.0", "2.0", "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H")));
            }
        return bytes.ToArray();
    }

    private static string Advisory(string id, string cve, string summary, string introduced, string fixedIn, string vector) =>
        $$$"""{"schema_version":"1.6.0","id":"{{{id}}}","modified":"2025-01-14T00:00:00Z","published":"2021-12-10T00:00:00Z","aliases":["{{{cve}}}"],"summary":"{{{summary}}}","severity":[{"type":"CVSS_V3","score":"{{{vector}}}"}],"affected":[{"package":{"ecosystem":"Maven","name":"org.apache.logging.log4j:log4j-core"},"ranges":[{"type":"ECOSYSTEM","events":[{"introduced":"{{{introduced}}}"},{"fixed":"{{{fixedIn}}}"}]}]}]}""";
}
