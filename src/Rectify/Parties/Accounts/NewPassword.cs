using Rectify.Foundation;

namespace Rectify.Parties.Accounts;

/// <summary>
/// A password that keeps the rule, hashed, and an authenticator whose first code was right: there is no other way to make one, so none is kept that
/// was not looked at.
/// </summary>
public sealed record NewPassword
{
    private NewPassword(string hash, byte[] authenticator, long step) => (Hash, Authenticator, Step) = (hash, authenticator, step);

    /// <summary>The hash of the password.</summary>
    public string Hash { get; }

    /// <summary>The seed of the authenticator, sealed.</summary>
    public byte[] Authenticator { get; }

    /// <summary>The step of time of the code that showed that the person has the authenticator.</summary>
    public long Step { get; }

    /// <summary>Looks at what a person chose.</summary>
    /// <param name="password">As it was typed.</param>
    /// <param name="names">What it must not contain: the login, the person's name, the organisation's.</param>
    /// <param name="hash">Hashes it, slowly; only called for a password that will do.</param>
    /// <param name="authenticator">The authenticator.</param>
    /// <param name="seal">Seals the authenticator's seed.</param>
    /// <param name="code">What the authenticator shows.</param>
    /// <param name="now">When.</param>
    public static Result<NewPassword> Of(
        string password, IEnumerable<string> names, Func<string, string> hash, Authenticator authenticator, Func<string, byte[]> seal, string code, NodaTime.Instant now)
    {
        var problems = new Problems();
        PasswordRule.Check(problems, password, names);
        var step = authenticator.StepOf(code, now);
        if (step is null) problems.Add(AccountProblems.CodeWrong);
        return problems.Any || step is not { } right ? problems : new NewPassword(hash(password), seal(authenticator.Seed), right);
    }
}
