using Rectify.Advisories.Database;
using Rectify.Advisories.Matching;
using Rectify.Scanning.Packages;

namespace Rectify.Bench;

internal static class LookupBench
{
    private const int Queries = 100_000;

    public static int Run(string feeds)
    {
        using var folder = new ScratchFolder();
        var path = folder.PathOf("advisories.db");
        var report = ImportBench.Import([feeds], path);
        if (report.Problem is not null || AdvisoryDatabase.Open(path, out _) is not { } database) return ImportBench.Fail(report);

        var named = Named();
        // One in ten is a package that advisories name; the others are names that nobody knows.
        var mixed = Enumerable.Range(0, Queries)
            .Select(i => i % 10 == 0 ? named[i / 10 % named.Length] : new PackageQuery(PackageKey.For("npm", $"package-{i}"), "1.0.0")).ToArray();
        var clean = Enumerable.Range(0, Queries).Select(i => new PackageQuery(PackageKey.For("npm", $"package-{i}"), "1.0.0")).ToArray();
        Match(database, "100,000 unknown packages", clean);
        Match(database, "100,000 packages, every tenth with advisories", mixed);
        return 0;
    }

    private static void Match(AdvisoryDatabase database, string what, PackageQuery[] queries)
    {
        var matches = 0;
        Measure.Median(what, 5, () =>
        {
            using var reader = database.BeginRead();
            matches = Matcher.Match(reader, queries).Matches.Count;
        });
        Measure.Say($"  {matches} matches; peak {Measure.PeakMegabytes():F0} MB");
    }

    private static PackageQuery[] Named() =>
    [
        .. new (string Ecosystem, string Name, string Version)[]
        {
            ("Maven", "org.apache.logging.log4j:log4j-core", "2.14.1"), ("Maven", "com.fasterxml.jackson.core:jackson-databind", "2.9.8"),
            ("Maven", "org.springframework:spring-core", "5.2.0.RELEASE"), ("npm", "lodash", "4.17.11"), ("npm", "minimist", "1.2.0"),
            ("npm", "axios", "0.21.0"), ("PyPI", "django", "3.2.0"), ("PyPI", "requests", "2.19.0"), ("PyPI", "tensorflow", "2.3.0"),
            ("NuGet", "newtonsoft.json", "12.0.3"), ("Go", "golang.org/x/crypto", "0.1.0"), ("Go", "stdlib", "1.18.0"), ("crates.io", "smallvec", "1.5.0"),
        }.Select(one => new PackageQuery(PackageKey.For(one.Ecosystem, one.Name), one.Version)),
    ];
}
