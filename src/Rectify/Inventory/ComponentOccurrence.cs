using Rectify.Scanning;

namespace Rectify.Inventory;

/// <summary>A component at one place in a release or system.</summary>
/// <param name="Package">Which component.</param>
/// <param name="Location">Where, as <see cref="Scanning.Location"/> writes it.</param>
/// <param name="Origin">The surest way in which it was found.</param>
/// <param name="Evidence">Everything that supports it.</param>
public sealed record ComponentOccurrence(PackageVersion Package, string Location, Origin Origin, Evidence Evidence);
