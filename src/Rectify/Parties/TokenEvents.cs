using NodaTime.Text;
using Rectify.Clocks.Rules;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Parties;

/// <summary>A token was issued.</summary>
internal sealed record TokenIssued(ApiToken Token) : IEvent
{
    public string Type => "token.issued";

    public int Version => 1;

    public Subject Subject => new("token", Token.Id.Value);

    public void WritePayload(CanonicalWriter json) => json
        .Member("expiresAt", InstantPattern.ExtendedIso.Format(Token.ExpiresAt))
        .Member("label", Token.Label)
        .Member("person", Token.Person.ToString())
        .Member("scopes", string.Join(' ', Token.Scopes.Select(Words.Of)));
}

/// <summary>A token was revoked.</summary>
internal sealed record TokenRevoked(ApiToken Token) : IEvent
{
    public string Type => "token.revoked";

    public int Version => 1;

    public Subject Subject => new("token", Token.Id.Value);

    public void WritePayload(CanonicalWriter json) => json.Member("person", Token.Person.ToString());
}
