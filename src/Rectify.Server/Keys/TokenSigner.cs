using Net.Pkcs11Interop.Common;
using Rectify.Proof.Log;

namespace Rectify.Server.Keys;

/// <summary>Signs on a token. One signature at a time; where the token lost its session, it is opened again once.</summary>
internal sealed class TokenSigner(NoteKey key, TokenAddress address, TokenSession session) : INoteSigner, IDisposable
{
    private readonly Lock gate = new();
    private TokenSession session = session;

    /// <inheritdoc />
    public NoteKey Key => key;

    /// <inheritdoc />
    public byte[] Sign(ReadOnlySpan<byte> text)
    {
        var data = text.ToArray();
        lock (gate)
        {
            try
            {
                return Checked(data);
            }
            catch (Exception failure) when (failure is Pkcs11Exception or InvalidOperationException)
            {
                try
                {
                    session.Dispose();
                    session = TokenSession.Open(address);
                    return Checked(data);
                }
                catch (Exception again) when (again is Pkcs11Exception or InvalidOperationException or IOException or UnauthorizedAccessException)
                {
                    throw new SigningFailedException($"{address}: {again.Message}", again);
                }
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (gate) session.Dispose();
    }

    /// <summary>What a token gives is looked at before it is believed.</summary>
    private byte[] Checked(byte[] data) =>
        session.Sign(data) is var signature && key.Verify(data, signature) ? signature : throw new InvalidOperationException("the token's signature is wrong");
}
