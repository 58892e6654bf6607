namespace Rectify.Proof.Log;

/// <summary>What can sign a note: a key in memory, or one in a device that never gives it away.</summary>
public interface INoteSigner : IDisposable
{
    /// <summary>The public half.</summary>
    NoteKey Key { get; }

    /// <summary>The 64 bytes of the Ed25519 signature (RFC 8032) over the note's text.</summary>
    /// <exception cref="SigningFailedException">A device is gone or refuses; a key in memory does not fail.</exception>
    byte[] Sign(ReadOnlySpan<byte> text);
}
