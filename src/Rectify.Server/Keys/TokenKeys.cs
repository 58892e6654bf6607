using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using Rectify.Foundation;
using Rectify.Ledger.Keys;
using Rectify.Proof.Log;

namespace Rectify.Server.Keys;

/// <summary>A key that never leaves its token (PKCS#11): an Ed25519 key that an administrator made there. It has no name of its own; the store knows it by its public half.</summary>
internal sealed class TokenKeys(TokenAddress address) : IKeyProvider
{
    /// <inheritdoc />
    public string Place => address.ToString();

    /// <inheritdoc />
    public bool Makes => false;

    /// <inheritdoc />
    public Result<INoteSigner?> Find(IReadOnlyList<NoteKey> known, string origin)
    {
        TokenSession? session = null;
        try
        {
            session = TokenSession.Open(address);
            if (session.PublicKey() is not { } bytes) return new Result<INoteSigner?>.Success(null);
            var key = known.LastOrDefault(each => each.PublicKey.AsSpan().SequenceEqual(bytes));
            if (key is null && !NoteKey.TryCreate(origin, bytes, out key)) return TokenProblems.NotEd25519(Place);
            if (!session.CanSign()) return TokenProblems.CannotSign(Place);
            var signer = new TokenSigner(key, address, session);
            session = null;
            return new Result<INoteSigner?>.Success(signer);
        }
        catch (Exception failure) when (failure is Pkcs11Exception or IOException or UnauthorizedAccessException or DllNotFoundException or UnmanagedException or InvalidOperationException)
        {
            return TokenProblems.Unreadable(Place, failure.Message);
        }
        finally
        {
            session?.Dispose();
        }
    }

    /// <inheritdoc />
    public Result<INoteSigner> Make(string origin, IRandomSource random) => TokenProblems.NoKey(Place);
}
