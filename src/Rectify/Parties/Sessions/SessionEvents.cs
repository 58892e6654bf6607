using Rectify.Clocks.Rules;
using Rectify.Ledger;
using Rectify.Proof.Canonical;

namespace Rectify.Parties.Sessions;

/// <summary>A person signed in. From where is no matter of the log: the store forgets it with the session.</summary>
internal sealed record SessionBegun(Session Session) : IEvent
{
    public string Type => "session.begun";

    public int Version => 1;

    public Subject Subject => new("session", Session.Id.Value);

    public void WritePayload(CanonicalWriter json) => json.Member("method", Words.Of(Session.Method)).Member("person", Session.Person.ToString());
}

/// <summary>A session was ended before its time.</summary>
internal sealed record SessionEnded(Session Session, SessionEnd Why) : IEvent
{
    public string Type => "session.ended";

    public int Version => 1;

    public Subject Subject => new("session", Session.Id.Value);

    public void WritePayload(CanonicalWriter json) => json.Member("person", Session.Person.ToString()).Member("why", Words.Of(Why));
}
