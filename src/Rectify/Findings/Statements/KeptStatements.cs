using NodaTime;
using NodaTime.Extensions;
using Rectify.Advisories.Vex;
using Rectify.Foundation;
using Rectify.Inventory;
using Rectify.Scanning.Packages;
using Rectify.Storage;

namespace Rectify.Findings.Statements;

/// <summary>What the statements that count now say of some findings.</summary>
internal sealed class KeptStatements
{
    private readonly Dictionary<VexStatement, KeptStatement> placed = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<VulnerabilityId, (IReadOnlyCollection<string> Names, IReadOnlyList<VexDocument> Documents)> about = [];
    private readonly IReadOnlyDictionary<AssetId, Asset> assets;

    private KeptStatements(IReadOnlyDictionary<AssetId, Asset> assets) => this.assets = assets;

    /// <summary>Reads all that concerns these findings.</summary>
    public static async Task<KeptStatements> ReadAsync(ReadSession session, IReadOnlyCollection<Finding> findings, Instant now, CancellationToken cancellationToken)
    {
        var names = await VulnerabilityStore.NamesByIdAsync(session, findings.Select(finding => finding.Vulnerability?.Id).OfType<VulnerabilityId>().Distinct(), cancellationToken);
        var kept = names.Count == 0 ? [] : await StatementStore.AboutAsync(session, names.SelectMany(group => group), now, cancellationToken);
        // Nobody is suppressed by nobody, and nothing for no reason: such a statement is kept and shown, and does not count.
        var counting = kept.Where(one => !one.LacksAuthor && !one.LacksReason).ToList();
        if (counting.Count == 0) return new KeptStatements(new Dictionary<AssetId, Asset>());
        var statements = new KeptStatements(await AssetStore.FindAsync(session, [.. findings.Select(finding => finding.Asset).Distinct()], cancellationToken));
        foreach (var one in counting) statements.placed.Add(one.Statement, one);
        foreach (var group in names)
        {
            var own = group.ToList();
            var documents = counting.Where(one => one.Statement.IsAbout(own)).GroupBy(one => one.Document.Id).Select(of => Document(of.First().Document, [.. of.Select(one => one.Statement)])).ToList();
            if (documents.Count > 0) statements.about.Add(group.Key, (own, documents));
        }
        return statements;
    }

    /// <summary>The statement that counts for a finding, those that are older, and those of which it cannot be said; null when there is none about its vulnerability.</summary>
    public Placed? Of(Finding finding)
    {
        if (finding.Vulnerability is not { } vulnerability || !about.TryGetValue(vulnerability.Id, out var said)) return null;
        if (!PackageUrl.TryParse(finding.Purl, out var component, out _)) return new Placed(null, [], [.. said.Documents.SelectMany(document => document.Statements).Select(one => placed[one])]);
        var verdict = VexPrecedence.Of(said.Documents, said.Names, Purls(finding.Asset), component);
        return new Placed(
            verdict.Governing is { } governing ? placed[governing.Statement] : null,
            [.. verdict.Superseded.Select(one => placed[one.Statement])],
            [.. verdict.Undecided.Select(one => placed[one.Statement])]);
    }

    /// <summary>The finding with the status that statements give it; what a person said stays.</summary>
    public Finding Say(Finding finding)
    {
        if (finding.Said.By == SaidBy.Person) return finding;
        if (Of(finding)?.Governing is { } governing) return Saying(finding, governing);
        return finding.Said.By == SaidBy.Nobody ? finding : Unsaid(finding);
    }

    /// <summary>The finding when nobody says anything of it.</summary>
    public static Finding Unsaid(Finding finding) => finding with { Status = Unsaid(finding.Weakness is not null), Justification = null, Statement = null, Said = Said.Nothing };

    /// <summary>The status of what nobody has said anything of.</summary>
    public static FindingStatus Unsaid(bool isWeakness) => isWeakness ? FindingStatus.Open : FindingStatus.UnderInvestigation;

    private static Finding Saying(Finding finding, KeptStatement kept)
    {
        var statement = kept.Statement;
        var status = statement.Status switch
        {
            StatedStatus.Affected => FindingStatus.Affected,
            StatedStatus.NotAffected => FindingStatus.NotAffected,
            StatedStatus.Fixed => FindingStatus.Fixed,
            _ => FindingStatus.UnderInvestigation,
        };
        return finding with
        {
            Status = status,
            Justification = status == FindingStatus.NotAffected && statement.Justification is { } justification ? (VexJustification)justification : null,
            Statement = Words(statement),
            Said = new Said(SaidBy.Statement, kept.Document.Author, kept.Id, kept.Document.Until),
        };
    }

    /// <summary>What the statement says in words; the source's word for a justification that is none of the five.</summary>
    private static string? Words(VexStatement statement)
    {
        var parts = new[] { statement.Justification is null ? statement.JustificationWord : "", statement.ImpactStatement, statement.ActionStatement }.Where(part => part.Length > 0).ToList();
        return parts.Count == 0 ? null : StoredText.Clean(string.Join('\n', parts));
    }

    /// <summary>What the release is to others: the package of its product in its version.</summary>
    private IReadOnlyList<PackageUrl> Purls(AssetId asset) =>
        assets.GetValueOrDefault(asset) is Asset.OfRelease { Product.Purl: { } purl, Release: var release }
        && PackageUrl.TryCreate(purl.Type, purl.Namespace, purl.Name, release.Version, purl.Qualifiers, purl.Subpath, out var own, out _) ? [own] : [];

    private static VexDocument Document(KeptDocument kept, IReadOnlyList<VexStatement> statements) => new()
    {
        Format = kept.Format, SpecVersion = "", Id = kept.Name, Version = kept.Version, Author = kept.Author, UpdatedAt = kept.StatedAt?.ToDateTimeOffset(), Statements = statements,
    };

    /// <summary>What <see cref="VexVerdict"/> says, with the documents as they are kept.</summary>
    public sealed record Placed(KeptStatement? Governing, IReadOnlyList<KeptStatement> Superseded, IReadOnlyList<KeptStatement> Undecided);
}
