using Rectify.Ledger;
using Rectify.Proof.Bundles;

namespace Rectify.Cases;

/// <summary>What a concept above the case adds to its proof: what its events are about, and the files that those name by their hash.</summary>
/// <param name="Subjects">Submissions, orders: whatever has events of its own.</param>
/// <param name="Files">The exact bytes.</param>
public sealed record ProofPart(IReadOnlyList<Subject> Subjects, IReadOnlyList<ProofFile> Files);

/// <summary>One file of a proof.</summary>
/// <param name="Role">What it is.</param>
/// <param name="Name">Lower-case ASCII letters, digits, <c>. _ -</c>, and <c>/</c> between folders.</param>
/// <param name="Bytes">Its exact bytes.</param>
public sealed record ProofFile(BundleRole Role, string Name, byte[] Bytes);
