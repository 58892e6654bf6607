using Rectify.Advisories.Database;
using Rectify.Advisories.Feeds.Osv;
using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Matching;

/// <summary>Looks things up in the advisories for a person, where matching looks up what is in an inventory.</summary>
public static class AdvisorySearch
{
    private const int LeastPart = 3;

    /// <summary>The vulnerability that has this id, or that an advisory of this id is about, the first by id where it bundles several; null when there is none.</summary>
    public static Vulnerability? Find(AdvisoryReader reader, string id) =>
        reader.RowsNamed(id) is [var row, ..] ? new VulnerabilityReader(reader).Read(row) : null;

    /// <summary>The vulnerabilities that advisories about a package name, by id from the newest, at most <paramref name="most"/>.</summary>
    public static IReadOnlyList<Vulnerability> OfPackage(AdvisoryReader reader, PackageKey package, int most)
    {
        var vulnerabilities = new VulnerabilityReader(reader);
        return [.. reader.FindAffected(package).SelectMany(entry => reader.VulnerabilitiesOf(entry.Advisory)).Distinct().Select(vulnerabilities.Read)
            .OrderByDescending(vulnerability => vulnerability.PublishedAt).ThenBy(vulnerability => vulnerability.Id, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>
    /// The vulnerabilities whose id, or that of an advisory about them, contains a text of three characters or more, whatever the case of its letters; the last ids
    /// first, at most <paramref name="most"/>. Of each it is the id alone that is looked at, and no title.
    /// </summary>
    public static IReadOnlyList<Vulnerability> Containing(AdvisoryReader reader, string part, int most)
    {
        if (part.Length < LeastPart) return [];
        var vulnerabilities = new VulnerabilityReader(reader);
        return [.. reader.RowsContaining(part, most).Select(vulnerabilities.Read)];
    }

    /// <summary>What each advisory says of a vulnerability, by id.</summary>
    public static IReadOnlyList<AdvisoryStatement> Statements(AdvisoryReader reader, string vulnerability)
    {
        if (reader.RowsNamed(vulnerability) is not [var row, ..]) return [];
        return [.. reader.ReadVulnerability(row).Advisories.Select(advisory => new AdvisoryStatement(
            reader.ReadAdvisory(advisory),
            [.. from package in reader.FiledUnder(advisory)
                from entry in reader.FindAffected(package)
                where entry.Advisory == advisory && !entry.ByCase
                select new AffectedPackage(package.Ecosystem, package.Name, entry.Ranges, entry.Versions)]))
            .OrderBy(statement => statement.Advisory.Id, StringComparer.Ordinal)];
    }
}

/// <summary>What one advisory says.</summary>
/// <param name="Advisory">The advisory.</param>
/// <param name="Affected">The packages that it names, with the versions that have the vulnerability.</param>
public sealed record AdvisoryStatement(Advisory Advisory, IReadOnlyList<AffectedPackage> Affected);
