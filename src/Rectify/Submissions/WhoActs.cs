using Rectify.Foundation;
using Rectify.Ledger;
using Rectify.Parties;

namespace Rectify.Submissions;

/// <summary>Which person a command is run by.</summary>
internal static class WhoActs
{
    /// <summary>The person, signed in or through a token of theirs; null in local mode and for the program itself.</summary>
    public static PersonId? Of(Change change) => change.Actor.Strength == ActorStrength.Local ? null : new PersonId(Id.Parse(change.Actor.Who));

    /// <summary>The person who sits there, signed in; null for everything that acts by itself, a token too.</summary>
    public static PersonId? SignedIn(Change change) => change.Actor.Strength == ActorStrength.Session ? new PersonId(Id.Parse(change.Actor.Who)) : null;
}
