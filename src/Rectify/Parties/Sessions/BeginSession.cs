using System.Net;
using System.Text;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties.Sessions;

/// <summary>
/// Begins a session of a person who has shown who they are. Only the server itself says that; the secret is in the answer and nowhere else, ever.
/// </summary>
/// <param name="Person">Who signed in.</param>
/// <param name="Method">How.</param>
/// <param name="Limits">How long it lasts.</param>
/// <param name="From">Where they are; what the browser says is cleaned and cut to 200 characters, and what is no address is left out.</param>
public sealed record BeginSession(PersonId Person, SessionMethod Method, SessionLimits Limits, SessionOrigin From) : ICommand<BegunSession>
{
    private const int UserAgentLimit = 200;

    /// <inheritdoc />
    public Permitted By => Permitted.Local;

    /// <inheritdoc />
    public async Task<Result<BegunSession>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var problems = new Problems();
        problems.AddIf(!Limits.AreFit, SessionProblems.LimitsUnfit);
        if (await PersonStore.FindAsync(change.Session, Person, cancellationToken) is null) problems.Add(PersonProblems.NotFound(Person));
        if (problems.Any) return problems;

        var secret = SessionSecret.Make(change.Fill);
        var begun = new Session(
            new SessionId(change.NewId()), Person, Method, change.Now, change.Now, change.Now + Limits.Longest, Limits.Idle,
            new SessionOrigin(Shown(From.UserAgent), IPAddress.TryParse(From.Address, out var address) ? address.ToString() : null), Ended: null);
        await SessionStore.AddAsync(change.Session, begun, SessionSecret.HashOf(secret) ?? [], cancellationToken);
        await change.RecordAsync(new SessionBegun(begun), cancellationToken);
        return new BegunSession(begun, secret);
    }

    /// <summary>What a person may be shown of it, in one line.</summary>
    private static string? Shown(string? userAgent)
    {
        if (userAgent is null) return null;
        var shown = new StringBuilder();
        foreach (var rune in userAgent.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > UserAgentLimit) break;
            if (!OneLine.IsHidden(rune)) shown.Append(rune);
        }
        return shown.ToString().Trim() is { Length: > 0 } text ? text : null;
    }
}

/// <summary>A new session with its secret, which is given to the browser once.</summary>
public sealed record BegunSession(Session Session, string Secret);
