using Rectify.Proof.Log;

namespace Rectify.Ledger;

/// <summary>A key of one of the store's logs.</summary>
/// <param name="Key">The public half.</param>
/// <param name="Log">The number of the log.</param>
/// <param name="FromSize">It signs checkpoints from this size on, the first of them together with the key before it; 0 for a log's first key.</param>
internal sealed record LogKey(NoteKey Key, long Log, long FromSize);
