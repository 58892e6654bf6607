using Rectify.Foundation;
using Rectify.Proof.Log;

namespace Rectify.Ledger.Keys;

/// <summary>
/// A key that systemd hands to the service (LoadCredential=, LoadCredentialEncrypted=): a file in a folder that nobody else can look into, and that
/// the service cannot write.
/// </summary>
/// <param name="folder">What <c>$CREDENTIALS_DIRECTORY</c> says.</param>
/// <param name="name">The credential's name.</param>
public sealed class CredentialKeys(string folder, string name) : IKeyProvider
{
    /// <inheritdoc />
    public string Place => $"credential:{name}";

    /// <inheritdoc />
    public bool Makes => false;

    /// <inheritdoc />
    public Result<INoteSigner?> Find(IReadOnlyList<NoteKey> known, string origin)
    {
        try
        {
            // The folder guards it, not the file's mode: systemd grants the service's user by an access list, which shows as a right of the group.
            var text = File.ReadAllText(Path.Combine(folder, name)).Trim();
            return NotePrivateKey.TryParse(text, out var key) ? new Result<INoteSigner?>.Success(key) : LedgerProblems.KeyUnreadable(Place);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return new Result<INoteSigner?>.Success(null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return LedgerProblems.KeyUnreadable(Place);
        }
    }

    /// <inheritdoc />
    public Result<INoteSigner> Make(string origin, IRandomSource random) => LedgerProblems.KeyMissing(Place);
}
