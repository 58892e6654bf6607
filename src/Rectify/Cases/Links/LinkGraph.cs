using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Cases.Links;

/// <summary>
/// All links that stand, for the program's own questions: whether one more would close a circle, and where the facts of a duplicate count. It is read in
/// the transaction that adds a link, so that of two writers who would close a circle together one is refused.
/// </summary>
internal sealed class LinkGraph
{
    private readonly List<Edge> edges;
    private readonly Dictionary<CaseId, Edge> originals;

    public LinkGraph(IEnumerable<Edge> edges)
    {
        this.edges = [.. edges];
        originals = this.edges.Where(edge => edge.Kind == LinkKind.DuplicateOf).ToDictionary(edge => edge.From);
    }

    /// <summary>A link that stands.</summary>
    internal readonly record struct Edge(CaseLinkId Link, LinkKind Kind, CaseId From, CaseId To, OrganisationId? Authority);

    public static async Task<LinkGraph> ReadAsync(ReadSession session, CancellationToken cancellationToken) => new(await LinkStore.StandingAsync(session, cancellationToken));

    /// <summary>The graph with one link more.</summary>
    public LinkGraph With(CaseLink link) => new([.. edges, new(link.Id, link.Kind, link.From, link.To, link.Authority)]);

    /// <summary>What a case is a duplicate of; null when it is none.</summary>
    public CaseId? OriginalOf(CaseId id) => originals.TryGetValue(id, out var edge) ? edge.To : null;

    /// <summary>Whether the same is said already by the same. What is so both ways is the same both ways.</summary>
    public bool Stands(LinkKind kind, CaseId from, CaseId to, OrganisationId? authority) =>
        edges.Any(edge => edge.Kind == kind && edge.Authority == authority
            && ((edge.From, edge.To) == (from, to) || (kind is LinkKind.Related or LinkKind.Unrelated && (edge.From, edge.To) == (to, from))));

    /// <summary>Whether links of a kind lead from one case to another.</summary>
    public bool Leads(LinkKind kind, CaseId from, CaseId to)
    {
        var (seen, next) = (new HashSet<CaseId> { from }, new Stack<CaseId>([from]));
        var of = edges.Where(edge => edge.Kind == kind).ToLookup(edge => edge.From, edge => edge.To);
        while (next.TryPop(out var at))
        {
            if (at == to) return true;
            foreach (var further in of[at].Where(seen.Add)) next.Push(further);
        }
        return false;
    }

    /// <summary>For each duplicate whose links lead through a case: in which case its facts count, which is the one at the end of them.</summary>
    public IEnumerable<(CaseLinkId Link, CaseId Root)> RootsThrough(CaseId through)
    {
        foreach (var edge in originals.Values)
        {
            var (root, passes) = (edge.To, edge.From == through || edge.To == through);
            while (originals.TryGetValue(root, out var further)) (root, passes) = (further.To, passes || further.To == through);
            if (passes) yield return (edge.Link, root);
        }
    }
}
