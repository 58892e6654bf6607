using Rectify.Foundation;
using Rectify.Proof.Log;

namespace Rectify.Ledger.Keys;

/// <summary>
/// Where the key that signs a log is: a file, a credential of systemd, a token that never gives it away (docs/keys.md). Which one it is, is said by
/// one setting; none is tried in place of another.
/// </summary>
public interface IKeyProvider
{
    /// <summary>What messages call the place; without a PIN.</summary>
    string Place { get; }

    /// <summary>Whether the program can make a key there; otherwise an administrator does.</summary>
    bool Makes { get; }

    /// <summary>The key that is there; null when there is none. The caller disposes of it.</summary>
    /// <param name="known">The store's keys, the present one last: a token knows no names, and its key has the name under which the store knows it.</param>
    /// <param name="origin">What a key without a name is called that the store does not know.</param>
    Result<INoteSigner?> Find(IReadOnlyList<NoteKey> known, string origin);

    /// <summary>Makes a key unless another process was faster, and finds it.</summary>
    Result<INoteSigner> Make(string origin, IRandomSource random);
}
