using NodaTime;

namespace Rectify.Cases;

/// <summary>
/// Every release and system in which a vulnerability is found at an instant or later. The findings are the list: it grows with them, and
/// what was in it stays, though the finding be gone since.
/// </summary>
/// <param name="Vulnerability">Any id of the vulnerability.</param>
/// <param name="Since">The instant: what was gone before is not meant.</param>
public readonly record struct Reach(string Vulnerability, Instant Since);
