using NodaTime;

namespace Rectify.Inventory;

/// <summary>What is in an asset, as its last scan or SBOM said.</summary>
/// <param name="Asset">Which release or system.</param>
/// <param name="Occurrences">One for each component and place.</param>
/// <param name="Unread">How many notes of the scan say that something was not read: above 0 the list is not complete.</param>
/// <param name="ScannedAt">When it was recorded.</param>
public sealed record AssetComponents(AssetId Asset, IReadOnlyList<ComponentOccurrence> Occurrences, int Unread, Instant ScannedAt);
