using Microsoft.Data.Sqlite;
using Rectify.Advisories.Feeds;
using Rectify.Advisories.Feeds.Epss;
using Rectify.Advisories.Feeds.Kev;
using Rectify.Advisories.Feeds.Osv;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Database;

/// <summary>
/// Reads one snapshot of the advisory database in one transaction. For one thread; open several for several threads. Dispose of it
/// soon: while it is open, the write-ahead log cannot be folded back into the file.
/// </summary>
public sealed class AdvisoryReader : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Statement package;
    private readonly Statement members;
    private readonly Statement vulnerability;
    private readonly Statement advisory;
    private readonly Statement kev;
    private readonly Statement epss;
    private readonly Dictionary<string, long> ecosystems = new(StringComparer.Ordinal);

    internal AdvisoryReader(SqliteConnection connection, string path)
    {
        this.connection = connection;
        Connections.Run(connection, "PRAGMA mmap_size = 268435456; BEGIN");
        Status = StatusTables.Read(connection, path); // the first read takes the snapshot
        package = new Statement(connection, "SELECT affected FROM package WHERE ecosystem = ?1 AND name = ?2");
        members = new Statement(connection, "SELECT vulnerability FROM membership WHERE advisory = ?1");
        vulnerability = new Statement(connection, "SELECT body FROM vulnerability WHERE n = ?1");
        advisory = new Statement(connection, "SELECT id, body FROM advisory WHERE n = ?1");
        kev = new Statement(connection, "SELECT body FROM kev WHERE cve = ?1");
        epss = new Statement(connection, "SELECT score, percentile FROM epss WHERE cve = ?1");
        using var rows = new Statement(connection, "SELECT n, name FROM ecosystem");
        while (rows.Step()) ecosystems.Add(rows.Text(1), rows.Number(0));
    }

    /// <summary>How old and how complete this snapshot is.</summary>
    public DatabaseStatus Status { get; }

    /// <summary>Whether there is any advisory for packages of this ecosystem. Without one, "no match" means nothing.</summary>
    public bool Covers(string ecosystem) => ecosystems.ContainsKey(ecosystem);

    /// <summary>An advisory by its id, withdrawn ones too; null when there is none.</summary>
    public Advisory? FindAdvisory(string id)
    {
        using var row = new Statement(connection, "SELECT body FROM advisory WHERE id = ?1");
        if (!row.Bind(1, id).Step()) return null;
        var found = AdvisoryCodec.Read(id, row.Blob(0));
        row.Reset();
        return found;
    }

    /// <summary>
    /// The vulnerabilities of which anything that a match rests on has changed after a point of this very database, in the order of the
    /// changes: what advisories say of them, which ids they have, whether they are listed as exploited. Scores of EPSS are not among it.
    /// </summary>
    /// <param name="sequence">The sequence of that point.</param>
    /// <param name="count">At most so many.</param>
    public IReadOnlyList<AdvisoryChange> ChangesAfter(long sequence, int count) => ChangeLog.Read(connection, sequence, count);

    /// <summary>All other ids of some vulnerabilities.</summary>
    public IReadOnlySet<string> AliasesOf(IEnumerable<string> vulnerabilities)
    {
        var aliases = new HashSet<string>(StringComparer.Ordinal);
        using var body = new Statement(connection, "SELECT body FROM vulnerability WHERE id = ?1");
        foreach (var id in vulnerabilities)
        {
            if (!body.Bind(1, id).Step()) continue;
            aliases.UnionWith(VulnerabilityCodec.Read(body.Blob(0)).Aliases.Select(alias => alias.Id));
            body.Reset();
        }
        return aliases;
    }

    /// <summary>Every package that the advisories of some vulnerabilities name; an id that is none now names nothing.</summary>
    public IReadOnlySet<PackageKey> PackagesOf(IEnumerable<string> vulnerabilities)
    {
        var packages = new HashSet<PackageKey>();
        using var body = new Statement(connection, "SELECT body FROM vulnerability WHERE id = ?1");
        using var filed = new Statement(connection, "SELECT ecosystem.name, filed.name FROM filed JOIN ecosystem ON n = ecosystem WHERE advisory = ?1");
        foreach (var id in vulnerabilities)
        {
            if (!body.Bind(1, id).Step()) continue;
            var advisories = VulnerabilityCodec.Read(body.Blob(0)).Advisories;
            body.Reset();
            foreach (var one in advisories)
            {
                filed.Bind(1, one);
                while (filed.Step()) packages.Add(new PackageKey(filed.Text(0), filed.Text(1)));
            }
        }
        return packages;
    }

    /// <summary>The KEV entry of a CVE; null when it is not listed.</summary>
    public KevEntry? FindKev(string cve)
    {
        if (!CveId.TryParse(cve, out var id) || !kev.Bind(1, id.Number).Step()) return null;
        var entry = KevCodec.Read(id.ToString(), kev.Blob(0));
        kev.Reset();
        return entry;
    }

    /// <summary>The EPSS score of a CVE; null when it has none.</summary>
    public EpssScore? FindEpss(string cve)
    {
        if (!CveId.TryParse(cve, out var id) || !epss.Bind(1, id.Number).Step()) return null;
        var score = new EpssScore(epss.Number(0) / EpssUnit, epss.Number(1) / EpssUnit);
        epss.Reset();
        return score;
    }

    /// <summary>EPSS values stand as whole millionths.</summary>
    internal const double EpssUnit = 1_000_000;

    /// <summary>Packages whose names begin so, by ecosystem and name, at most <paramref name="most"/> of each ecosystem.</summary>
    public IReadOnlyList<PackageKey> PackagesBeginning(string name, int most)
    {
        var packages = new List<PackageKey>();
        if (name.Length == 0) return packages;
        using var rows = new Statement(connection, "SELECT name FROM package WHERE ecosystem = ?1 AND name >= ?2 AND name < ?3 ORDER BY name LIMIT ?4");
        foreach (var (ecosystem, number) in ecosystems.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            rows.Bind(1, number).Bind(2, name).Bind(3, $"{name}\U0010FFFF").Bind(4, most);
            while (rows.Step()) packages.Add(new PackageKey(ecosystem, rows.Text(0)));
            rows.Reset();
        }
        return packages;
    }

    /// <summary>The rows of the vulnerabilities that have this id, or that an advisory is about which has it or mentions it as the same.</summary>
    internal IReadOnlyList<long> RowsNamed(string id)
    {
        using var own = new Statement(connection, "SELECT n FROM vulnerability WHERE id = ?1");
        if (own.Bind(1, id).Step()) return [own.Number(0)];
        var rows = new List<long>();
        using var mentioned = new Statement(connection,
            "SELECT DISTINCT vulnerability FROM membership WHERE advisory IN (SELECT n FROM advisory WHERE id = ?1 UNION SELECT advisory FROM mention WHERE id = ?1) ORDER BY vulnerability");
        mentioned.Bind(1, id);
        while (mentioned.Step()) rows.Add(mentioned.Number(0));
        return rows;
    }

    /// <summary>The rows of the vulnerabilities whose id, or that of an advisory about them, contains a text, whatever the case of its letters; the last ids first, at most <paramref name="most"/>.</summary>
    internal IReadOnlyList<long> RowsContaining(string part, int most)
    {
        var rows = new List<long>();
        using var containing = new Statement(connection,
            """
            SELECT n FROM vulnerability
            WHERE INSTR(LOWER(id), ?1) > 0 OR n IN (SELECT vulnerability FROM membership JOIN advisory ON advisory.n = membership.advisory WHERE INSTR(LOWER(advisory.id), ?1) > 0)
            ORDER BY id DESC LIMIT ?2
            """);
        containing.Bind(1, part.ToLowerInvariant()).Bind(2, most);
        while (containing.Step()) rows.Add(containing.Number(0));
        return rows;
    }

    /// <summary>The packages that an advisory is filed under by its own names.</summary>
    internal IReadOnlyList<PackageKey> FiledUnder(long advisoryRow)
    {
        var packages = new List<PackageKey>();
        using var filed = new Statement(connection, "SELECT ecosystem.name, filed.name FROM filed JOIN ecosystem ON n = ecosystem WHERE advisory = ?1 AND by_case = 0 ORDER BY 1, 2");
        filed.Bind(1, advisoryRow);
        while (filed.Step()) packages.Add(new PackageKey(filed.Text(0), filed.Text(1)));
        return packages;
    }

    /// <summary>What advisories say about a package; empty when they say nothing.</summary>
    internal IReadOnlyList<AffectedEntry> FindAffected(PackageKey key)
    {
        if (Filed(key) is { } exact)
        {
            // An advisory that names this very package outranks those that only differ in capitals.
            return exact.TrueForAll(entry => entry.ByCase) ? exact : exact.FindAll(entry => !entry.ByCase);
        }
        return key.LowerCased is { } lower && Filed(lower) is { } byCase ? byCase : [];
    }

    /// <summary>The vulnerabilities that an advisory is about: one, unless it bundles several CVEs.</summary>
    internal List<long> VulnerabilitiesOf(long advisoryRow)
    {
        var rows = new List<long>(1);
        members.Bind(1, advisoryRow);
        while (members.Step()) rows.Add(members.Number(0));
        return rows;
    }

    internal (string Id, long[] Advisories, AliasLink[] Aliases) ReadVulnerability(long row)
    {
        if (!vulnerability.Bind(1, row).Step()) throw new InvalidDataException("The advisory database is damaged.");
        var read = VulnerabilityCodec.Read(vulnerability.Blob(0));
        vulnerability.Reset();
        return read;
    }

    internal Advisory ReadAdvisory(long row)
    {
        if (!advisory.Bind(1, row).Step()) throw new InvalidDataException("The advisory database is damaged.");
        var read = AdvisoryCodec.Read(advisory.Text(0), advisory.Blob(1));
        advisory.Reset();
        return read;
    }

    private List<AffectedEntry>? Filed(PackageKey key)
    {
        if (!ecosystems.TryGetValue(key.Ecosystem, out var ecosystem) || !package.Bind(1, ecosystem).Bind(2, key.Name).Step()) return null;
        var entries = AffectedCodec.Read(package.Blob(0));
        package.Reset();
        return entries;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in (ReadOnlySpan<Statement>)[package, members, vulnerability, advisory, kev, epss]) statement.Dispose();
        connection.Dispose(); // ends the transaction
    }
}
