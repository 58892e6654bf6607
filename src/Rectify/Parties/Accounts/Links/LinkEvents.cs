using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Parties.Accounts.Links;

/// <summary>A link was made.</summary>
internal sealed record LinkMade(AccountLink Link) : IEvent
{
    public string Type => "account-link.made";

    public int Version => 1;

    public Subject Subject => new("account-link", Link.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        json.Member("expiresAt", InstantPattern.ExtendedIso.Format(Link.ExpiresAt)).Member("kind", Words.Of(Link.Kind));
        if (Link.Person is { } person) json.Member("person", person.ToString());
    }
}

/// <summary>A link was taken back.</summary>
internal sealed record LinkRevoked(AccountLink Link) : IEvent
{
    public string Type => "account-link.revoked";

    public int Version => 1;

    public Subject Subject => new("account-link", Link.Id.Value);

    public void WritePayload(CanonicalWriter json)
    {
        if (Link.Person is { } person) json.Member("person", person.ToString());
    }
}
