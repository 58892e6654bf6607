using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Ledger.Sealing;
using Rectify.Parties.Accounts;
using Rectify.Proof.Canonical;
using Rectify.Storage;

namespace Rectify.Alerts.Messages;

/// <summary>Seals every secret of the store anew, in one transaction; from then on the store takes the next key alone.</summary>
/// <param name="Present">The key that sealed them.</param>
/// <param name="Next">The key that seals from now on.</param>
public sealed record ReplaceSealKey(SealKey Present, SealKey Next) : ICommand<int>
{
    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<int>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var secrets = 0;
        foreach (var address in await AddressStore.AllAsync(change.Session, cancellationToken))
        {
            if (address.Secret is not { } before) continue;
            if (Present.Open(AlarmSecrets.Purpose, before) is not { } secret) return AlarmProblems.CannotBeOpened(address.Id.ToString());
            await AddressStore.ResealAsync(change.Session, address.Id, Next.Seal(AlarmSecrets.Purpose, secret), cancellationToken);
            secrets++;
        }
        foreach (var account in await AccountStore.ListAsync(change.Session, cancellationToken))
        {
            if (account.Password is not { } password) continue;
            if (Present.Open(Authenticator.Purpose, password.Authenticator) is not { } seed) return AccountProblems.SeedLost(account.Login);
            await AccountStore.ResealAsync(change.Session, account.Person, Next.Seal(Authenticator.Purpose, seed), cancellationToken);
            secrets++;
        }
        foreach (var key in await ProtectionKeys.AllAsync(change.Session, cancellationToken))
        {
            // What cannot be opened no server can use; what it protected has no meaning any more.
            if (Present.Open(ProtectionKeys.Purpose, key.Sealed) is { } text)
                await ProtectionKeys.ResealAsync(change.Session, key with { Sealed = Next.Seal(ProtectionKeys.Purpose, text) }, cancellationToken);
            else
                await ProtectionKeys.ForgetAsync(change.Session, key, cancellationToken);
        }
        await SealKeys.ReplaceAsync(change.Session, Next, change.Now, cancellationToken);
        await change.RecordAsync(new SealKeyReplaced(change.NewId(), Present.Id, Next.Id, secrets), cancellationToken);
        return secrets;
    }

    /// <summary>
    /// The whole of it: the next key is made beside the present one's file, the secrets are sealed anew, the next key takes the file's place, and the former one is kept beside it.
    /// Stopped anywhere, the next opening or the next call completes it.
    /// </summary>
    /// <returns>How many secrets were sealed anew.</returns>
    public static async Task<Result<int>> RunAsync(
        Database database, Commands commands, string path, Actor actor, IRandomSource random, CancellationToken cancellationToken)
    {
        if (!(await SealKeys.FindAsync(database, path, cancellationToken)).Succeeded(out var present, out var problems)) return problems;
        if (present is null) return AlarmProblems.NothingSealed(path);
        using (present)
        {
            if (!SealKeys.PrepareNext(path, random).Succeeded(out var next, out problems)) return problems;
            using (next)
            {
                if (!(await commands.RunAsync(new ReplaceSealKey(present, next), actor, cancellationToken)).Succeeded(out var secrets, out problems)) return problems;
                return SealKeys.Promote(path, present).Succeeded(out _, out problems) ? secrets : problems;
            }
        }
    }
}

/// <summary>The sealing key was replaced. Its id is the beginning of a hash, and tells nothing of it.</summary>
internal sealed record SealKeyReplaced(Id Id, string Former, string Next, int Secrets) : IEvent
{
    public string Type => "seal.key.replaced";

    public int Version => 1;

    public Subject Subject => new("seal-key", Id);

    public void WritePayload(CanonicalWriter json) => json.Member("former", Former).Member("next", Next).Member("secrets", Secrets);
}
