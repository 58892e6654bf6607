using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Parties.Sessions;
using Rectify.Storage;

namespace Rectify.Server.Accounts;

/// <summary>A person who is there: for whom a page is drawn, and who acts on it.</summary>
/// <param name="Person">The person, with the roles that they have now.</param>
/// <param name="Session">In which they are signed in.</param>
internal sealed record SignedInUser(Person Person, Session Session)
{
    /// <summary>As whom they act in the log.</summary>
    public Actor Actor => new(Person.Id.ToString(), ActorStrength.Session);

    /// <summary>What they may see.</summary>
    public Viewer Viewer => Viewer.Of(Actor);
}
