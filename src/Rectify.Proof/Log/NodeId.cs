namespace Rectify.Proof.Log;

/// <summary>
/// A perfect subtree: <paramref name="Level"/> 0 is a leaf, and a node covers the leaves from <c>Index &lt;&lt; Level</c> to
/// <c>(Index + 1) &lt;&lt; Level</c>, exclusive. Its hash never changes once the tree covers it, so it is what a store keeps.
/// </summary>
/// <param name="Level">Height above the leaves, 0 to 62.</param>
/// <param name="Index">Position among the nodes of its level, from the left, from 0.</param>
public readonly record struct NodeId(int Level, long Index);

/// <summary>A perfect subtree and its hash.</summary>
public readonly record struct Node(NodeId Id, TreeHash Hash);
