using NodaTime;
using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties.Sessions;

namespace Rectify.Parties.Accounts.Links;

/// <summary>
/// Makes the link by which a person sets up how they sign in: an invitation, or a reset when they have had something. Links that the person had count no more. Its
/// key is in the answer and nowhere else, ever.
/// </summary>
public sealed record MakeLink(PersonId Person) : ICommand<MadeLink>
{
    private static readonly Duration Lifetime = Duration.FromDays(7);

    /// <inheritdoc />
    public Permitted By => Permitted.To(PersonRole.Administrator);

    /// <inheritdoc />
    public async Task<Result<MadeLink>> ExecuteAsync(Change change, CancellationToken cancellationToken)
    {
        if (!AccountProblems.IsThere(change)) return AccountProblems.NotThere;
        if (await PersonStore.FindAsync(change.Session, Person, cancellationToken) is null) return PersonProblems.NotFound(Person);
        var before = (await AccountStore.FindAsync(change.Session, Person, cancellationToken))?.Password is not null
            || (await PasskeyStore.OfPersonAsync(change.Session, Person, cancellationToken)).Count > 0;
        foreach (var former in (await AccountLinkStore.OfPersonAsync(change.Session, Person, cancellationToken)).Where(link => link.CountsAt(change.Now)))
        {
            await AccountLinkStore.RevokeAsync(change.Session, former.Id, change.Now, cancellationToken);
            await change.RecordAsync(new LinkRevoked(former), cancellationToken);
        }
        return await DoAsync(change, before ? LinkPurpose.Reset : LinkPurpose.Invitation, Person, Lifetime, cancellationToken);
    }

    internal static async Task<MadeLink> DoAsync(Change change, LinkPurpose kind, PersonId? person, Duration lifetime, CancellationToken cancellationToken)
    {
        var key = SessionSecret.Make(change.Fill);
        var link = new AccountLink(new AccountLinkId(change.NewId()), kind, person, change.Now, change.Actor.Who, change.Now + lifetime, UsedAt: null, RevokedAt: null);
        await AccountLinkStore.AddAsync(change.Session, link, SessionSecret.HashOf(key) ?? [], cancellationToken);
        await change.RecordAsync(new LinkMade(link), cancellationToken);
        return new MadeLink(link, key);
    }
}
