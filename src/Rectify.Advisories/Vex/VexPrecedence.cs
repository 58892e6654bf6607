using Rectify.Scanning.Packages;

namespace Rectify.Advisories.Vex;

/// <summary>A statement with the document it stands in.</summary>
/// <param name="Document">The document.</param>
/// <param name="Statement">The statement.</param>
public sealed record PlacedStatement(VexDocument Document, VexStatement Statement);

/// <summary>What documents together say about one vulnerability of one component in a release.</summary>
/// <param name="Governing">The statement that counts; null when none applies.</param>
/// <param name="Superseded">Statements that apply too and are older, the newest first.</param>
/// <param name="Undecided">Statements of which it cannot be said whether they apply, in the documents' order.</param>
public sealed record VexVerdict(PlacedStatement? Governing, IReadOnlyList<PlacedStatement> Superseded, IReadOnlyList<PlacedStatement> Undecided);

/// <summary>
/// Which of several statements about the same thing counts: the one stated later; of the same time the one in the later document; in one
/// document the later statement. A statement without a time is older than every statement with one.
/// Whose document is believed at all is not decided here.
/// </summary>
public static class VexPrecedence
{
    /// <summary>What documents say.</summary>
    /// <param name="documents">The documents, in the order in which they were received.</param>
    /// <param name="vulnerability">The vulnerability's ids.</param>
    /// <param name="release">The release's purls, see <see cref="VexApplicability"/>.</param>
    /// <param name="component">The component's purl.</param>
    public static VexVerdict Of(IReadOnlyList<VexDocument> documents, IReadOnlyCollection<string> vulnerability, IReadOnlyList<PackageUrl> release, PackageUrl component)
    {
        var applying = new List<PlacedStatement>();
        var undecided = new List<PlacedStatement>();
        foreach (var document in documents)
        {
            foreach (var statement in document.Statements)
            {
                if (!statement.IsAbout(vulnerability)) continue;
                var applies = VexApplicability.Applies(statement, release, component);
                if (applies == Applicability.Yes) applying.Add(new PlacedStatement(document, statement));
                else if (applies == Applicability.CannotSay) undecided.Add(new PlacedStatement(document, statement));
            }
        }
        // OrderBy is stable: what is later in the list stays later among equal times.
        var newestFirst = applying.OrderBy(one => one.Statement.StatedAt ?? DateTimeOffset.MinValue).Reverse().ToList();
        return new VexVerdict(newestFirst.Count > 0 ? newestFirst[0] : null, [.. newestFirst.Skip(1)], undecided);
    }
}
