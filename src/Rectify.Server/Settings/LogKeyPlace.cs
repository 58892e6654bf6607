using Rectify.Foundation;
using Rectify.Ledger.Keys;
using Rectify.Server.Keys;

namespace Rectify.Server.Settings;

/// <summary>
/// Where the log's key is (docs/keys.md). What is said decides: a token (<c>pkcs11:…</c>), a credential (<c>credential:NAME</c>), otherwise a file. When
/// nothing is said, the credential <c>rectify-log-key</c>, where systemd hands one to the service; otherwise the file beside the store.
/// </summary>
internal static class LogKeyPlace
{
    private const string Credential = "credential:";
    private const string Usual = "rectify-log-key";
    private const string Folder = "CREDENTIALS_DIRECTORY";

    /// <summary>The place, when it is no file; null for a file, and for what is wrong, which is added.</summary>
    public static IKeyProvider? OtherThanAFile(string? said, IReadOnlyDictionary<string, string> environment, Problems found)
    {
        var folder = environment.GetValueOrDefault(Folder);
        if (said is null) return folder is not null && File.Exists(Path.Combine(folder, Usual)) ? new CredentialKeys(folder, Usual) : null;
        if (said.StartsWith(TokenAddress.Scheme, StringComparison.Ordinal))
        {
            if (TokenAddress.TryParse(said, out var address)) return new TokenKeys(address);
            found.Add(SettingsProblems.NotAToken);
        }
        else if (said.StartsWith(Credential, StringComparison.Ordinal))
        {
            var name = said[Credential.Length..];
            if (folder is not null && name.Length > 0 && !name.Contains('/', StringComparison.Ordinal) && name is not ("." or "..")) return new CredentialKeys(folder, name);
            found.Add(SettingsProblems.NoCredential(name));
        }
        return null;
    }

    /// <summary>The place that a text names, a file included.</summary>
    public static Result<IKeyProvider> Of(string said, IReadOnlyDictionary<string, string> environment)
    {
        var found = new Problems();
        var place = OtherThanAFile(said, environment, found);
        return found.Any ? found : new Result<IKeyProvider>.Success(place ?? new FileKeys(said));
    }
}
