using System.Collections.Immutable;
using Rectify.Proof.Log;

namespace Rectify.Proof.Tests.Log;

/// <summary>A log in memory as a store would keep it: a frontier and every perfect subtree.</summary>
internal sealed class Logbook
{
    private readonly Dictionary<NodeId, TreeHash> nodes = [];

    public Frontier Frontier { get; private set; } = new();

    public long Append(byte[] leaf)
    {
        var completed = new List<Node>();
        Frontier.Append(MerkleTree.HashLeaf(leaf), completed);
        foreach (var node in completed) nodes.Add(node.Id, node.Hash);
        return Frontier.Size - 1;
    }

    public TreeHash RootAt(long size) => Frontier.From(size, NodesFor(size)).Root();

    public ImmutableArray<TreeHash> Inclusion(long index, long size) => Assemble(ProofPlan.Inclusion(index, size));

    public ImmutableArray<TreeHash> Consistency(long from, long to) => Assemble(ProofPlan.Consistency(from, to));

    public IEnumerable<TreeHash> NodesFor(long size) => Frontier.NodesOf(size).Select(id => nodes[id]);

    private ImmutableArray<TreeHash> Assemble(ProofPlan plan) => plan.Assemble([.. plan.Nodes.Select(id => nodes[id])]);
}
