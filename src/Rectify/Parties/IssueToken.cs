using System.Collections.Immutable;
using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;

namespace Rectify.Parties;

/// <summary>Issues a token for a person. Its secret is in the answer and nowhere else, ever.</summary>
/// <param name="Person">For whom it acts.</param>
/// <param name="Label">1 to 100 characters: what it is for.</param>
/// <param name="Scopes">What it may be used for; at least one.</param>
/// <param name="Lifetime">How long it counts: one minute to 366 days.</param>
public sealed record IssueToken(PersonId Person, string Label, IReadOnlyList<TokenScope> Scopes, Duration Lifetime) : ICommand<IssuedToken>
{
    private const int LabelLimit = 100;
    private static readonly Duration Shortest = Duration.FromMinutes(1);
    private static readonly Duration Longest = Duration.FromDays(366);

    /// <inheritdoc />
    public Permitted By => Permitted.Anyone;

    /// <inheritdoc />
    public async Task<Result<IssuedToken>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        var label = Label.Trim();
        var problems = new Problems();
        problems.Check(label, LabelLimit, PartyTexts.TokenLabel);
        problems.AddIf(Scopes.Count == 0, TokenProblems.NoScope);
        problems.AddIf(Lifetime < Shortest || Lifetime > Longest, TokenProblems.LifetimeUnfit);
        if (await PersonStore.FindAsync(change.Session, Person, cancellationToken) is null) problems.Add(PersonProblems.NotFound(Person));
        await TokenProblems.CheckOwnerAsync(problems, change, Person, cancellationToken);
        if (problems.Any) return problems;

        var secret = TokenSecret.Make(change.Fill);
        ImmutableArray<TokenScope> scopes = [.. Scopes.Distinct().Order()];
        var token = new ApiToken(new ApiTokenId(change.NewId()), Person, label, scopes, change.Now, change.Now + Lifetime, RevokedAt: null);
        await TokenStore.AddAsync(change.Session, token, TokenSecret.HashOf(secret) ?? [], cancellationToken);
        await change.RecordAsync(new TokenIssued(token), cancellationToken);
        return new IssuedToken(token, secret);
    }
}

/// <summary>A new token with its secret, which is shown once.</summary>
public sealed record IssuedToken(ApiToken Token, string Secret);
