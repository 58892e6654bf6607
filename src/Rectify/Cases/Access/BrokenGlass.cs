using NodaTime;
using Rectify.Foundation;
using Rectify.Parties;

namespace Rectify.Cases.Access;

/// <summary>That somebody opened a closed case on which nobody had named them.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Person">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="BrokenAt">When.</param>
/// <param name="Until">Until when they see the case, by the clock of the database.</param>
/// <param name="Lasts">Whether they still do.</param>
public sealed record BrokenGlass(Id Id, PersonId Person, string Reason, Instant BrokenAt, Instant Until, bool Lasts);
