using Rectify.Foundation;
using Rectify.Parties;
using Rectify.Storage;

namespace Rectify.Server.Api;

/// <summary>For whom a request is made.</summary>
/// <param name="Person">The person.</param>
/// <param name="Token">The token that it was made with.</param>
internal sealed record ApiUser(Person Person, ApiToken Token)
{
    /// <summary>As whom it acts in the log.</summary>
    public Actor Actor => new(Person.Id.ToString(), ActorStrength.Token);

    /// <summary>What it may see: what the person may.</summary>
    public Viewer Viewer => Viewer.Of(Actor);
}
