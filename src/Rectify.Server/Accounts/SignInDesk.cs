using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Accounts;
using Rectify.Parties.Sessions;
using Rectify.Server.Hosting;
using Rectify.Storage;

namespace Rectify.Server.Accounts;

/// <summary>
/// Where people show who they are. Whatever is wrong, the answer is the same and takes as long, so that nobody learns which logins there are or which part was
/// right.
/// </summary>
internal sealed class SignInDesk(Instance instance, PasswordHashes hashes, PasskeyCeremony passkeys, LoginLimits limits)
{
    /// <summary>Signs a person in who shows a password and a code: of the authenticator, or one for recovery.</summary>
    public async Task<Result<Session>> WithPasswordAsync(HttpContext context, string login, string password, string code)
    {
        if (!limits.Allows(login)) return AccountProblems.NotSignedIn;
        var (account, rests) = await instance.Database.ReadAsync(
            Viewer.Machine,
            async (reading, token) => (await AccountStore.FindByLoginAsync(reading, login, token), await SignInAttempts.RestsAsync(reading, login, instance.Now, token)),
            context.RequestAborted);
        var (right, rehashed) = hashes.Compare(account?.Password?.Hash, password.Length <= PasswordRule.Longest ? password : "");
        var shown = right && !rests && account?.Password is { } kept ? await ShownAsync(kept, rehashed, code, context.RequestAborted) : null;
        if (account is not null && shown is not null && (await BeginAsync(context, account.Person, shown)).Succeeded(out var session, out _)) return session;
        _ = await instance.DoAsync(new NoteFailedSignIn(login), Instance.Self, context.RequestAborted);
        return AccountProblems.NotSignedIn;
    }

    /// <summary>Signs a person in who uses a passkey.</summary>
    public async Task<Result<Session>> WithPasskeyAsync(HttpContext context, string credential) =>
        (await passkeys.TakeUsedAsync(context, credential)).Succeeded(out var used, out var problems) ? await BeginAsync(context, used.Person, used.Shown) : problems;

    /// <summary>Signs a person in of whom the organisation's identity provider says who they are.</summary>
    public Task<Result<Session>> WithWordOfProviderAsync(HttpContext context, PersonId person) => BeginAsync(context, person, new Shown.SingleSignOn());

    private async Task<Shown?> ShownAsync(PasswordSignIn kept, string? rehashed, string code, CancellationToken cancellation)
    {
        if (RecoveryCode.HashOf(code) is { } recovery) return new Shown.Recovery(kept.Hash, rehashed, recovery);
        if (!(await instance.FindSealAsync(cancellation)).Succeeded(out var seal, out _) || seal is null) return null;
        using (seal)
            return seal.Open(Authenticator.Purpose, kept.Authenticator) is { } seed && Authenticator.Read(seed)?.StepOf(code, instance.Now) is { } step
                ? new Shown.Code(kept.Hash, rehashed, step)
                : null;
    }

    private async Task<Result<Session>> BeginAsync(HttpContext context, PersonId person, Shown shown)
    {
        var signing = await instance.DoAsync(new SignIn(person, shown, instance.Sessions, SessionStart.Origin(context)), Instance.Self, context.RequestAborted);
        if (!signing.Succeeded(out var begun, out var problems)) return problems;
        await SessionStart.GiveAsync(context, instance, begun);
        return begun.Session;
    }
}
