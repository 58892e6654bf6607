using Rectify.Parties;

namespace Rectify.Server.Tests.Markers;

/// <summary>Somebody who looks, with a token.</summary>
/// <param name="Name">Who: a role and a scope.</param>
/// <param name="Person">The person.</param>
/// <param name="Client">Asks the API as them.</param>
/// <param name="Calendar">The secret of their calendar's address.</param>
/// <param name="Browser">Asks for pages as them, signed in; null where that was done with another token of theirs.</param>
internal sealed record Viewpoint(string Name, PersonId Person, HttpClient Client, string Calendar, HttpClient? Browser);

/// <summary>Where bytes leave the program for somebody who looks: an address of the API, a stream, a page.</summary>
/// <param name="Name">What it is called when a mark is found there.</param>
/// <param name="ReadAsync">Everything that they are told there.</param>
internal sealed record Surface(string Name, Func<Viewpoint, Task<string>> ReadAsync);
