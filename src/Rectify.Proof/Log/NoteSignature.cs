using System.Collections.Immutable;

namespace Rectify.Proof.Log;

/// <summary>One signature line of a note. Nothing is known of it until a known key has verified it.</summary>
/// <param name="Name">The name that the line gives.</param>
/// <param name="KeyId">The key id that the line gives.</param>
/// <param name="Bytes">The signature itself.</param>
public sealed record NoteSignature(string Name, uint KeyId, ImmutableArray<byte> Bytes);
